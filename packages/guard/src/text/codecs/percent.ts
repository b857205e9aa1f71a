import { defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'
import { hexValue } from '../run.js'
import { fromBytes, toBytes } from '../utf8.js'

/** The octets of ASCII, which need no decoding. */
const ASCII: readonly Escape[] = Array.from({ length: 128 }, (_, byte) => ({ text: String.fromCharCode(byte), length: 3 }))

function hexPair(text: string, i: number): number {
  const high = hexValue(text.charCodeAt(i))
  const low = hexValue(text.charCodeAt(i + 1))
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

/** Reads `<mark>XX` octets that together are one UTF-8 character (1 to 4 of them); shared by percent and quoted-printable. */
export function octets(text: string, i: number, mark: number): Escape | null | 'bad' {
  if (text.charCodeAt(i) !== mark) return null
  const first = hexPair(text, i + 1)
  if (first < 0) return 'bad'
  if (first < 0x80) return ASCII[first]!
  const bytes: number[] = []
  let need = 1
  for (let j = i; bytes.length < need; j += 3) {
    const byte = hexPair(text, j + 1)
    if (text.charCodeAt(j) !== mark || byte < 0) return 'bad'
    if (bytes.length === 0) need = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    bytes.push(byte)
  }
  const character = fromBytes(Uint8Array.from(bytes))
  return character === null ? 'bad' : { text: character, length: bytes.length * 3 }
}

const SYNTAX: EscapeSyntax = { at: (text, i) => octets(text, i, 37), strict: true, least: 1, gap: 24, leads: ['%'] }

export const percent = defineCodec({
  id: 'url',
  title: 'Percent-encoding of URLs (RFC 3986)',
  reversible: true,
  encode: (text) => Array.from(toBytes(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  ...escapeCodec(SYNTAX),
})
