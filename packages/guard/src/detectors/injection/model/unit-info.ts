import { foldUnit } from '../../../text/fold.js'

/** What a unit is to a token. */
export const LETTER = 1
export const DIGIT = 2
export const SPACE = 3
export const LINE = 4
export const SIGN = 5
export const WIDE = 6

/** The kind of a unit above its folded form, and bits of what a letter is. */
export const KIND_SHIFT = 16
export const KIND_MASK = 7
export const FOLDED = 0xffff
/** A Latin capital whose small letter is 32 further on. */
export const UPPER_SHIFT = 19
export const LATIN_SHIFT = 20
/** No vowel of the Latin alphabet. */
export const CONSONANT_SHIFT = 21

/** The vowels by their place in the alphabet. */
const VOWELS = Array.from('aeiouy').reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) & 31)), 0)
const WORDLIKE = /^[\p{L}\p{M}\p{N}]$/u
const SPACELIKE = /^[\s\u200b-\u200f\u2060\ufeff]$/u

function isUnspaced(c: number): boolean {
  if (c < 0xe00) return false
  return (
    c <= 0xeff ||
    (c >= 0x1000 && c <= 0x109f) ||
    (c >= 0x1780 && c <= 0x17ff) ||
    (c >= 0x3040 && c <= 0x30ff) ||
    (c >= 0x3400 && c <= 0x9fff) ||
    (c >= 0xf900 && c <= 0xfaff)
  )
}

function kindOf(c: number): number {
  if (c === 10 || c === 13) return LINE
  if (c >= 48 && c <= 57) return DIGIT
  const character = String.fromCharCode(c)
  if (isUnspaced(c)) return c >= 0x3040 || WORDLIKE.test(character) ? WIDE : SIGN
  if (WORDLIKE.test(character)) return LETTER
  return SPACELIKE.test(character) ? SPACE : SIGN
}

/** All that a token needs to know of each unit, filled as units are met; 0 for those not met yet. */
export const UNIT_INFO = new Int32Array(65_536)

/** Looks a unit up that was not met yet. */
export function learnUnit(c: number): number {
  const folded = foldUnit(c)
  const upper = folded !== c && c < 0x250 && (c | 32) === folded
  const consonant = (VOWELS & (1 << (folded & 31))) === 0 || folded > 127
  const info =
    folded |
    (kindOf(c) << KIND_SHIFT) |
    (Number(upper) << UPPER_SHIFT) |
    (Number(c < 0x250) << LATIN_SHIFT) |
    (Number(consonant) << CONSONANT_SHIFT)
  UNIT_INFO[c] = info
  return info
}
for (let c = 0; c < 128; c++) learnUnit(c)

/** The kind of a unit. */
export function unitKind(c: number): number {
  return ((UNIT_INFO[c]! || learnUnit(c)) >> KIND_SHIFT) & KIND_MASK
}
