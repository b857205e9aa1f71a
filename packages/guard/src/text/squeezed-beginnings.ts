import type { LiteralHit } from './literal-anchors.js'
import { comparedAs } from './literal-matcher.js'
import { buildTrie, childOf } from './literal-trie.js'
import { classed, classesOf, DROPPED, type UnitClasses } from './unit-classes.js'
import { unitsOf } from './units.js'

const FACTOR = 61
const MASK = 0xffff
/** A word of at most two letters begins with these two; a longer one with these three. */
const TWO = 1
const THREE = 2

/**
 * Finds words of which only letters and digits count, as `compileLiterals` does when squeezed, where `mayBegin` says that one may begin. Most places cost a look
 * at two or three units. No hit is longer than twice its word and three more: the work is bounded by the longest word for each beginning.
 */
export function squeezedBeginnings(
  words: readonly string[],
  mayBegin: (units: Uint16Array, start: number) => boolean,
): { scan(text: string): LiteralHit[] } {
  const classes = classesOf(words, comparedAs({ caseFold: true, squeezed: true }))
  const sequences = words.map((word) => classed(word, classes))
  const trie = buildTrie(sequences, classes.count, false)
  const table = beginningsOf(sequences)
  const reach = 2 * sequences.reduce((most, { length }) => Math.max(most, length), 0) + 3

  function enter(units: Uint16Array, start: number, hits: LiteralHit[]): void {
    const { first, label, ends, endsAt } = trie
    const last = Math.min(units.length, start + reach)
    let state = 0
    for (let i = start; i < last; i++) {
      const k = classes.of(units[i]!)
      if (k === DROPPED) continue
      state = childOf(first, label, state, k)
      if (state === 0) return
      for (let e = endsAt[state]!; e < endsAt[state + 1]!; e++) hits.push({ word: ends[e]!, start, end: i + 1 })
    }
  }

  return {
    scan(text) {
      const hits: LiteralHit[] = []
      const units = unitsOf(text)
      const { low } = classes
      for (let i = 0; i < units.length; i++) {
        const c = units[i]!
        const k = c < 256 ? low[c]! : classes.of(c)
        if (k === DROPPED || k === 0 || !mayBegin(units, i)) continue
        const second = nextCounted(units, i + 1, classes)
        const two = k * FACTOR + classAt(units, second, classes)
        const third = nextCounted(units, second + 1, classes)
        const seen = (table[two & MASK]! & TWO) | (table[(two * FACTOR + classAt(units, third, classes)) & MASK]! & THREE)
        if (seen !== 0) enter(units, i, hits)
      }
      return hits
    },
  }
}

/** Units that are passed over between two letters at most. */
const MOST_DROPPED = 40

/** The place of the next letter or digit, near by; the end where there is none. */
function nextCounted(units: Uint16Array, from: number, classes: UnitClasses): number {
  const last = Math.min(units.length, from + MOST_DROPPED)
  let i = from
  while (i < last && classes.of(units[i]!) === DROPPED) i++
  return i
}

function classAt(units: Uint16Array, i: number, classes: UnitClasses): number {
  return i < units.length ? classes.of(units[i]!) : 0
}

function beginningsOf(sequences: readonly Uint16Array[]): Uint8Array {
  const table = new Uint8Array(MASK + 1)
  for (const [a = 0, b, c] of sequences) {
    if (c !== undefined) table[((a * FACTOR + b!) * FACTOR + c) & MASK]! |= THREE
    else if (b !== undefined) table[(a * FACTOR + b) & MASK]! |= TWO
    else for (let other = 0; other <= DROPPED; other++) table[(a * FACTOR + other) & MASK]! |= TWO
  }
  return table
}
