import type { Bytes } from '#supplychain/scan/bytes'
import { rawUnicode, stringEscapes } from './escapes.js'
import { COUNTED, FIXED, LINE, PAYLOAD } from './opcodes.js'

/** What a constant of the file is, read again from its opcode. */
export type Constant =
  | { readonly kind: 'text'; readonly text: string; readonly cut: boolean }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly cut: boolean }
  | { readonly kind: 'number'; readonly number: number | bigint }
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }

/** Where a constant lies in the content. */
interface Payload {
  readonly offset: number
  readonly length: number
}

/** Longest name of a module or an attribute that is read. */
export const NAME_LIMIT = 4096
/** Longest line that is looked for. */
const LINE_LIMIT = 1 << 26

/** Reads the constant whose opcode lies at `at`; at most `limit` bytes of it. */
export function constantAt(content: Bytes, at: number, limit: number): Constant {
  const head = content.read(at, 9)
  const code = head[0]!
  switch (code) {
    case 0x4e: // NONE
      return { kind: 'none' }
    case 0x88: // NEWTRUE
    case 0x89: // NEWFALSE
      return { kind: 'bool', value: code === 0x88 }
    case 0x4a: // BININT
      return { kind: 'number', number: view(head).getInt32(1, true) }
    case 0x4b: // BININT1
      return { kind: 'number', number: head[1]! }
    case 0x4d: // BININT2
      return { kind: 'number', number: head[1]! | (head[2]! << 8) }
    case 0x47: // BINFLOAT
      return { kind: 'number', number: view(head).getFloat64(1, false) }
  }
  const payload = payloadAt(content, at)
  const cut = payload.length > limit
  const raw = content.read(payload.offset, Math.min(payload.length, limit))
  switch (code) {
    case 0x58: // BINUNICODE
    case 0x8c: // SHORT_BINUNICODE
    case 0x8d: // BINUNICODE8
      return { kind: 'text', text: buffer(raw).toString('utf8'), cut }
    case 0x56: // UNICODE
      return { kind: 'text', text: rawUnicode(buffer(raw).toString('latin1')), cut }
    case 0x53: // STRING
      return { kind: 'text', text: stringEscapes(unquoted(buffer(raw).toString('latin1'))), cut }
    case 0x54: // BINSTRING
    case 0x55: // SHORT_BINSTRING
      return { kind: 'text', text: buffer(raw).toString('latin1'), cut }
    case 0x8a: // LONG1
    case 0x8b: // LONG4
      return { kind: 'number', number: cut ? Number.POSITIVE_INFINITY : littleEndian(raw) }
    case 0x49: // INT
    case 0x4c: // LONG
    case 0x46: // FLOAT
      return numeral(buffer(raw).toString('latin1'))
    default:
      return { kind: 'bytes', bytes: raw, cut }
  }
}

/** Where the payload of the constant at `at` lies. */
export function payloadAt(content: Bytes, at: number): Payload {
  const head = content.read(at, 9)
  const code = head[0]!
  const fixed = FIXED[code]!
  if (PAYLOAD[code] === COUNTED) {
    const data = view(head)
    const length = fixed === 1 ? head[1]! : fixed === 4 ? data.getUint32(1, true) : Number(data.getBigUint64(1, true))
    return { offset: at + 1 + fixed, length: Math.min(length, content.size - at) }
  }
  if (PAYLOAD[code] === LINE) {
    const end = lineEnd(content, at + 1)
    return { offset: at + 1, length: (end < 0 ? content.size : end) - at - 1 }
  }
  return { offset: at + 1, length: 0 }
}

/** Offset of the next line feed at or after `from`, -1 where there is none. */
export function lineEnd(content: Bytes, from: number): number {
  let step = 256
  for (let offset = from; offset < content.size && offset - from < LINE_LIMIT; ) {
    const part = content.read(offset, step)
    const found = part.indexOf(10)
    if (found >= 0) return offset + found
    offset += step
    step = Math.min(step * 4, 1 << 16)
  }
  return -1
}

/** An integer as text, as the C reader has it: base by its prefix, signs, blanks, cut at a NUL. */
export function numeral(line: string): Constant {
  if (line === '00') return { kind: 'bool', value: false }
  if (line === '01') return { kind: 'bool', value: true }
  const text = line.split('\0')[0]!.trim().replace(/L$/, '').replaceAll('_', '')
  const sign = text.startsWith('-') ? -1 : 1
  const digits = text.replace(/^[+-]/, '')
  const number = /^0\d+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits)
  return { kind: 'number', number: sign * number }
}

function littleEndian(raw: Uint8Array): number | bigint {
  if (raw.length === 0) return 0
  if (raw.length > 64) return Number.POSITIVE_INFINITY
  let number = 0n
  for (let i = raw.length - 1; i >= 0; i--) number = (number << 8n) | BigInt(raw[i]!)
  if (raw[raw.length - 1]! & 0x80) number -= 1n << BigInt(8 * raw.length)
  return number >= -(2n ** 53n) && number <= 2n ** 53n ? Number(number) : number
}

function unquoted(line: string): string {
  const quote = line[0]
  return line.length >= 2 && (quote === "'" || quote === '"') && line.endsWith(quote) ? line.slice(1, -1) : line
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
