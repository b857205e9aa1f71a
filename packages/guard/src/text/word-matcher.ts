import type { LiteralHit } from './literal-anchors.js'
import { comparedAs, type LiteralOptions } from './literal-matcher.js'
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
        if (i <= last && !mayBegin(units, i, low, classes, table)) continue
        enter(trie, classes, units, i, hits)
      }
      return hits
    },
  }
}

/** Units of a phrase that are looked at before the tree is entered: two, four, six or eight, as many as it has. */
const AHEAD = 8
const FACTOR = 61
const MASK = 0xffff
/** A phrase of at most three units begins with these two. */
const TWO = 1
/** A phrase of at most five units begins with these four; a longer one does. */
const FOUR = 2
const FOUR_AND_MORE = 4
/** The same of seven units and six; of more and eight. */
const SIX = 8
const SIX_AND_MORE = 16
const EIGHT = 32

/** Whether a phrase may begin at `i`, behind which at least `AHEAD` units stand. */
function mayBegin(units: Uint16Array, i: number, low: Uint16Array, classes: UnitClasses, table: Uint8Array): boolean {
  const c0 = units[i]!
  const c1 = units[i + 1]!
  const c2 = units[i + 2]!
  const c3 = units[i + 3]!
  const two = (c0 < 256 ? low[c0]! : classes.of(c0)) * FACTOR + (c1 < 256 ? low[c1]! : classes.of(c1))
  const four = next(two, c2, c3, low, classes)
  const seen = table[four]!
  if (((table[two & MASK]! & TWO) | (seen & FOUR)) !== 0) return true
  if ((seen & FOUR_AND_MORE) === 0) return false
  const six = next(four, units[i + 4]!, units[i + 5]!, low, classes)
  const further = table[six]!
  if ((further & SIX) !== 0) return true
  return (further & SIX_AND_MORE) !== 0 && (table[next(six, units[i + 6]!, units[i + 7]!, low, classes)]! & EIGHT) !== 0
}

function next(hash: number, a: number, b: number, low: Uint16Array, classes: UnitClasses): number {
  return ((hash * FACTOR + (a < 256 ? low[a]! : classes.of(a))) * FACTOR + (b < 256 ? low[b]! : classes.of(b))) & MASK
}

/** The beginnings of all phrases, hashed: what stands here under no hash begins none. */
function beginningsOf(sequences: readonly Uint16Array[], classes: number): Uint8Array {
  const table = new Uint8Array(MASK + 1)
  for (const sequence of sequences) {
    const [a = 0, b] = sequence
    if (sequence.length === 1) for (let other = 0; other < classes; other++) table[(a * FACTOR + other) & MASK]! |= TWO
    if (b === undefined) continue
    let hash = a * FACTOR + b
    if (sequence.length < 4) table[hash & MASK]! |= TWO
    for (let size = 4; size <= Math.min(AHEAD, sequence.length); size += 2) {
      hash = ((hash * FACTOR + sequence[size - 2]!) * FACTOR + sequence[size - 1]!) & MASK
      const last = size === AHEAD || sequence.length < size + 2
      table[hash]! |= size === 4 ? (last ? FOUR : FOUR_AND_MORE) : size === 6 ? (last ? SIX : SIX_AND_MORE) : EIGHT
    }
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
