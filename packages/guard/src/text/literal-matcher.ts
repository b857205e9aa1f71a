import { foldUnit } from './fold.js'
import { isSpace } from './run.js'
import { squeeze, squeezedStart, squeezeUnit } from './squeeze.js'
import { unitsOf } from './units.js'

/** One occurrence of a literal: its index in the compiled list, and where it ends (exclusive) and starts. */
export interface LiteralHit {
  word: number
  start: number
  end: number
}

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

/**
 * Compiles literals to one dense automaton (Aho and Corasick 1975, failure links folded into the goto table): one table look-up per unit,
 * whatever the number of words. `caseFold` compares letters without case and diacritics; `spaces` takes every white-space unit for a
 * space and every apostrophe for the plain one; `squeezed` passes over all but letters and digits, in the text and in the words. Empty words never occur.
 */
export function compileLiterals(
  words: readonly string[],
  options: { caseFold: boolean; spaces?: boolean; squeezed?: boolean },
): LiteralMatcher {
  if (options.squeezed) return compileSqueezed(words)
  const letter = options.caseFold ? foldUnit : (c: number) => c
  const unit = options.spaces ? (c: number) => (isSpace(c) ? 32 : c === 0x2019 || c === 0x2bc ? 39 : letter(c)) : letter
  const classes = classesOf(words, unit)
  const trie = buildTrie(words, unit, classes)
  return matcherOf(words, classes, trie)
}

/** Every unit that squeezing drops leaves the automaton where it is. */
function compileSqueezed(words: readonly string[]): LiteralMatcher {
  const classes = classesOf(
    words.map((word) => squeeze(word).text),
    (c) => c,
  )
  const trie = buildTrie(
    words.map((word) => squeeze(word).text),
    (c) => c,
    classes,
  )
  return squeezedMatcherOf(words, classes, trie)
}

function squeezedMatcherOf(words: readonly string[], { high, count }: Classes, { go, depth, ends, shorter }: Trie): LiteralMatcher {
  const start = (): LiteralState => ({ state: 0, offset: 0 })
  const lengths = words.map((word) => squeeze(word).text.length)
  // Of units as they stand in a text: what they squeeze to is looked up when they are first met.
  const classOf = new Uint16Array(65_536).fill(UNMET)
  const meet = (c: number): number => {
    const unit = squeezeUnit(c)
    classOf[c] = unit === 0 ? DROPPED : (high.get(unit) ?? 0)
    return classOf[c]!
  }
  return {
    words,
    start,
    livePrefix: (state) => depth[state.state / count]!,
    scan(text, state = start()) {
      const hits: LiteralHit[] = []
      const units = unitsOf(text)
      const table = go
      const classes = classOf
      let at = state.state
      for (let i = 0; i < units.length; i++) {
        const c = units[i]!
        let k = classes[c]!
        if (k === UNMET) k = meet(c)
        if (k === DROPPED) continue
        at = table[at + k]!
        if (at >= 0) continue
        at = ~at
        for (let s = at / count; s >= 0; s = shorter[s]!) {
          for (const word of ends[s] ?? []) {
            hits.push({ word, start: state.offset + squeezedStart(text, i + 1, lengths[word]!), end: state.offset + i + 1 })
          }
        }
      }
      state.state = at
      state.offset += text.length
      return hits
    },
  }
}

/** Instead of a class: a unit that squeezing drops, and one that no text had yet. */
const DROPPED = 0xffff
const UNMET = 0xfffe

interface Classes {
  /** Class of each unit below 256; 0 for units in no word. */
  low: Uint16Array
  /** Class of each unit of the words, as it is compared. */
  high: ReadonlyMap<number, number>
  count: number
  unit(c: number): number
}

/** The classes of the units from 256 on, a page of 256 at a time, made when a text first has one of them. */
function pagesOf({ high, unit }: Classes): (c: number) => number {
  const pages: (Uint16Array | undefined)[] = new Array(256).fill(undefined)
  const make = (page: number) => {
    pages[page] = Uint16Array.from({ length: 256 }, (_, i) => high.get(unit((page << 8) | i)) ?? 0)
    return pages[page]
  }
  return (c) => (pages[c >> 8] ?? make(c >> 8))[c & 255]!
}

function classesOf(words: readonly string[], unit: (c: number) => number): Classes {
  const high = new Map<number, number>()
  for (const word of words) {
    for (let i = 0; i < word.length; i++) {
      const c = unit(word.charCodeAt(i))
      if (!high.has(c)) high.set(c, high.size + 1)
    }
  }
  const low = new Uint16Array(256)
  for (let c = 0; c < 256; c++) low[c] = high.get(unit(c)) ?? 0
  return { low, high, count: high.size + 1, unit }
}

interface Trie {
  /** Target state * classes, its complement where words end there; indexed by state * classes + class. */
  go: Int32Array
  depth: Int32Array
  /** Words that end exactly at a state, and the nearest state on its failure path where one ends. */
  ends: (number[] | undefined)[]
  shorter: Int32Array
}

function buildTrie(words: readonly string[], unit: (c: number) => number, classes: Classes): Trie {
  const a = classes.count
  const capacity = words.reduce((sum, word) => sum + word.length, 1)
  const next = new Int32Array(capacity * a)
  const depth = new Int32Array(capacity)
  const ends: (number[] | undefined)[] = []
  let states = 1
  for (const [index, word] of words.entries()) {
    let s = 0
    for (let i = 0; i < word.length; i++) {
      const edge = s * a + classes.high.get(unit(word.charCodeAt(i)))!
      if (next[edge] === 0) {
        depth[states] = i + 1
        next[edge] = states++
      }
      s = next[edge]!
    }
    if (word.length > 0) {
      const here = ends[s]
      if (here) here.push(index)
      else ends[s] = [index]
    }
  }
  return link(next.slice(0, states * a), a, states, depth, ends)
}

/** Completes the table breadth first; afterwards every entry is a target, and states with output are marked. */
function link(next: Int32Array, a: number, states: number, depth: Int32Array, ends: (number[] | undefined)[]): Trie {
  const fail = new Int32Array(states)
  const shorter = new Int32Array(states).fill(-1)
  const queue: number[] = []
  for (let k = 0; k < a; k++) if (next[k] !== 0) queue.push(next[k]!)
  for (let head = 0; head < queue.length; head++) {
    const s = queue[head]!
    const f = fail[s]!
    shorter[s] = ends[f] ? f : shorter[f]!
    for (let k = 0; k < a; k++) {
      const target = next[s * a + k]!
      const fallback = next[f * a + k]!
      if (target === 0) next[s * a + k] = fallback
      else {
        fail[target] = fallback
        queue.push(target)
      }
    }
  }
  const go = new Int32Array(states * a)
  for (let i = 0; i < go.length; i++) {
    const target = next[i]!
    go[i] = ends[target] || shorter[target]! >= 0 ? ~(target * a) : target * a
  }
  return { go, depth, ends, shorter }
}

function matcherOf(words: readonly string[], classes: Classes, trie: Trie): LiteralMatcher {
  const { low, count } = classes
  const high = pagesOf(classes)
  const { go, depth, ends, shorter } = trie
  const start = (): LiteralState => ({ state: 0, offset: 0 })
  return {
    words,
    start,
    livePrefix: (state) => depth[state.state / count]!,
    scan(text, state = start()) {
      const hits: LiteralHit[] = []
      const units = unitsOf(text)
      const table = go
      const near = low
      let at = state.state
      for (let i = 0; i < units.length; i++) {
        const c = units[i]!
        at = table[at + (c < 256 ? near[c]! : high(c))]!
        if (at >= 0) continue
        at = ~at
        const end = state.offset + i + 1
        for (let s = at / count; s >= 0; s = shorter[s]!) {
          for (const word of ends[s] ?? []) hits.push({ word, start: end - words[word]!.length, end })
        }
      }
      state.state = at
      state.offset += text.length
      return hits
    },
  }
}
