import { defineCodec } from '../codec.js'
import { nextUnit } from '../next-unit.js'
import type { Run } from '../run.js'
import { unitsOf } from '../units.js'
import { fromBytes, looksLikeText, toBytes } from '../utf8.js'

const ZERO = 0x200b
const ONE = 0x200c
const LEAST_BITS = 24

function isCarrier(c: number): boolean {
  return (c >= ZERO && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) || c === 0xfeff
}

const nextCarrier = nextUnit(/[\u200b-\u200f\u2060-\u2064\ufeff]/g)

/** Bits as zero-width space and zero-width non-joiner; other invisible characters separate and are passed over. */
function decode(text: string): string | null {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (!isCarrier(c)) return null
    if (c !== ZERO && c !== ONE) continue
    held = (held << 1) | (c === ONE ? 1 : 0)
    if (++bits === 8) {
      bytes.push(held)
      held = 0
      bits = 0
    }
  }
  return bits === 0 ? fromBytes(Uint8Array.from(bytes)) : null
}

function detect(text: string): Run[] {
  const found: Run[] = []
  const units = unitsOf(text)
  for (let start = nextCarrier(text, 0); start < units.length; ) {
    let end = start + 1
    while (end < units.length && isCarrier(units[end]!)) end++
    if (end - start >= LEAST_BITS) {
      const plain = decode(text.slice(start, end))
      if (plain !== null && looksLikeText(plain)) found.push({ start, end })
    }
    start = nextCarrier(text, end)
  }
  return found
}

export const zeroWidth = defineCodec({
  id: 'zero-width',
  title: 'Bits in zero-width characters',
  reversible: true,
  encode: (text) =>
    Array.from(toBytes(text), (byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .replaceAll('0', '\u200b')
      .replaceAll('1', '\u200c'),
  decode,
  detect,
})
