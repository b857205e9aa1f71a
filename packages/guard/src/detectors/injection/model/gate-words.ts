import { DIGIT, FOLDED, KIND_MASK, KIND_SHIFT, LATIN_SHIFT, LETTER, LINE, learnUnit, SPACE, UNIT_INFO, WIDE } from './unit-info.js'

/** Letters of a word that count; its endings do not. */
const MOST_LETTERS = 6
const SEED = 0x811c9dc5
const PRIME = 0x01000193
const NUMBER_HASH = 7777
const LINE_HASH = 10

/** The weights of single words and of pairs lie in two tables of this many places each. */
const SLOT_BITS = 15
export const SLOTS = 1 << SLOT_BITS

/** What the gate reads of a text: where each word or sign stands, and the places of its weights, alone and with the one before it. */
export interface GateWords {
  count: number
  start: Uint32Array
  alone: Uint16Array
  pair: Uint16Array
  /** Whether it has letters that the gate was not taught. */
  foreign: Uint8Array
}

const slotOf = (hash: number) => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> (32 - SLOT_BITS)

let shared: GateWords = room(1024)

function room(size: number): GateWords {
  return {
    count: 0,
    start: new Uint32Array(size),
    alone: new Uint16Array(size),
    pair: new Uint16Array(size),
    foreign: new Uint8Array(size),
  }
}

/** The small letter that an ASCII letter stands for; 0 for all else. */
const SMALL = Uint8Array.from({ length: 128 }, (_, c) => ((c | 32) >= 97 && (c | 32) <= 122 && c >= 65 ? c | 32 : 0))

/** Splits a text into beginnings of words, digits and signs. The result is overwritten by the next call. Linear, in one short loop. */
export function gateWords(units: Uint16Array): GateWords {
  // There are no more words than units.
  if (shared.start.length <= units.length) shared = room(2 * units.length)
  const { start, alone, pair, foreign } = shared
  const [ascii, prime, info, letter, digit, space, line, shift, mask, folded, most, wide, latinShift] = [
    SMALL,
    PRIME,
    UNIT_INFO,
    LETTER,
    DIGIT,
    SPACE,
    LINE,
    KIND_SHIFT,
    KIND_MASK,
    FOLDED,
    MOST_LETTERS,
    WIDE,
    LATIN_SHIFT,
  ]
  let count = 0
  let before = 0
  const { length } = units
  for (let i = 0; i < length; ) {
    const c = units[i]!
    let own = info[c]! || learnUnit(c)
    const kind = (own >> shift) & mask
    if (kind === space) {
      i++
      continue
    }
    start[count] = i
    let hash = SEED
    let latin = 1
    if (kind === letter) {
      const last = i + most
      // Letters of ASCII first, as most words have no others.
      for (let small = c < 128 ? ascii[c]! : 0; small !== 0; small = units[i]! < 128 ? ascii[units[i]!]! : 0) {
        if (i < last) hash = Math.imul(hash ^ small, prime)
        if (++i === length) break
      }
      for (; i < length; i++) {
        own = info[units[i]!]! || learnUnit(units[i]!)
        if (((own >> shift) & mask) !== letter) break
        latin &= own >>> latinShift
        if (i < last) hash = Math.imul(hash ^ (own & folded), prime)
      }
    } else {
      if (kind === wide) latin = 0
      hash = kind === digit ? NUMBER_HASH : kind === line ? LINE_HASH : c * 31 + 1
      i++
    }
    foreign[count] = latin ^ 1
    alone[count] = slotOf(hash)
    pair[count++] = slotOf(Math.imul(before, 0x2c1b3c6d) ^ hash)
    before = hash
  }
  shared.count = count
  return shared
}
