import { CIPHERS, type CipherId, ENOUGH } from './cipher-weights.js'
import type { Codec, Traced } from './codec.js'
import { fromUnits } from './fold.js'
import { NO_LETTER } from './letter-evidence.js'
import { GAP, letterOf, letterRoom, readsAsText } from './letter-pairs.js'
import { ATBASH_PROOF, CAESAR_PROOF, type LetterWeights, letterProofs, ROT13_PROOF, stretchAround } from './letter-proofs.js'
import { isAsciiLetter, type Run } from './run.js'
import { unitsOf } from './units.js'

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

/** A stretch ends when its evidence has fallen this far below its best. */
const GIVE_UP = 10
/** Nats by which the pairs of the letters that were read have to be those of running text. */
const ENOUGH_OF_PAIRS = 5
const PROOF: Readonly<Record<CipherId, number>> = { rot13: ROT13_PROOF, caesar: CAESAR_PROOF, atbash: ATBASH_PROOF }

/** What a stretch is asked with for one cipher: the weights of its letters, and what each unit of ASCII reads. */
interface Reading {
  readonly weights: LetterWeights
  readonly reads: Uint8Array
}

const READING = Object.fromEntries(
  Object.entries(CIPHERS).map(([id, { weights, read }]) => {
    const table = Float64Array.from({ length: NO_LETTER + 1 }, (_, i) => weights[i] ?? 0)
    const reads = Uint8Array.from({ length: 128 }, (_, c) => read[letterOf(c)] ?? GAP)
    return [id, { weights: { table, pairs: false }, reads }]
  }),
) as Readonly<Record<CipherId, Reading>>
const READINGS = Object.values(READING)

function evidenceOf(units: Uint16Array, { start, end }: Run, { weights: { table } }: Reading): number {
  let sum = 0
  for (let i = start; i < end; i++) if (isAsciiLetter(units[i]!)) sum += table[(units[i]! | 32) - 97]!
  return sum
}

/** Whether no other cipher has more to say for a stretch: what is written in one looks a little like the others too. */
function isBest(units: Uint16Array, run: Run, own: Reading, evidence: number): boolean {
  return READINGS.every((other) => other === own || evidenceOf(units, run, other) <= evidence)
}

function readsAsLanguage(units: Uint16Array, { start, end }: Run, { reads }: Reading): boolean {
  const letters = letterRoom(end - start)
  for (let i = start; i < end; i++) letters[i - start] = units[i]! < 128 ? reads[units[i]!]! : GAP
  return readsAsText(letters, end - start, ENOUGH_OF_PAIRS)
}

/**
 * Stretches that read more like language after a letter cipher than before it: the summed log-likelihood ratio of their letters is high, and what
 * they read has the pairs of letters of running text. Borders are moved out to whole words. Linear.
 */
function detectCipher(text: string, id: CipherId): Run[] {
  const units = unitsOf(text)
  const own = READING[id]
  const { at, kinds } = letterProofs(text)
  const proof = PROOF[id]
  const found: Run[] = []
  let behind = 0
  for (let p = 0; p < at.length; p++) {
    if ((kinds[p]! & proof) === 0 || at[p]! < behind) continue
    const stretch = stretchAround(units, at[p]!, behind, own.weights, GIVE_UP)
    behind = stretch.end
    if (stretch.evidence < ENOUGH || !readsAsLanguage(units, stretch, own)) continue
    if (!isBest(units, stretch, own, stretch.evidence)) continue
    const run = wholeWords(units, stretch, found.at(-1)?.end ?? 0)
    behind = run.end
    found.push(run)
  }
  return found
}

function wholeWords(units: Uint16Array, { start, end }: Run, after: number): Run {
  let from = start
  let to = end
  while (from > after && isAsciiLetter(units[from - 1]!)) from--
  while (to < units.length && isAsciiLetter(units[to]!)) to++
  return { start: from, end: to }
}

/** A codec that replaces each letter by another of the same case. */
export function letterCipher(id: CipherId, title: string): Codec {
  const encodeTable = new Map<number, number>()
  const decodeTable = new Map<number, number>()
  CIPHERS[id].written.forEach((to, i) => {
    for (const base of [65, 97]) {
      encodeTable.set(base + i, base + to)
      decodeTable.set(base + to, base + i)
    }
  })
  const decode = (text: string) => substitute(text, decodeTable)
  return {
    id,
    title,
    reversible: true,
    encode: (text) => substitute(text, encodeTable),
    decode,
    detect: (text) => detectCipher(text, id),
    trace: (text) => identityTrace(decode(text)),
  }
}
