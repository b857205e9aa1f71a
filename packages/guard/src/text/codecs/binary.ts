import { defineCodec } from '../codec.js'
import { isSpace, type Run } from '../run.js'
import { fromBytes, looksLikeText, toBytes } from '../utf8.js'

const LEAST_BITS = 24

function isBit(c: number): boolean {
  return c === 48 || c === 49
}

function decode(text: string): string | null {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (isSpace(c)) continue
    if (!isBit(c)) return null
    held = (held << 1) | (c & 1)
    if (++bits === 8) {
      bytes.push(held)
      held = 0
      bits = 0
    }
  }
  return bits === 0 ? fromBytes(Uint8Array.from(bytes)) : null
}

function encode(text: string): string {
  return Array.from(toBytes(text), (byte) => byte.toString(2).padStart(8, '0')).join(' ')
}

/** Runs of bits, in groups of eight or without gaps. */
function detect(text: string): Run[] {
  const found: Run[] = []
  for (let i = 0; i < text.length; ) {
    if (!isBit(text.charCodeAt(i))) {
      i++
      continue
    }
    let end = i
    let bits = 0
    for (let j = i; j < text.length; j++) {
      const c = text.charCodeAt(j)
      if (isBit(c)) {
        bits++
        end = j + 1
      } else if (!isSpace(c)) break
    }
    if (bits >= LEAST_BITS) {
      const plain = decode(text.slice(i, end))
      if (plain !== null && looksLikeText(plain)) found.push({ start: i, end })
    }
    i = end
  }
  return found
}

export const binary = defineCodec({ id: 'binary', title: 'Bytes as eight bits', reversible: true, encode, decode, detect })
