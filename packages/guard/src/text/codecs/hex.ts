import { defineCodec } from '../codec.js'
import { asciiClass, hexValue, isSpace, nextRun, type Run } from '../run.js'
import { unitsOf } from '../units.js'
import { fromBytes, looksLikeText, toBytes, wellFormedLength } from '../utf8.js'

const LEAST_BYTES = 6
const DIGIT = asciiClass('0123456789abcdefABCDEF')
/** Digits, their prefixes and what stands between pairs: a place is a stretch of these. */
const WITHIN = asciiClass('0123456789abcdefABCDEFxX\\:,- \t\n\v\f\r')

function isSeparator(c: number): boolean {
  return isSpace(c) || c === 58 || c === 44 || c === 45
}

/** Length of a `\x` or `0x` before a pair of digits. */
function prefixAt(text: string, i: number): number {
  const second = text.charCodeAt(i + 1) | 32
  return second === 120 && (text.charCodeAt(i) === 92 || text.charCodeAt(i) === 48) ? 2 : 0
}

function pairAt(text: string, i: number): number {
  const high = hexValue(text.charCodeAt(i))
  const low = hexValue(text.charCodeAt(i + 1))
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

/** Reads pairs from `from` on; answers the bytes and where they end, `most` at most. Pairs may stand together or be separated by one or two separators. */
function read(text: string, from: number, most = Number.POSITIVE_INFINITY): { bytes: number[]; end: number } {
  const bytes: number[] = []
  let end = from
  for (let i = from; i < text.length && bytes.length < most; ) {
    let j = i
    if (bytes.length > 0) while (j < i + 2 && j < text.length && isSeparator(text.charCodeAt(j))) j++
    j += prefixAt(text, j)
    const pair = pairAt(text, j)
    if (pair < 0) break
    bytes.push(pair)
    end = j + 2
    i = end
  }
  return { bytes, end }
}

function decode(text: string): string | null {
  if (text.trim() === '') return text === '' ? '' : null
  const from = text.length - text.trimStart().length
  const { bytes, end } = read(text, from)
  if (bytes.length === 0 || text.slice(end).trim() !== '') return null
  return fromBytes(Uint8Array.from(bytes))
}

function encode(text: string): string {
  let out = ''
  for (const byte of toBytes(text)) out += byte.toString(16).padStart(2, '0')
  return out
}

/** Where the pairs end that can be read from `i` on, or -1 when they are as many as make a place. */
function fewEnd(units: Uint16Array, i: number): number {
  let at = i
  for (let pairs = 0; pairs < LEAST_BYTES; pairs++) {
    let j = at
    if (pairs > 0) while (j < at + 2 && j < units.length && isSeparator(units[j]!)) j++
    const lead = units[j]
    if ((lead === 92 || lead === 48) && (units[j + 1]! | 32) === 120) j += 2
    if (hexValue(units[j] ?? 0) < 0 || hexValue(units[j + 1] ?? 0) < 0) return at
    at = j + 2
  }
  return -1
}

function detect(text: string): Run[] {
  const units = unitsOf(text)
  const found: Run[] = []
  const least = 2 * LEAST_BYTES
  for (let run = nextRun(units, WITHIN, least, 0); run !== null; run = nextRun(units, WITHIN, least, run.end))
    detectIn(text, units, run, found)
  return found
}

function detectIn(text: string, units: Uint16Array, run: Run, found: Run[]): void {
  for (let i = run.start; i < run.end; ) {
    const c = units[i]!
    const next = units[i + 1] ?? 0
    // A pair of digits, or its prefix, begins what is read here.
    const begins = c === 92 || (c < 128 && DIGIT[c] === 1 && next < 128 && (DIGIT[next] === 1 || (next | 32) === 120))
    if (!begins) {
      i++
      continue
    }
    const few = fewEnd(units, i)
    if (few >= 0) {
      i = Math.max(few, i + 1)
      continue
    }
    const { end } = read(text, i)
    const place = readableIn(text, i, end)
    if (place) found.push(place)
    i = end
  }
}

/** Words before the pairs, `see` or `dead`, may read like pairs themselves; so many are left out at most. */
const MOST_WORDS = 4
/** And so may words behind them: what reads as text is most of what was read. */
const MOST_OF = 0.75

/** Pairs that read as text, from `from` or behind the next separators on, up to `end` or the words that stand before it. */
function readableIn(text: string, from: number, end: number): Run | null {
  let start = from
  for (let words = 0; words <= MOST_WORDS; words++) {
    const { bytes } = read(text, start)
    if (bytes.length < LEAST_BYTES) return null
    const all = Uint8Array.from(bytes)
    const length = wellFormedLength(all)
    if (length >= LEAST_BYTES && length >= MOST_OF * bytes.length && looksLikeText(fromBytes(all.subarray(0, length))!)) {
      return { start, end: length === bytes.length ? end : read(text, start, length).end }
    }
    while (start < end && !isSeparator(text.charCodeAt(start))) start++
    while (start < end && isSeparator(text.charCodeAt(start))) start++
  }
  return null
}

export const hex = defineCodec({ id: 'hex', title: 'Hexadecimal bytes', reversible: true, encode, decode, detect })
