import { type Bytes, bytesOf, slice } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { analyse } from './analysis.js'
import { isPickle, writerOf } from './kind.js'
import { observationsOf } from './report.js'
import { pickleRules } from './rules.js'
import type { Nested, Sightings } from './sightings.js'

/** Pickles of every protocol, one or several in a row, by what their opcodes do. */
export const pickle = defineFormat({
  id: 'pickle',
  title: 'Python pickle',
  rules: pickleRules,
  detect(content) {
    const found = isPickle(content)
    return found === 'no' || writerOf(content) === 'pickle' ? found : 'no'
  },
  scan: scanPickle,
})

/** Examines a content as a row of pickles. A promise only where something inside has to be scanned for itself. */
export function scanPickle(content: Bytes, scan: MemberScan): void | Promise<void> {
  const head = content.read(0, 2)
  const sure = head[0] === 0x80 && head[1]! <= 5
  const { sightings, broken, pickles, end, fault } = analyse(content, { spend: (work) => scan.spend(work), sure })
  for (const observation of observationsOf(sightings)) scan.observe(observation)
  if (fault !== undefined) throw fault
  if (sightings.length > 0) scan.recognize()
  if (broken) scan.inconclusive(`the pickle breaks off at byte ${broken.at} (${WHY[broken.end]})`)
  if (pickles > 0) scan.fact('pickles', pickles)
  if (pickles > 0 && end < content.size) scan.fact('bytes after the last pickle', content.size - end)
  const inside = insideOf(sightings)
  if (inside.length > 0) return scanInside(content, inside, scan)
}

const WHY: Readonly<Record<string, string>> = {
  truncated: 'the file ends',
  opcode: 'no such opcode',
  underflow: 'nothing is left on the stack',
  memo: 'nothing is at that place of the memo',
  value: 'a value that no reader takes',
  limit: 'it nests deeper than is examined',
}

function insideOf(all: readonly Sightings[]): Nested[] {
  const found = new Map<string, Nested>()
  for (const { nested } of all) for (const each of nested) found.set(`${each.label} ${each.offset}`, each)
  return [...found.values()].slice(0, 64)
}

async function scanInside(content: Bytes, inside: readonly Nested[], scan: MemberScan): Promise<void> {
  for (const { label, offset, length, bytes } of inside) {
    const part = bytes ? bytesOf(bytes) : slice(content, offset, length)
    if ((label === 'bytes' || label === 'base64') && !holdsCalls(part, scan)) continue
    await scan.member(`${label}@${offset}`, part)
  }
}

/** Whether bytes kept as data are a pickle that names something. */
function holdsCalls(part: Bytes, scan: MemberScan): boolean {
  return analyse(part, { spend: (work) => scan.spend(work), sure: part.read(0, 1)[0] === 0x80 }).sightings.some(
    (each) => each.globals.length > 0,
  )
}
