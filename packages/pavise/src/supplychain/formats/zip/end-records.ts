import type { Bytes } from '#supplychain/scan/bytes'
import { centralEntry, viewOf } from './zip-entry.js'

/** One reading of where an archive's directory lies. Two readers of one file may come to different ones. */
export interface Directory {
  /** Where the end record stands, and where it ends with its comment. */
  readonly record: number
  readonly end: number
  /** Where the central directory begins. */
  readonly start: number
  /** What offsets count from: 0, or the length of what was put in front of the archive. */
  readonly base: number
  readonly size: number
  readonly entries: number
  readonly comment: Uint8Array
  /** The short and the long end record say different things. */
  readonly torn: boolean
  /** Where the long end record stands, or the short one where there is no long one. */
  readonly tail: number
}

const RECORD = 22
const LONGEST_COMMENT = 65_535
const LOCATOR = 20
const RECORD_64 = 56

/** The last bytes in which readers look for an end record. */
const TAIL = LONGEST_COMMENT + RECORD + LOCATOR + RECORD_64
const SIGNATURE = Buffer.from('PK\x05\x06', 'latin1')
const MOST_RECORDS = 64

/** The places near the end at which an end record seems to stand, last first. */
export function endRecords(content: Bytes): number[] {
  const start = Math.max(0, content.size - TAIL)
  const bytes = content.read(start, content.size - start)
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: number[] = []
  let at = tail.lastIndexOf(SIGNATURE)
  while (at >= 0 && found.length < MOST_RECORDS) {
    if (at + RECORD <= tail.length) found.push(start + at)
    at = at === 0 ? -1 : tail.lastIndexOf(SIGNATURE, at - 1)
  }
  return found
}

interface Wide {
  size: number
  offset: number
  entries: number
  /** Where the long record stands: the directory ends before it. */
  record: number
}

/** The long end record (zip64), where a locator before the short one leads to it. */
function wideRecord(content: Bytes, record: number): Wide | undefined {
  const locator = content.read(record - LOCATOR, LOCATOR)
  if (record < LOCATOR || locator.length < LOCATOR || viewOf(locator).getUint32(0, true) !== 0x07064b50) return undefined
  const named = Number(viewOf(locator).getBigUint64(8, true))
  for (const at of [named, record - LOCATOR - RECORD_64]) {
    if (at < 0 || at > content.size) continue
    const bytes = content.read(at, RECORD_64)
    if (bytes.length < RECORD_64 || viewOf(bytes).getUint32(0, true) !== 0x06064b50) continue
    const view = viewOf(bytes)
    return {
      entries: Number(view.getBigUint64(32, true)),
      size: Number(view.getBigUint64(40, true)),
      offset: Number(view.getBigUint64(48, true)),
      record: at,
    }
  }
  return undefined
}

/** The readings of an end record: its directory right before it, and its directory where it says. Those where no directory stands are left out. */
export function directoriesOf(content: Bytes, record: number): Directory[] {
  const bytes = content.read(record, RECORD)
  const view = viewOf(bytes)
  const short = { entries: view.getUint16(10, true), size: view.getUint32(12, true), offset: view.getUint32(16, true) }
  const wide = wideRecord(content, record)
  const length = Math.min(view.getUint16(20, true), content.size - record - RECORD)
  const common = {
    record,
    end: record + RECORD + length,
    comment: content.read(record + RECORD, length),
    torn: wide !== undefined && isTorn(short, wide),
    tail: wide?.record ?? record,
  }
  const readings = wide && isTorn(short, wide) ? [wide, { ...short, record }] : [wide ?? { ...short, record }]
  return readings.flatMap(({ size, offset, entries, record: before }) => {
    const found: Directory[] = []
    for (const start of new Set([before - size, offset])) {
      const empty = entries === 0 && size === 0
      if (start < 0 || start > record || (!empty && centralEntry(content, start, 0) === undefined)) continue
      found.push({ ...common, start, base: start - offset, size, entries })
    }
    // Where the directory stands right before its record, that many bytes were put in front; where it is found where it says, none were.
    return found
  })
}

/** A short record says all ones for what stands in the long one; anything else must be the same. */
function isTorn(short: { entries: number; size: number; offset: number }, wide: Wide): boolean {
  return (
    (short.entries !== 0xffff && short.entries !== wide.entries) ||
    (short.size !== 0xffffffff && short.size !== wide.size) ||
    (short.offset !== 0xffffffff && short.offset !== wide.offset)
  )
}
