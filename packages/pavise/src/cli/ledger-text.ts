import { resolve } from 'node:path'
import type { CommandContext } from '#cli/command'
import { PaviseError } from '#core/errors/error'
import { decodeEntry, type LedgerRecord, ledgerFiles, readLines, type Verification } from '#platform/ledger/index'
import { escapeJson, escapeTerminal, escapeTerminalBlock } from '#report/escape'

/** Where a ledger lies, and how the user named it. */
export interface LedgerPlace {
  readonly path: string
  readonly name: string
}

const DEFAULT_DIR = '.pavise/ledger'
const LONGEST_LINE = 65_536

export function ledgerPlace(context: CommandContext, named: string | undefined): LedgerPlace {
  const name = named ?? DEFAULT_DIR
  return { path: resolve(context.cwd, name), name }
}

const KEY_SOURCES = {
  given: 'given',
  kept: 'of this machine',
  stored: 'beside the entries: whoever could change them could change it',
} as const

/** A verification in a few lines that claim no more than was seen. */
export function printVerification(name: string, result: Verification): string {
  const { bodies } = result
  const lines = [`${escapeTerminal(name)}: ${result.statement}`, `  root        ${result.root}`]
  if (result.origin !== undefined) lines.push(`  log         ${escapeTerminal(result.origin)}`)
  if (result.key !== undefined) lines.push(`  public key  ${KEY_SOURCES[result.key.source]}`)
  for (const { source, size } of result.vouched) lines.push(`  checkpoint  ${source}, holds for the first ${size} entries`)
  const counted = [
    bodies.checked > 0 && `${bodies.checked} opened and as committed`,
    bodies.forgotten > 0 && `${bodies.forgotten} forgotten`,
    bodies.unread > 0 && `${bodies.unread} not looked into`,
  ]
  if (result.size > 0) lines.push(`  bodies      ${counted.filter(Boolean).join(', ')}`)
  for (const { index, fault } of result.faults)
    lines.push(`  fault       ${index === undefined ? '' : `entry ${index}: `}${escapeTerminal(fault)}`)
  if (result.faultCount > result.faults.length) lines.push(`  and ${result.faultCount - result.faults.length} more faults`)
  return lines.join('\n')
}

const fieldsOf = (entry: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(entry).filter(([key]) => !['type', 'time', 'commitment'].includes(key))

/** One record, its body fenced off as text. */
export function printRecord({ index, entry, state, body }: LedgerRecord): string {
  const lines = [`entry ${index}: ${entry.type}`, `  time        ${entry.time}`, `  commitment  ${entry.commitment}`]
  for (const [key, value] of fieldsOf(entry)) lines.push(`  ${escapeTerminal(key).padEnd(10)}  ${escapeTerminal(String(value))}`)
  lines.push(`  body        ${state}`)
  if (body !== undefined) lines.push(escapeTerminalBlock(escapeJson(body, 2)))
  return lines.join('\n')
}

/** The newest entries, oldest first. */
export async function listEntries({ path, name }: LedgerPlace, last: number, json: boolean): Promise<string> {
  const newest: { index: number; line: Buffer }[] = []
  let index = 0
  try {
    for await (const { lines } of readLines(ledgerFiles(path).entries, LONGEST_LINE)) {
      newest.push(
        ...lines.slice(-last).map((line, i) => ({ index: index + Math.max(0, lines.length - last) + i, line: Buffer.from(line) })),
      )
      newest.splice(0, Math.max(0, newest.length - last))
      index += lines.length
    }
  } catch (cause) {
    throw new PaviseError('PAV_LEDGER_NOT_FOUND', `${name} holds no entries.jsonl`, { cause })
  }
  const rows = newest.map(({ index: at, line }) => {
    const read = decodeEntry(line)
    if ('fault' in read) return json ? escapeJson({ index: at, fault: read.fault }) : `${at}  the entry ${read.fault}`
    const { entry } = read
    if (json) return escapeJson({ index: at, ...entry })
    const fields = fieldsOf(entry).map(([key, value]) => `${key}=${value}`)
    return escapeTerminal([String(at).padStart(String(index).length), entry.time, entry.type, ...fields].join('  '))
  })
  return rows.length > 0 ? rows.join('\n') : json ? '' : `${name} is empty`
}
