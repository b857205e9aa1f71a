/** What each letter of the alphabet is written as, 0 to 25, and read as. */
export interface LetterMap {
  readonly written: readonly number[]
  readonly read: readonly number[]
  /** Log-likelihood ratio of each written letter. */
  readonly weights: Float64Array
}

/** Share of each letter a-z in English running text, per mille. Other Latin-script languages lie near enough to tell a cipher from a language. */
export const PER_MILLE = [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1]
const LOG = PER_MILLE.map((share) => Math.log(share / 1000))

/** Log-likelihood ratio of each written letter: deciphered by `to` (index 0-25 to 0-25) against taken as it stands. */
export function cipherWeights(to: readonly number[]): Float64Array {
  return Float64Array.from({ length: 26 }, (_, i) => Math.max(-5, Math.min(5, LOG[to[i]!]! - LOG[i]!)))
}

/** Evidence in nats before a stretch counts as enciphered, where its pairs of letters agree: some ten letters of ordinary text. */
export const ENOUGH = 10

function letterMap(write: (i: number) => number): LetterMap {
  const written = Array.from({ length: 26 }, (_, i) => write(i))
  const read = written.map((_, i) => written.indexOf(i))
  return { written, read, weights: cipherWeights(read) }
}

/** The ciphers that are looked for. */
export const CIPHERS = {
  rot13: letterMap((i) => (i + 13) % 26),
  caesar: letterMap((i) => (i + 3) % 26),
  atbash: letterMap((i) => 25 - i),
} as const
export type CipherId = keyof typeof CIPHERS
