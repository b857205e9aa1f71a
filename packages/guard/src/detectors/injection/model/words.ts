import { meaningTables, pairHash, probe, TABLE_SHIFT } from './meaning-table.js'
import { CAPITAL, CODE, MIXED, mix, NUMBER, SEED, SHOUTED, type Tokens, WORD } from './token-list.js'
import {
  CONSONANT_SHIFT,
  DIGIT,
  FOLDED,
  KIND_MASK,
  KIND_SHIFT,
  LATIN_SHIFT,
  LETTER,
  learnUnit,
  UNIT_INFO,
  UPPER_SHIFT,
  unitKind,
} from './unit-info.js'

const LONGEST_WORD = 24
/** How much of a long word stands for all its forms. */
const STEM = 5
const LONG = 7
const PRIME = 0x01000193

function isHangul(c: number): boolean {
  return c >= 0xac00 && c <= 0xd7a3
}

/**
 * Reads words with their inner apostrophes, and the spaces between them, from a letter or digit on, as long as they begin before `border` and there is room; answers
 * where the last one ends, or the spaces behind it. What is read for every unit is a name of this function: others are loaded anew each time.
 */
export function readWords(units: Uint16Array, from: number, border: number, tokens: Tokens): number {
  const info = UNIT_INFO
  const { begins, whole, two } = meaningTables()
  const { taken } = begins
  const [shift, prime, letter, digit, word, seed] = [TABLE_SHIFT, PRIME, LETTER, DIGIT, WORD, SEED]
  const [kindShift, kindMask, foldedMask] = [KIND_SHIFT, KIND_MASK, FOLDED]
  const [upperShift, latinShift, consonantShift] = [UPPER_SHIFT, LATIN_SHIFT, CONSONANT_SHIFT]
  const { kind: kinds, start: starts, end: ends, hash: hashes, stem: stems, sketch: sketches, look: looks, meaning: meanings } = tokens
  const { length } = units
  let at = tokens.count
  let start = from
  let i = from
  for (;;) {
    const first = units[start]!
    const hangul = isHangul(first)
    const stemLength = hangul ? 2 : STEM
    let hash = seed
    let stem = seed
    let letters = 0
    let digits = 0
    let capitals = 0
    let latin = 0
    let meaning = 0
    let consonants = 0
    for (i = start; i < length; i++) {
      const c = units[i]!
      const own = info[c]! || learnUnit(c)
      const kind = (own >> kindShift) & kindMask
      if (kind === letter) {
        hash = Math.imul(hash ^ (own & foldedMask), prime)
        letters++
        capitals += (own >>> upperShift) & 1
        latin += (own >>> latinShift) & 1
        consonants |= ((own >>> consonantShift) & 1) << (own & 31)
        if (letters === stemLength) stem = hash
        const place = Math.imul(hash, 0x9e3779b1) >>> shift
        if (((taken[place >>> 5]! >>> (place & 31)) & 1) !== 0 && letters > 1 && letters < 12) meaning = probe(begins, hash) || meaning
      } else if (kind === digit) digits++
      else if (!((c === 39 || c === 0x2019) && letters > 0 && i + 1 < length && unitKind(units[i + 1]!) === letter)) break
    }
    starts[at] = start
    ends[at] = i
    sketches[at] = 0
    meanings[at] = 0
    looks[at] = 0
    if (letters === 0) {
      kinds[at] = NUMBER
      hashes[at] = mix(seed, Math.min(digits, 5))
      stems[at] = 9
    } else if ((digits > 0 && letters + digits > 4) || letters > LONGEST_WORD) {
      kinds[at] = CODE
      hashes[at] = seed
      stems[at] = 7
    } else {
      const folded = info[first]! & FOLDED
      const capital = folded !== first ? CAPITAL : 0
      const shouted = capitals === letters && letters > 1 ? SHOUTED : 0
      const mixed = (capitals > 1 && capitals < letters) || (capitals === 1 && capital === 0) || (latin > 0 && latin < letters) ? MIXED : 0
      const long = hangul ? letters > 2 : letters >= LONG
      kinds[at] = word
      hashes[at] = digits > 0 ? mix(hash, 48 + digits) : hash
      stems[at] = long ? mix(stem, 42) : hash
      looks[at] = capital | shouted | mixed
      meanings[at] = probe(whole, hash) || meaning
      if (letters > 3) sketches[at] = mix(mix(seed, consonants), folded)
      if (at > 0 && kinds[at - 1] === word) {
        const together = probe(two, pairHash(hashes[at - 1]!, hash))
        if (together !== 0) {
          meanings[at - 1] = together
          meanings[at] = 0
        }
      }
    }
    at++
    start = i
    while (start < length && units[start] === 32) start++
    if (start >= border || at + 2 > kinds.length) break
    const next = unitKind(units[start]!)
    if (next !== letter && next !== digit) break
  }
  tokens.count = at
  return Math.max(start, i)
}
