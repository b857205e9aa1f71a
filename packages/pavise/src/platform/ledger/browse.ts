import { open, readFile } from 'node:fs/promises'
import { PaviseError } from '#core/errors/error'
import type { LedgerRow } from '#core/records/overview'
import type { Page } from '#core/records/page'
import { parseCheckpoint } from '#platform/ledger/checkpoint'
import { decodeEntry } from '#platform/ledger/entry'
import { decodeSlot, ledgerFiles, SLOT_BYTES } from '#platform/ledger/layout'
import { LeafPlaces } from '#platform/ledger/leaf-places'
import { leafHash } from '#platform/ledger/merkle'
import { makeProof, type ProofFile } from '#platform/ledger/proof-file'
import { readRecord } from '#platform/ledger/read-record'
import { isDestroyed } from '#platform/ledger/record-key'

const BLOCK = 512
/** So many entries are looked through for one page of a filtered list; the next page goes on from there. */
const MOST_LOOKED_AT = 50_000

export interface LedgerFilter {
  /** Beginning of a type: `finding` finds `finding.change`. */
  readonly type?: string
  /** Words that stand in the entry, whatever their case. */
  readonly words?: readonly string[]
  /** Leaves out entries that this refuses. */
  readonly only?: (row: LedgerRow) => boolean
}

/** Reads a ledger folder that another process may be writing. */
export interface LedgerBrowser {
  /** Newest first, from before entry `before` on. */
  list(filter: LedgerFilter, limit: number, before?: number): Promise<Page<LedgerRow>>
  /** PAV_LEDGER_ENTRY where there is none. */
  get(index: number): Promise<LedgerRow>
  /** What was sealed; `state` says why there is no body. */
  body(index: number): Promise<{ state: 'open' | 'forgotten' | 'sealed' | 'damaged'; body?: unknown }>
  proof(index: number): Promise<ProofFile>
  /** The newest signed checkpoint; undefined before there is one. */
  checkpoint(): Promise<{ note: string; publicKey: string; size: number } | undefined>
}

/** `masterKey` opens bodies. Nothing is read before it is asked for. */
export function browseLedger(dir: string, masterKey: () => Promise<Buffer>): LedgerBrowser {
  const files = ledgerFiles(dir)
  const places = new LeafPlaces(files.entries)

  async function rowsOf(start: number, lines: readonly Buffer[]): Promise<LedgerRow[]> {
    const forgotten = await forgottenAmong(files.keys, start, lines.length)
    return lines.map((line, at) => rowOf(start + at, line, forgotten[at] ?? false))
  }
  return {
    async list(filter, limit, before = Number.POSITIVE_INFINITY) {
      const size = await places.count()
      const all = filter.type === undefined && filter.only === undefined && (filter.words ?? []).length === 0
      const items: LedgerRow[] = []
      let end = Math.min(before, size)
      let looked = 0
      while (end > 0 && items.length < limit && looked < MOST_LOOKED_AT) {
        const start = Math.max(0, end - Math.min(BLOCK, all ? limit - items.length : BLOCK))
        const rows = (await rowsOf(start, await places.lines(start, end))).reverse()
        for (const row of rows) {
          if (items.length >= limit) break
          looked++
          end = row.index
          if (matches(row, filter)) items.push(row)
        }
      }
      const total = all ? { count: size, exact: true } : { count: items.length, exact: end === 0 && before >= size }
      return { items, ...(end > 0 ? { next: String(end) } : {}), total }
    },
    async get(index) {
      const size = await places.count()
      const [row] = await rowsOf(index, await places.lines(index, index + 1))
      if (row) return row
      throw new PaviseError('PAV_LEDGER_ENTRY', `there is no entry ${index}: the ledger holds ${size}`)
    },
    async body(index) {
      const { state, body } = await readRecord(dir, index, await masterKey())
      return { state, ...(body === undefined ? {} : { body }) }
    },
    proof: (index) => makeProof(dir, index),
    async checkpoint() {
      const note = await readFile(files.checkpoint, 'utf8').catch(() => undefined)
      if (note === undefined) return undefined
      const publicKey = (await readFile(files.publicKey, 'utf8')).trim()
      return { note, publicKey, size: parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1)).size }
    },
  }
}

function rowOf(index: number, line: Buffer, forgotten: boolean): LedgerRow {
  const digest = leafHash(line).toString('hex')
  const read = decodeEntry(line)
  // A line that is no entry is shown as what it is, so that one damaged line hides none of the others.
  if ('fault' in read) return { index, type: 'damaged', time: new Date(0).toISOString(), fields: { fault: read.fault }, digest, forgotten }
  const { type, time, commitment: _commitment, ...fields } = read.entry
  return { index, type, time, fields, digest, forgotten }
}

function matches(row: LedgerRow, { type, words = [], only }: LedgerFilter): boolean {
  if (type !== undefined && !row.type.startsWith(type)) return false
  if (only && !only(row)) return false
  if (words.length === 0) return true
  const text = `${row.type} ${JSON.stringify(row.fields)}`.toLowerCase()
  return words.every((word) => text.includes(word.toLowerCase()))
}

/** Which of `count` records from `start` on have lost their key. */
async function forgottenAmong(keys: string, start: number, count: number): Promise<boolean[]> {
  const bytes = Buffer.alloc(count * SLOT_BYTES)
  const file = await open(keys, 'r').catch(() => undefined)
  if (file === undefined) return []
  try {
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start * SLOT_BYTES)
    const whole = Math.floor(bytesRead / SLOT_BYTES)
    return Array.from({ length: whole }, (_, at) => isDestroyed(decodeSlot(bytes.subarray(at * SLOT_BYTES, (at + 1) * SLOT_BYTES)).wrapped))
  } finally {
    await file.close()
  }
}
