import { type Codec, defineCodec } from '../codec.js'
import { type Escape, type EscapeSyntax, escapeCodec } from '../escape.js'

/** Full-width forms: U+FF01-FF5E for printable ASCII, U+3000 for the space. */
function fullwidthAt(text: string, i: number): Escape | null {
  const c = text.charCodeAt(i)
  if (c === 0x3000) return { text: ' ', length: 1 }
  return c >= 0xff01 && c <= 0xff5e ? { text: String.fromCharCode(c - 0xfee0), length: 1 } : null
}

const FULLWIDTH: EscapeSyntax = { at: fullwidthAt, strict: false, least: 3, gap: 2 }

export const fullwidth: Codec = defineCodec({
  id: 'fullwidth',
  title: 'Full-width letters',
  reversible: 'letters',
  encode: (text) => text.replace(/[ -~]/g, (c) => (c === ' ' ? '\u3000' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))),
  ...escapeCodec(FULLWIDTH),
})

/** Mathematical alphanumerics U+1D400-1D7FF; NFKC knows what each stands for. */
function mathematicalAt(text: string, i: number): Escape | null {
  if (text.charCodeAt(i) !== 0xd835) return null
  const low = text.charCodeAt(i + 1)
  return low >= 0xdc00 && low <= 0xdfff ? { text: text.slice(i, i + 2).normalize('NFKC'), length: 2 } : null
}

const MATHEMATICAL: EscapeSyntax = { at: mathematicalAt, strict: false, least: 3, gap: 2 }
const BOLD: readonly (readonly [from: number, to: number, bold: number])[] = [
  [65, 90, 0x1d400],
  [97, 122, 0x1d41a],
  [48, 57, 0x1d7ce],
]

export const mathematical: Codec = defineCodec({
  id: 'mathematical',
  title: 'Mathematical bold letters',
  reversible: 'letters',
  encode(text) {
    let out = ''
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      const block = BOLD.find(([from, to]) => c >= from && c <= to)
      out += block ? String.fromCodePoint(block[2] + c - block[0]) : text[i]
    }
    return out
  },
  ...escapeCodec(MATHEMATICAL),
})
