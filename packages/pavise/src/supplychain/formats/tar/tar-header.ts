import type { Bytes } from '#supplychain/scan/bytes'

export const BLOCK = 512

/** One header block of a tar archive, as it stands. */
export interface TarHeader {
  readonly name: string
  readonly size: number
  readonly type: string
  readonly link: string
  readonly checksum: 'right' | 'wrong'
  /** `ustar` (POSIX), `gnu` or nothing (older than both). */
  readonly magic: 'ustar' | 'gnu' | ''
}

const text = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0)
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8')
}

/** Octal with blanks around it, or base 256 where the first bit is set (GNU). NaN where it is neither. */
export function tarNumber(bytes: Uint8Array): number {
  if (bytes[0]! & 0x80) {
    let value = bytes[0]! & 0x40 ? -1 : bytes[0]! & 0x3f
    for (const byte of bytes.subarray(1)) value = value * 256 + byte
    return value
  }
  const digits = text(bytes).trim()
  return digits === '' ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

/** The sum of all bytes with the checksum's own eight as blanks; old writers summed signed bytes. */
function isRight(block: Uint8Array): boolean {
  const said = tarNumber(block.subarray(148, 156))
  let unsigned = 0
  let signed = 0
  for (let i = 0; i < BLOCK; i++) {
    const byte = i >= 148 && i < 156 ? 32 : block[i]!
    unsigned += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  return said === unsigned || said === signed
}

/** Reads a block as a header; nothing where it cannot be one. */
export function tarHeader(block: Uint8Array): TarHeader | undefined {
  if (block.length < BLOCK) return undefined
  const mark = Buffer.from(block.subarray(257, 265)).toString('latin1')
  const magic = mark.startsWith('ustar\0') ? 'ustar' : mark.startsWith('ustar') ? 'gnu' : ''
  const checksum = isRight(block) ? 'right' : 'wrong'
  if (magic === '' && checksum === 'wrong') return undefined
  const size = tarNumber(block.subarray(124, 136))
  if (!Number.isSafeInteger(size) || size < 0) return undefined
  const prefix = magic === 'ustar' ? text(block.subarray(345, 500)) : ''
  const own = text(block.subarray(0, 100))
  return {
    name: prefix === '' ? own : `${prefix}/${own}`,
    size,
    type: String.fromCharCode(block[156]!),
    link: text(block.subarray(157, 257)),
    checksum,
    magic,
  }
}

/** True for content whose first block is a header that readers accept. Without a magic word only the checksum tells, and a name must be there. */
export function looksLikeTar(content: Bytes): boolean {
  const block = content.read(0, BLOCK)
  if (block.length < BLOCK || block[0] === 0) return false
  const header = tarHeader(block)
  return header !== undefined && (header.magic !== '' || /^[\x20-\x7e\x80-\u{10ffff}]+$/u.test(header.name))
}

/** The records of a pax header (`length key=value\n`); what cannot be read ends them. */
export function paxRecords(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(32, at)
    if (blank < 0 || blank - at > 12) break
    const length = Number(Buffer.from(bytes.subarray(at, blank)).toString('latin1'))
    if (!Number.isSafeInteger(length) || length <= blank - at + 2 || at + length > bytes.length) break
    const record = Buffer.from(bytes.subarray(blank + 1, at + length - 1)).toString('utf8')
    const equals = record.indexOf('=')
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return records
}
