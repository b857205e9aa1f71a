/**
 * Words as one tree of states in the order of their depth, so that what most texts reach lies together and the children of a state are
 * neighbors: `first[s]` to `first[s + 1]`, by rising label. Some twenty bytes a state, whatever the alphabet.
 */
export interface LiteralTrie {
  /** Classes of units, 0 for what is in no word. */
  readonly classes: number
  readonly first: Uint32Array
  /** The class that leads to a state. */
  readonly label: Uint16Array
  readonly depth: Uint16Array
  /** The state of the longest proper ending of what leads to a state (Aho and Corasick 1975). */
  readonly fail: Int32Array
  /** Words that end exactly at a state are `ends[endsAt[s]]` to `ends[endsAt[s + 1]]`, in the order of the list. */
  readonly ends: Int32Array
  readonly endsAt: Uint32Array
  /** Itself or the nearest state on its failure path where a word ends; -1 when there is none. */
  readonly output: Int32Array
  /** Complete rows of the first states: the place of the target, its complement where words end. */
  readonly rows: Int32Array
}

/** Entries of the complete rows together: what a second-level cache holds beside the text. */
const MOST_CELLS = 1 << 16

/**
 * Scans go from place to place: that of a state with a row is where the row begins, that of another one its number behind all rows.
 * A state as a place.
 */
export function placeOf({ rows, classes }: Pick<LiteralTrie, 'rows' | 'classes'>, s: number): number {
  return s * classes < rows.length ? s * classes : rows.length + s
}

/** The state of a place. */
export function stateOf({ rows, classes }: Pick<LiteralTrie, 'rows' | 'classes'>, place: number): number {
  return place < rows.length ? place / classes : place - rows.length
}

function compare(a: Uint16Array, b: Uint16Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}

/**
 * Builds the tree of words given as classes. Empty words never occur. With `failures` the rows follow them, for words that begin anywhere; else a
 * row has 0 for what no word goes on with.
 */
export function buildTrie(words: readonly Uint16Array[], classes: number, failures: boolean): LiteralTrie {
  const order = words.map((_, index) => index).filter((index) => words[index]!.length > 0)
  order.sort((a, b) => compare(words[a]!, words[b]!) || a - b)
  const capacity = words.reduce((sum, word) => sum + word.length, 2)
  const first = new Uint32Array(capacity)
  const label = new Uint16Array(capacity)
  const depth = new Uint16Array(capacity)
  const endsAt = new Uint32Array(capacity)
  const ends = new Int32Array(order.length)
  // Of each state the words that lead through it, as a part of the order.
  const low = new Uint32Array(capacity)
  const high = new Uint32Array(capacity)
  high[0] = order.length
  let states = 1
  let ended = 0
  for (let s = 0; s < states; s++) {
    const level = depth[s]!
    let at = low[s]!
    endsAt[s] = ended
    first[s] = states
    while (at < high[s]! && words[order[at]!]!.length === level) ends[ended++] = order[at++]!
    while (at < high[s]!) {
      const k = words[order[at]!]![level]!
      label[states] = k
      depth[states] = level + 1
      low[states] = at
      while (at < high[s]! && words[order[at]!]![level] === k) at++
      high[states++] = at
    }
  }
  first[states] = states
  endsAt[states] = ended
  const tree = { classes, first: first.slice(0, states + 1), label: label.slice(0, states), depth: depth.slice(0, states) }
  return link({ ...tree, ends, endsAt: endsAt.slice(0, states + 1) }, failures)
}

/** The child of a state by a class, or 0. */
export function childOf(first: Uint32Array, label: Uint16Array, s: number, k: number): number {
  let low = first[s]!
  let high = first[s + 1]!
  while (high - low > 4) {
    const middle = (low + high) >> 1
    if (label[middle]! <= k) low = middle
    else high = middle
  }
  for (; low < high; low++) if (label[low] === k) return low
  return 0
}

/** Adds failure links, and complete rows as far as there is room; both from the root outwards. */
function link(tree: Omit<LiteralTrie, 'fail' | 'output' | 'rows'>, failures: boolean): LiteralTrie {
  const { classes, first, label, endsAt } = tree
  const states = label.length
  const fail = new Int32Array(states)
  const output = new Int32Array(states).fill(-1)
  for (let s = 0; s < states; s++) {
    const shorter = s === 0 || !failures ? -1 : output[fail[s]!]!
    output[s] = endsAt[s + 1]! > endsAt[s]! ? s : shorter
    if (s === 0 || !failures) continue
    for (let t = first[s]!; t < first[s + 1]!; t++) fail[t] = failureOf(tree, fail, fail[s]!, label[t]!)
  }
  const rows = new Int32Array(Math.max(1, Math.min(states, Math.floor(MOST_CELLS / classes))) * classes)
  for (let s = 0; s * classes < rows.length; s++) {
    if (s > 0 && failures) rows.copyWithin(s * classes, fail[s]! * classes, (fail[s]! + 1) * classes)
    for (let t = first[s]!; t < first[s + 1]!; t++) {
      const place = placeOf({ rows, classes }, t)
      rows[s * classes + label[t]!] = output[t]! >= 0 ? ~place : place
    }
  }
  return { ...tree, fail, output, rows }
}

function failureOf({ first, label }: Pick<LiteralTrie, 'first' | 'label'>, fail: Int32Array, from: number, k: number): number {
  for (let f = from; ; f = fail[f]!) {
    const to = childOf(first, label, f, k)
    if (to > 0 || f === 0) return to
  }
}
