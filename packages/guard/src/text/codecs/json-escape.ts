import { defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'
import { hexValue } from '../run.js'

const SHORT: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** RFC 8259 section 7. */
function at(text: string, i: number): Escape | null | 'bad' {
  if (text.charCodeAt(i) !== 92) return null
  const short = SHORT[text[i + 1] ?? '']
  if (short !== undefined) return { text: short, length: 2 }
  if (text[i + 1] !== 'u') return 'bad'
  let unit = 0
  for (let k = 2; k < 6; k++) {
    const v = hexValue(text.charCodeAt(i + k))
    if (v < 0) return 'bad'
    unit = unit * 16 + v
  }
  return { text: String.fromCharCode(unit), length: 6 }
}

const SYNTAX: EscapeSyntax = { at, strict: true, least: 1, gap: 48, leads: ['\\'] }

export const jsonEscape = defineCodec({
  id: 'json-escape',
  title: 'Escapes of JSON and JavaScript strings',
  reversible: true,
  encode(text) {
    let out = ''
    for (let i = 0; i < text.length; i++) out += `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`
    return out
  },
  ...escapeCodec(SYNTAX),
})
