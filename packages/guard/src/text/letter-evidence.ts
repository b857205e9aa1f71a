import { CIPHERS, ENOUGH } from './cipher-weights.js'
import { MIRRORED_ENOUGH, MIRRORED_WEIGHT } from './mirrored-pairs.js'

/**
 * Evidence that letters are enciphered or run backwards, as four sums that never fall below zero, kept side by side in one integer: a byte each
 * for ROT13, a shift by three, the mirrored alphabet, and letter pairs that stand the wrong way round. A weight is rounded up, so that nothing
 * is passed over that the codecs would find. `survey` adds them up.
 */
const PARTS = 4
/** No letter, as `LETTER_OF` has it. */
export const NO_LETTER = 31

/** Brings a sum that is enough to the top bit of its byte. */
export const EVIDENCE_LIFT = lanes([0, 1, 2].map(() => 128 - ENOUGH * PARTS).concat(128 - MIRRORED_ENOUGH))
export const ENCIPHERED = 0x00808080
export const MIRRORED = 0x80000000 | 0

function lanes(values: readonly number[]): number {
  return values.reduce((sum, value, lane) => sum | (value << (8 * lane)), 0)
}

/** What a letter behind another one adds, 128 more in each byte; indexed by 32 * the one before + the letter. */
export const WEIGHT = new Int32Array(1024)
const ciphers = [CIPHERS.rot13, CIPHERS.caesar, CIPHERS.atbash].map(({ weights }) => weights)
for (let before = 0; before < 32; before++) {
  for (let letter = 0; letter < 32; letter++) {
    const sums = ciphers.map((weights) => 128 + Math.ceil((weights[letter] ?? 0) * PARTS))
    WEIGHT[before * 32 + letter] = lanes([...sums, 128 + MIRRORED_WEIGHT[before * 32 + letter]!])
  }
}
