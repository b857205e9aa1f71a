import { defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'

/** U+E0020 to U+E007E mirror printable ASCII and are drawn as nothing; U+E0001 and U+E007F open and close. */
function at(text: string, i: number): Escape | null | 'bad' {
  if (text.charCodeAt(i) !== 0xdb40) return null
  const low = text.charCodeAt(i + 1)
  if (!(low >= 0xdc00 && low <= 0xdc7f)) return null
  const c = low - 0xdc00
  return { text: c === 9 || c === 10 || c === 13 || (c >= 32 && c < 127) ? String.fromCharCode(c) : '', length: 2 }
}

const SYNTAX: EscapeSyntax = { at, strict: false, least: 2, gap: 4 }

export const tagCharacters = defineCodec({
  id: 'tag-characters',
  title: 'Invisible Unicode tag characters',
  reversible: 'letters',
  encode(text) {
    let out = ''
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      out += c < 128 ? String.fromCharCode(0xdb40, 0xdc00 + c) : text[i]
    }
    return out
  },
  ...escapeCodec(SYNTAX),
})
