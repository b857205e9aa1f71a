import { NumberSet } from '#core/number-set'
import type { Random } from '#core/random'

const LETTERS = 'bcdfghjklmnpqrstvwxz'
const VOWELS = 'aeiou'
const SYLLABLES = 4

/** Letters of a nonce. */
export const NONCE_LENGTH = 2 * SYLLABLES

/** A word that means nothing and can be said: survives encodings that carry letters only. */
export function drawNonce(random: Random): string {
  return Array.from({ length: SYLLABLES }, () => LETTERS[random.int(LETTERS.length)]! + VOWELS[random.int(VOWELS.length)]!).join('')
}

/** The nonces of every attempt of a run, each kept as its number: a run may have hundreds of thousands. */
export class Nonces {
  readonly #numbers = new NumberSet()

  add(nonce: string): void {
    const number = numberOf(nonce, 0)
    if (number >= 0) this.#numbers.add(number)
  }

  /** Whether a nonce stands at a place of a text in lower case. */
  standsAt(text: string, at: number): boolean {
    const number = numberOf(text, at)
    return number >= 0 && this.#numbers.has(number)
  }
}

/** The place of a word among all nonces; -1 where it is none. */
function numberOf(text: string, at: number): number {
  let number = 0
  for (let i = at; i < at + NONCE_LENGTH; i += 2) {
    const letter = LETTERS.indexOf(text[i] ?? ' ')
    const vowel = VOWELS.indexOf(text[i + 1] ?? ' ')
    if (letter < 0 || vowel < 0) return -1
    number = (number * LETTERS.length + letter) * VOWELS.length + vowel
  }
  return number
}
