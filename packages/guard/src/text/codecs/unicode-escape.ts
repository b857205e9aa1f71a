import { defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'
import { hexValue, isSpace } from '../run.js'

/** Hexadecimal digits from `i` on, `most` at most. */
function digitsAt(text: string, i: number, most: number): number {
  let n = 0
  while (n < most && hexValue(text.charCodeAt(i + n)) >= 0) n++
  return n
}

/** Where the digits of an escape at `i` stand, how many they are, and where it ends; null when none begins there. */
function formAt(text: string, i: number): { from: number; digits: number; end: number } | null {
  const mark = text.charCodeAt(i)
  const kind = text.charCodeAt(i + 1)
  if ((mark | 32) === 117 && kind === 43) {
    const digits = digitsAt(text, i + 2, 6)
    return digits < 4 ? null : { from: i + 2, digits, end: i + 2 + digits }
  }
  if (mark !== 92) return null
  if ((kind | 32) === 120) return digitsAt(text, i + 2, 2) < 2 ? null : { from: i + 2, digits: 2, end: i + 4 }
  if ((kind | 32) !== 117) return null
  if (text.charCodeAt(i + 2) === 123) {
    const digits = digitsAt(text, i + 3, 6)
    return digits === 0 || text.charCodeAt(i + 3 + digits) !== 125 ? null : { from: i + 3, digits, end: i + 4 + digits }
  }
  return digitsAt(text, i + 2, 8) < 8 ? null : { from: i + 2, digits: 8, end: i + 10 }
}

/** `U+0041`, `\U00000041`, `\u{41}` and `\x41`; one space between two code points of the first form is a separator. */
function at(text: string, i: number): Escape | null | 'bad' {
  const form = formAt(text, i)
  if (form === null) return null
  const { from, digits, end } = form
  let point = 0
  for (let j = from; j < from + digits; j++) point = point * 16 + hexValue(text.charCodeAt(j))
  if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return 'bad'
  const next = text.charCodeAt(end + 1)
  const joined = text.charCodeAt(i) !== 92 && isSpace(text.charCodeAt(end)) && (next | 32) === 117 && formAt(text, end + 1) !== null
  return { text: String.fromCodePoint(point), length: end - i + (joined ? 1 : 0) }
}

const SYNTAX: EscapeSyntax = { at, strict: false, least: 3, gap: 4, leads: ['\\', 'U+', 'u+'] }

export const unicodeEscape = defineCodec({
  id: 'unicode-escape',
  title: 'Code points written out',
  reversible: true,
  encode: (text) => Array.from(text.toWellFormed(), (c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' '),
  ...escapeCodec(SYNTAX),
})
