import { comparedAs, type LiteralHit, type LiteralOptions } from './literal-matcher.js'
import { buildTrie, childOf, type LiteralTrie, stateOf } from './literal-trie.js'
import { classed, classesOf, type UnitClasses } from './unit-classes.js'
import { unitsOf } from './units.js'
import { binds, isEscapeLetter } from './word-border.js'

/** Finds phrases that begin where a word of the text begins. */
export interface WordMatcher {
  /** Every occurrence, by end, the longer first; where it ends is not looked at. Work is bounded by the longest phrase for each word of the text. */
  scan(text: string): LiteralHit[]
}

const BINDS = new Uint8Array(65_536)
for (let c = 0; c < 0x2000; c++) BINDS[c] = binds(c) ? 1 : 0

/**
 * Compiles phrases to a tree that is entered at the beginnings of words only: most units of a text cost one look at their class. A phrase whose first
 * sign binds nothing may begin anywhere. Empty phrases never occur.
 */
export function compileWords(phrases: readonly string[], options: Omit<LiteralOptions, 'squeezed'>): WordMatcher {
  const classes = classesOf(phrases, comparedAs(options))
  const sequences = phrases.map((phrase) => classed(phrase, classes))
  const trie = buildTrie(sequences, classes.count, false)
  const possible = beginningsOf(sequences, classes.count)
  return {
    scan(text) {
      const hits: LiteralHit[] = []
      const units = unitsOf(text)
      const { low } = classes
      const binding = BINDS
      const table = possible
      const last = units.length - AHEAD
      let before = 0
      for (let i = 0; i < units.length; i++) {
        const c = units[i]!
        const bound = before
        before = binding[c]!
        if ((bound & before) !== 0 && !isEscapeLetter(units, i - 1)) continue
        if (i <= last) {
          const c1 = units[i + 1]!
          const c2 = units[i + 2]!
          const c3 = units[i + 3]!
          const two = (c < 256 ? low[c]! : classes.of(c)) * FACTOR + (c1 < 256 ? low[c1]! : classes.of(c1))
          const four = (two * FACTOR + (c2 < 256 ? low[c2]! : classes.of(c2))) * FACTOR + (c3 < 256 ? low[c3]! : classes.of(c3))
          if (((table[two & MASK]! & SHORT) | (table[four & MASK]! & LONG)) === 0) continue
        }
        enter(trie, classes, units, i, hits)
      }
      return hits
    },
  }
}

/** Units of a phrase that are looked at together before the tree is entered. */
const AHEAD = 4
const FACTOR = 61
const MASK = 0xffff
/** A phrase of fewer units begins with these two; one of as many or more with these four. */
const SHORT = 1
const LONG = 2

/** The beginnings of all phrases, hashed: what stands here under no hash begins none. */
function beginningsOf(sequences: readonly Uint16Array[], classes: number): Uint8Array {
  const table = new Uint8Array(MASK + 1)
  for (const sequence of sequences) {
    const [a = 0, b, c, d] = sequence
    if (b === undefined) {
      if (sequence.length === 1) for (let next = 0; next < classes; next++) table[(a * FACTOR + next) & MASK]! |= SHORT
    } else if (c === undefined || d === undefined) table[(a * FACTOR + b) & MASK]! |= SHORT
    else table[(((a * FACTOR + b) * FACTOR + c) * FACTOR + d) & MASK]! |= LONG
  }
  return table
}

/** Follows the phrases that begin at `start`. */
function enter(trie: LiteralTrie, classes: UnitClasses, units: Uint16Array, start: number, hits: LiteralHit[]): void {
  const { first, label, output, rows } = trie
  const { low } = classes
  let at = 0
  for (let i = start; ; i++) {
    if (at < 0) {
      at = ~at
      report(trie, stateOf(trie, at), start, i, hits)
    }
    if (i >= units.length) return
    const c = units[i]!
    const k = c < 256 ? low[c]! : classes.of(c)
    if (at < rows.length) at = rows[at + k]!
    else {
      const to = childOf(first, label, at - rows.length, k)
      at = to === 0 ? 0 : output[to]! >= 0 ? ~(rows.length + to) : rows.length + to
    }
    if (at === 0) return
  }
}

/** Adds the phrases that end at a state, in order: no earlier hit ends later than the longest phrase reaches, so few are moved. */
function report({ ends, endsAt }: LiteralTrie, s: number, start: number, end: number, hits: LiteralHit[]): void {
  let at = hits.length
  while (at > 0 && hits[at - 1]!.end > end) at--
  for (let e = endsAt[s]!; e < endsAt[s + 1]!; e++) {
    const hit = { word: ends[e]!, start, end }
    if (at === hits.length) hits.push(hit)
    else hits.splice(at, 0, hit)
    at++
  }
}
