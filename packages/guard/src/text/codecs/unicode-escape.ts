import { defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'
import { isSpace } from '../run.js'

const FORM = /^(?:U\+([0-9a-f]{4,6})|\\U([0-9a-f]{8})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2}))/i

/** `U+0041`, `\U00000041`, `\u{41}` and `\x41`; one space between two code points of the first form is a separator. */
function at(text: string, i: number): Escape | null | 'bad' {
  const c = text.charCodeAt(i)
  if (c !== 85 && c !== 117 && c !== 92) return null
  const found = FORM.exec(text.slice(i, i + 10))
  if (found === null) return null
  const point = Number.parseInt(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '', 16)
  if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return 'bad'
  const end = i + found[0].length
  const joined = found[1] !== undefined && isSpace(text.charCodeAt(end)) && /^.U\+[0-9a-f]{4}/is.test(text.slice(end, end + 7))
  return { text: String.fromCodePoint(point), length: found[0].length + (joined ? 1 : 0) }
}

const SYNTAX: EscapeSyntax = { at, strict: false, least: 3, gap: 4 }

export const unicodeEscape = defineCodec({
  id: 'unicode-escape',
  title: 'Code points written out',
  reversible: true,
  encode: (text) => Array.from(text.toWellFormed(), (c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' '),
  ...escapeCodec(SYNTAX),
})
