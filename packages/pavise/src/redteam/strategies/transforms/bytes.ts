import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { defineTransform, type Transform } from '#redteam/strategies/transforms/transform'

/** Encodings over the bytes of UTF-8: every well-formed text comes back. */
function overBytes(id: string, title: string, encode: (bytes: Buffer) => string, decode: (text: string) => Uint8Array | null): Transform {
  return defineTransform({
    id,
    title,
    reversible: true,
    encode: (text) => encode(Buffer.from(text, 'utf8')),
    decode: (text) => {
      const bytes = decode(text)
      return bytes === null ? null : Buffer.from(bytes).toString('utf8')
    },
  })
}

const each = (bytes: Buffer, of: (byte: number) => string, between: string): string => [...bytes].map(of).join(between)
const numbers = (text: string, pattern: RegExp, base: number): Uint8Array =>
  Uint8Array.from([...text.matchAll(pattern)].map((match) => Number.parseInt(match[1]!, base)))

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Base58 block by block of eight bytes, so that the cost stays linear; a leading 1 keeps leading zeros. */
function base58(bytes: Buffer): string {
  const blocks: string[] = []
  for (let at = 0; at < bytes.length; at += 8) {
    let value = BigInt(`0x01${bytes.subarray(at, at + 8).toString('hex')}`)
    let text = ''
    for (; value > 0n; value /= 58n) text = BASE58[Number(value % 58n)]! + text
    blocks.push(text)
  }
  return blocks.join(' ')
}

function unbase58(text: string): Uint8Array | null {
  const blocks = text.split(' ').filter(Boolean)
  const out: Buffer[] = []
  for (const block of blocks) {
    let value = 0n
    for (const letter of block) {
      const digit = BASE58.indexOf(letter)
      if (digit < 0 || block.length > 16) return null
      value = value * 58n + BigInt(digit)
    }
    const hex = value.toString(16)
    out.push(Buffer.from(hex.slice(1), 'hex'))
  }
  return Buffer.concat(out)
}

const backwards = (text: string): string => [...text].reverse().join('')

/** Encodings of bytes that the guard's codecs lack. */
export const byteTransforms: readonly Transform[] = [
  overBytes(
    'octal',
    'Octal bytes',
    (bytes) => each(bytes, (byte) => byte.toString(8).padStart(3, '0'), ' '),
    (text) => numbers(text, /([0-7]{3})/g, 8),
  ),
  overBytes(
    'hex-escape',
    'Bytes as \\x escapes',
    (bytes) => each(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`, ''),
    (text) => numbers(text, /\\x([\da-f]{2})/g, 16),
  ),
  overBytes(
    'hex-list',
    'Bytes as a list of hexadecimal numbers',
    (bytes) => each(bytes, (byte) => `0x${byte.toString(16)}`, ', '),
    (text) => numbers(text, /0x([\da-f]{1,2})/g, 16),
  ),
  overBytes(
    'decimal-array',
    'Bytes as an array of numbers',
    (bytes) => JSON.stringify([...bytes]),
    (text) => numbers(text, /(\d{1,3})/g, 10),
  ),
  overBytes('base58', 'Base58 in blocks', base58, unbase58),
  overBytes(
    'base64url',
    'Base64 for URLs',
    (bytes) => bytes.toString('base64url'),
    (text) => Buffer.from(text, 'base64url'),
  ),
  overBytes(
    'base64-twice',
    'Base64 of Base64',
    (bytes) => Buffer.from(bytes.toString('base64')).toString('base64'),
    (text) => Buffer.from(Buffer.from(text, 'base64').toString(), 'base64'),
  ),
  overBytes(
    'base64-reversed',
    'Base64 read backwards',
    (bytes) => backwards(bytes.toString('base64')),
    (text) => Buffer.from(backwards(text), 'base64'),
  ),
  overBytes(
    'hex-reversed',
    'Hexadecimal read backwards',
    (bytes) => backwards(bytes.toString('hex')),
    (text) => Buffer.from(backwards(text), 'hex'),
  ),
  overBytes('deflate-base64', 'Deflate, then Base64', (bytes) => deflateRawSync(bytes).toString('base64'), inflated),
  overBytes(
    'emoji-bytes',
    'A pictograph for each byte',
    (bytes) => each(bytes, (byte) => String.fromCodePoint(0x1f300 + byte), ''),
    (text) => Uint8Array.from([...text].map((sign) => sign.codePointAt(0)! - 0x1f300)),
  ),
  overBytes(
    'dots-binary',
    'Bits as black and white dots',
    (bytes) => each(bytes, (byte) => byte.toString(2).padStart(8, '0').replaceAll('0', '○').replaceAll('1', '●'), ' '),
    (text) => numbers(text.replaceAll('○', '0').replaceAll('●', '1'), /([01]{8})/g, 2),
  ),
  overBytes(
    'hex-words',
    'Hexadecimal in groups of four',
    (bytes) => bytes.toString('hex').replace(/(.{4})(?=.)/g, '$1 '),
    (text) => Buffer.from(text.replace(/\s/g, ''), 'hex'),
  ),
]

/** Null for what is no deflated text, or grows beyond a megabyte. */
function inflated(text: string): Uint8Array | null {
  try {
    return inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: 1 << 20 })
  } catch {
    return null
  }
}
