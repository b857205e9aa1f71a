import { defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'
import { toBytes } from '../utf8.js'
import { octets } from './percent.js'

/** RFC 2045 6.7: an `=` before a line end is a soft break and stands for nothing. */
function at(text: string, i: number): Escape | null | 'bad' {
  if (text.charCodeAt(i) !== 61) return null
  if (text.charCodeAt(i + 1) === 10) return { text: '', length: 2 }
  if (text.charCodeAt(i + 1) === 13 && text.charCodeAt(i + 2) === 10) return { text: '', length: 3 }
  return octets(text, i, 61)
}

const SYNTAX: EscapeSyntax = { at, strict: true, least: 2, gap: 76, leads: ['='] }

/** Every octet is written as an escape, so that the encoded form never shows the text; lines stay below 76 characters. */
function encode(text: string): string {
  let out = ''
  let column = 0
  for (const byte of toBytes(text)) {
    // A soft break may not part the octets of one character, because readers join lines before they decode; it falls before a lead byte.
    if (column >= 60 && (byte & 0xc0) !== 0x80) {
      out += '=\r\n'
      column = 0
    }
    out += `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    column += 3
  }
  return out
}

export const quotedPrintable = defineCodec({
  id: 'quoted-printable',
  title: 'Quoted-printable of mail',
  reversible: true,
  encode,
  ...escapeCodec(SYNTAX),
})
