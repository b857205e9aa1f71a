import type { Codec, Traced } from './codec.js'
import { fromUnits } from './fold.js'
import { isAsciiLetter, type Run } from './run.js'

/** Every unit stands for itself: the trace of a decoding that replaces letter by letter. */
export function identityTrace(text: string): Traced {
  const at = new Uint32Array(text.length + 1)
  for (let i = 0; i <= text.length; i++) at[i] = i
  return { text, at }
}

/** Replaces UTF-16 units by a table; units outside it stay. */
export function substitute(text: string, table: ReadonlyMap<number, number>): string {
  const out = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    out[i] = table.get(c) ?? c
  }
  return fromUnits(out)
}

/** Share of each letter a-z in English running text, per mille. Other Latin-script languages lie near enough to tell a cipher from a language. */
const PER_MILLE = [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1]
const LOG = PER_MILLE.map((share) => Math.log(share / 1000))

/** Log-likelihood ratio of each written letter: deciphered by `to` (index 0-25 to 0-25) against taken as it stands. */
export function cipherWeights(to: readonly number[]): Float64Array {
  return Float64Array.from({ length: 26 }, (_, i) => Math.max(-5, Math.min(5, LOG[to[i]!]! - LOG[i]!)))
}

/** Evidence in nats before a stretch counts as enciphered: about twelve letters of ordinary text. */
export const ENOUGH = 14
/** A stretch ends when its evidence has fallen this far below its best. */
const GIVE_UP = 10

/**
 * Stretches that read more like language after the letter substitution `to` (index 0-25 to 0-25) than before it: maximal segments of
 * the summed log-likelihood ratio, found in one pass. Borders are moved out to whole words.
 */
function detectSubstitution(text: string, to: readonly number[]): Run[] {
  const weight = cipherWeights(to)
  const found: Run[] = []
  let sum = 0
  let best = 0
  let start = -1
  let end = -1
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : -1
    if (c >= 0 && !isAsciiLetter(c)) continue
    if (c >= 0) {
      if (sum === 0) start = i
      sum += weight[(c | 32) - 97]!
      if (sum > best) {
        best = sum
        end = i + 1
      }
    }
    if (sum > 0 && c >= 0 && best - sum < GIVE_UP) continue
    if (best >= ENOUGH) found.push(wholeWords(text, start, end, found.at(-1)?.end ?? 0))
    sum = 0
    best = 0
  }
  return found
}

function wholeWords(text: string, start: number, end: number, after: number): Run {
  let from = start
  let to = end
  while (from > after && isAsciiLetter(text.charCodeAt(from - 1))) from--
  while (to < text.length && isAsciiLetter(text.charCodeAt(to))) to++
  return { start: from, end: to }
}

/** A codec that replaces each letter by another of the same case; `to[i]` is what letter i is written as. */
export function letterCipher(id: string, title: string, to: readonly number[]): Codec {
  const encodeTable = new Map<number, number>()
  const decodeTable = new Map<number, number>()
  const back: number[] = new Array(26).fill(0)
  for (let i = 0; i < 26; i++) {
    back[to[i]!] = i
    for (const base of [65, 97]) {
      encodeTable.set(base + i, base + to[i]!)
      decodeTable.set(base + to[i]!, base + i)
    }
  }
  const decode = (text: string) => substitute(text, decodeTable)
  return {
    id,
    title,
    reversible: true,
    encode: (text) => substitute(text, encodeTable),
    decode,
    detect: (text) => detectSubstitution(text, back),
    trace: (text) => identityTrace(decode(text)),
  }
}
