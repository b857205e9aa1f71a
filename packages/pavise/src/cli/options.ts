import { PaviseError } from '#core/errors/error'

/** Parsers for `CommandOption.parse`. Each throws PAV_USAGE with one line that names the option. */

/** A whole number of at least `least` (default 0). */
export function wholeNumber(option: string, least = 0): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
    throw new PaviseError('PAV_USAGE', `${option} wants a whole number of at least ${least}, not '${text}'`, {
      hint: `For example: ${option} ${Math.max(least, 1)}`,
    })
  }
}

/** A TCP port; 0 means any free one. */
export function port(option: string): (text: string) => number {
  return (text) => {
    const value = wholeNumber(option)(text)
    if (value <= 65_535) return value
    throw new PaviseError('PAV_USAGE', `${option} wants a port from 0 to 65535, not ${text}`)
  }
}

/** One of a list of words. */
export function oneOf<const Word extends string>(option: string, words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((candidate) => candidate === text)
    if (word !== undefined) return word
    throw new PaviseError('PAV_USAGE', `${option} does not know '${text}'`, { hint: `One of: ${words.join(', ')}` })
  }
}
