import { defineCodec } from '../codec.js'
import { asciiClass, LOWER, type Run, runsOf, UPPER } from '../run.js'
import { fromBytes, looksLikeText, toBytes } from '../utf8.js'

const ALPHABET = `${UPPER}234567`
const CANDIDATE = asciiClass(`${UPPER}${LOWER}234567=`)
const LEAST = 16

function digitValue(c: number): number {
  if (c >= 65 && c <= 90) return c - 65
  if (c >= 97 && c <= 122) return c - 97
  if (c >= 50 && c <= 55) return c - 24
  return -1
}

/** RFC 4648 section 6; padding and case are forgiven, because models forgive them too. */
function decode(text: string): string | null {
  const out = new Uint8Array((text.length * 5) >> 3)
  let n = 0
  let bits = 0
  let held = 0
  let padding = 0
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 32 || (c >= 9 && c <= 13)) continue
    if (c === 61) {
      padding++
      continue
    }
    const v = digitValue(c)
    if (v < 0 || padding > 0) return null
    digits++
    held = ((held << 5) | v) & 0xffff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      out[n++] = (held >> bits) & 255
    }
  }
  if (padding > 6 || digits % 8 === 1 || digits % 8 === 3 || digits % 8 === 6) return null
  return fromBytes(out.subarray(0, n))
}

function encode(text: string): string {
  const bytes = toBytes(text)
  let out = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += ALPHABET[(held >> bits) & 31]
    }
  }
  if (bits > 0) out += ALPHABET[(held << (5 - bits)) & 31]
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=')
}

function detect(text: string): Run[] {
  return runsOf(text, CANDIDATE, LEAST).filter((run) => {
    const plain = decode(text.slice(run.start, run.end))
    return plain !== null && looksLikeText(plain)
  })
}

export const base32 = defineCodec({ id: 'base32', title: 'Base32', reversible: true, encode, decode, detect })
