import { defineCodec } from '../codec.js'
import { nextUnit } from '../next-unit.js'
import type { Run } from '../run.js'
import { fromBytes, looksLikeText, toBytes } from '../utf8.js'

const LEAST = 6

/** A selector, or the first half of one. */
const nextSelector = nextUnit(/\udb40|[\ufe00-\ufe0f]/g)

/** Byte of the variation selector at `i` (U+FE00-FE0F carry 0-15, U+E0100-E01EF 16-255), and its length in UTF-16. */
function byteAt(text: string, i: number): { byte: number; length: number } | null {
  const c = text.charCodeAt(i)
  if (c >= 0xfe00 && c <= 0xfe0f) return { byte: c - 0xfe00, length: 1 }
  if (c !== 0xdb40) return null
  const low = text.charCodeAt(i + 1)
  return low >= 0xdd00 && low <= 0xddef ? { byte: low - 0xdd00 + 16, length: 2 } : null
}

function read(text: string, from: number): { bytes: number[]; end: number } {
  const bytes: number[] = []
  let end = from
  for (let unit = byteAt(text, end); unit !== null; unit = byteAt(text, end)) {
    bytes.push(unit.byte)
    end += unit.length
  }
  return { bytes, end }
}

function decode(text: string): string | null {
  const { bytes, end } = read(text, 0)
  return end === text.length ? fromBytes(Uint8Array.from(bytes)) : null
}

function detect(text: string): Run[] {
  const found: Run[] = []
  for (let i = nextSelector(text, 0); i < text.length; ) {
    const { bytes, end } = read(text, i)
    if (bytes.length >= LEAST) {
      const plain = fromBytes(Uint8Array.from(bytes))
      if (plain !== null && looksLikeText(plain)) found.push({ start: i, end })
    }
    i = nextSelector(text, Math.max(end, i + 1))
  }
  return found
}

export const variationSelectors = defineCodec({
  id: 'variation-selectors',
  title: 'Bytes in invisible variation selectors',
  reversible: true,
  encode(text) {
    let out = ''
    for (const byte of toBytes(text))
      out += byte < 16 ? String.fromCharCode(0xfe00 + byte) : String.fromCharCode(0xdb40, 0xdd00 + byte - 16)
    return out
  },
  decode,
  detect,
})
