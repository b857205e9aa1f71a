import { foldUnit } from './fold.js'
import { LiteralAnchors, type LiteralHit } from './literal-anchors.js'
import { buildTrie, childOf, type LiteralTrie, stateOf } from './literal-trie.js'
import { isSpace } from './run.js'
import { squeezedStart, squeezeUnit } from './squeeze.js'
import { classed, classesOf, DROPPED } from './unit-classes.js'
import { unitsOf } from './units.js'

/** Where a scan stands between two chunks. `offset` counts the units seen, so hits of later chunks have offsets into the whole. */
export interface LiteralState {
  state: number
  offset: number
}

export interface LiteralMatcher {
  readonly words: readonly string[]
  /** Every occurrence, overlapping ones too, by end. Work is linear in the text plus the hits. With `state`, continues a chunked text and updates it. */
  scan(text: string, state?: LiteralState): LiteralHit[]
  /** Length of the longest word beginning that the text seen so far ends with: what a stream must hold. Counted in letters and digits when squeezed. */
  livePrefix(state: LiteralState): number
  /** A scan that has seen nothing. */
  start(): LiteralState
}

/** How units are compared. */
export interface LiteralOptions {
  /** Without case and diacritics. */
  caseFold: boolean
  /** Every white-space unit is a space and every apostrophe the plain one. */
  spaces?: boolean
  /** Only letters and digits count, in the text and in the words; case and diacritics never. */
  squeezed?: boolean
}

/** What a unit is compared as; -1 for what is passed over. */
export function comparedAs({ caseFold, spaces, squeezed }: LiteralOptions): (c: number) => number {
  if (squeezed) return (c) => squeezeUnit(c) || -1
  const letter = caseFold ? foldUnit : (c: number) => c
  return spaces ? (c) => (isSpace(c) ? 32 : c === 0x2019 || c === 0x2bc ? 39 : letter(c)) : letter
}

/** How literals are found in a whole text, and in a chunked one. */
interface Automaton {
  scan(text: string, state: LiteralState): LiteralHit[]
  livePrefix(state: LiteralState): number
}

/**
 * Compiles literals to one automaton (Aho and Corasick 1975): one or two table look-ups per unit, whatever the number of words. Whole texts are looked
 * through for beginnings of them first, where that can be done. Empty words never occur.
 */
export function compileLiterals(words: readonly string[], options: LiteralOptions): LiteralMatcher {
  let made: Automaton | undefined
  const automaton = () => {
    made ??= automatonOf(words, options)
    return made
  }
  const { caseFold, spaces, squeezed } = options
  const anchors = spaces || squeezed ? null : LiteralAnchors.of(words.map((text) => ({ text, exact: !caseFold })))
  const start = (): LiteralState => ({ state: 0, offset: 0 })
  return {
    words,
    start,
    livePrefix: (state) => automaton().livePrefix(state),
    scan: (text, state) => (anchors && !state ? anchors.scan(text) : automaton().scan(text, state ?? start())),
  }
}

function automatonOf(words: readonly string[], options: LiteralOptions): Automaton {
  const classes = classesOf(words, comparedAs(options))
  const sequences = words.map((word) => classed(word, classes))
  const trie = buildTrie(sequences, classes.count, true)
  const lengths = sequences.map((sequence) => sequence.length)
  const startOf = options.squeezed
    ? (text: string, end: number, word: number) => squeezedStart(text, end, lengths[word]!)
    : (_: string, end: number, word: number) => end - lengths[word]!
  const report = (text: string, s: number, end: number, offset: number, hits: LiteralHit[]) => {
    const { ends, endsAt, output, fail } = trie
    for (let o = output[s]!; o >= 0; o = output[fail[o]!]!) {
      for (let e = endsAt[o]!; e < endsAt[o + 1]!; e++) {
        hits.push({ word: ends[e]!, start: offset + startOf(text, end, ends[e]!), end: offset + end })
      }
    }
  }
  return {
    livePrefix: (state) => trie.depth[stateOf(trie, state.state)]!,
    scan(text, state) {
      const hits: LiteralHit[] = []
      const units = unitsOf(text)
      const { rows } = trie
      const { low } = classes
      const cells = rows.length
      let at = state.state
      for (let i = 0; i < units.length; i++) {
        const c = units[i]!
        const k = c < 256 ? low[c]! : classes.of(c)
        if (k === DROPPED) continue
        at = at < cells ? rows[at + k]! : follow(trie, at - cells, k)
        if (at >= 0) continue
        at = ~at
        report(text, stateOf(trie, at), i + 1, state.offset, hits)
      }
      state.state = at
      state.offset += text.length
      return hits
    },
  }
}

/** The place behind a state without a row; whatever falls back has gone forward before, so the work stays linear in the text. */
function follow(trie: LiteralTrie, state: number, k: number): number {
  const { first, label, fail, output, rows, classes } = trie
  for (let s = state; ; s = fail[s]!) {
    if (s * classes < rows.length) return rows[s * classes + k]!
    const to = childOf(first, label, s, k)
    if (to > 0) return output[to]! >= 0 ? ~(rows.length + to) : rows.length + to
  }
}
