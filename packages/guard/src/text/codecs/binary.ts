import { defineCodec } from '../codec.js'
import { asciiClass, isSpace, nextRun, type Run } from '../run.js'
import { unitsOf } from '../units.js'
import { fromBytes, looksLikeText, toBytes } from '../utf8.js'

const LEAST_BITS = 24
const WITHIN = asciiClass('01 \t\n\v\f\r')

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
  const units = unitsOf(text)
  for (let run = nextRun(units, WITHIN, LEAST_BITS, 0); run !== null; run = nextRun(units, WITHIN, LEAST_BITS, run.end))
    detectIn(text, run, found)
  return found
}

function detectIn(text: string, run: Run, found: Run[]): void {
  for (let i = run.start; i < run.end; ) {
    if (!isBit(text.charCodeAt(i))) {
      i++
      continue
    }
    let end = i
    let bits = 0
    for (let j = i; j < run.end; j++) {
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
}

export const binary = defineCodec({ id: 'binary', title: 'Bytes as eight bits', reversible: true, encode, decode, detect })
