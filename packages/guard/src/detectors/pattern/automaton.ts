import type { Run } from '../../text/run.js'
import { type Node, PatternFault, parsePattern } from './parse.js'

/** Places of a pattern at which a unit is read; the automaton has one state for each (Glushkov 1961), so it has no empty steps. */
const MOST_POSITIONS = 512

interface Built {
  nullable: boolean
  first: readonly number[]
  last: readonly number[]
}

/** What a compiled pattern finds in a text. */
export interface PatternAutomaton {
  /** Units that belong to a match: overlapping matches as one, in order. Work is linear in the text for a given pattern. */
  scan(text: string): Run[]
  /** Where the earliest match begins that the text may end inside of, or that more text may lengthen; its length when none. */
  live(text: string): number
}

class Positions {
  readonly ascii: Uint8Array[] = []
  readonly wide: (readonly (readonly [number, number])[])[] = []
  readonly follow: Set<number>[] = []

  add(ranges: readonly (readonly [number, number])[]): number {
    if (this.follow.length >= MOST_POSITIONS)
      throw new PatternFault(`the pattern has more than ${MOST_POSITIONS} places once its repetitions are written out`)
    const table = new Uint8Array(128)
    for (const [from, to] of ranges) for (let c = from; c <= Math.min(to, 127); c++) table[c] = 1
    this.ascii.push(table)
    this.wide.push(ranges.filter(([, to]) => to >= 128))
    this.follow.push(new Set())
    return this.follow.length - 1
  }

  link(from: readonly number[], to: readonly number[]): void {
    for (const p of from) for (const q of to) this.follow[p]!.add(q)
  }

  takes(p: number, c: number): boolean {
    return c < 128 ? this.ascii[p]![c] === 1 : this.wide[p]!.some(([from, to]) => c >= from && c <= to)
  }
}

function build(node: Node, at: Positions): Built {
  if (node.type === 'set') {
    const p = [at.add(node.ranges)]
    return { nullable: false, first: p, last: p }
  }
  if (node.type === 'choice') {
    const parts = node.items.map((item) => build(item, at))
    return { nullable: parts.some((p) => p.nullable), first: parts.flatMap((p) => p.first), last: parts.flatMap((p) => p.last) }
  }
  if (node.type === 'sequence')
    return joined(
      node.items.map((item) => build(item, at)),
      at,
    )
  return repeated(node, at)
}

function joined(parts: readonly Built[], at: Positions): Built {
  return parts.reduce<Built>(
    (left, right) => {
      at.link(left.last, right.first)
      return {
        nullable: left.nullable && right.nullable,
        first: left.nullable ? [...left.first, ...right.first] : left.first,
        last: right.nullable ? [...left.last, ...right.last] : right.last,
      }
    },
    { nullable: true, first: [], last: [] },
  )
}

/** `x{2,4}` is written out as `x x x? x?`; without an upper bound the last copy follows itself. */
function repeated(node: Extract<Node, { type: 'repeat' }>, at: Positions): Built {
  const endless = node.most === Number.POSITIVE_INFINITY
  const copies = endless ? Math.max(node.least, 1) : node.most
  const parts: Built[] = []
  for (let copy = 0; copy < copies; copy++) {
    const part = build(node.item, at)
    // What reads nothing reads nothing a thousand times as well.
    if (part.first.length === 0) return part
    parts.push({ ...part, nullable: part.nullable || copy >= node.least })
  }
  const last = parts.at(-1)
  if (endless && last) at.link(last.last, last.first)
  return joined(parts, at)
}

/** Follows every state at once (Thompson 1968); of two ways into a state the one with the earlier beginning covers the other. */
export function compilePattern(source: string): PatternAutomaton {
  const at = new Positions()
  const { nullable, first, last } = build(parsePattern(source), at)
  if (nullable) throw new PatternFault('the pattern matches the empty text')
  const size = at.follow.length
  const follow = at.follow.map((set) => [...set])
  const ends = new Uint8Array(size)
  for (const p of last) ends[p] = 1
  const opens = new Uint8Array(128)
  for (const p of first) for (let c = 0; c < 128; c++) opens[c]! |= at.ascii[p]![c]!

  const run = (text: string): { runs: Run[]; live: number } => {
    const runs: Run[] = []
    let active: number[] = []
    let starts = new Int32Array(size).fill(-1)
    let after = new Int32Array(size).fill(-1)
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (active.length === 0 && c < 128 && opens[c] === 0) continue
      const next: number[] = []
      const enter = (q: number, start: number) => {
        const known = after[q]!
        if ((known >= 0 && known <= start) || !at.takes(q, c)) return
        if (known < 0) next.push(q)
        after[q] = start
      }
      for (const p of active) for (const q of follow[p]!) enter(q, starts[p]!)
      for (const q of first) enter(q, i)
      for (const p of active) starts[p] = -1
      for (const q of next) if (ends[q] === 1) cover(runs, after[q]!, i + 1)
      active = next
      ;[starts, after] = [after, starts]
    }
    let live = text.length
    for (const p of active) if (follow[p]!.length > 0) live = Math.min(live, starts[p]!)
    for (let k = runs.length - 1; k >= 0 && runs[k]!.end > live; k--) live = Math.min(live, runs[k]!.start)
    return { runs, live }
  }
  return {
    scan: (text) => run(text).runs,
    live: (text) => run(text).live,
  }
}

function cover(runs: Run[], start: number, end: number): void {
  let from = start
  while (runs.length > 0 && runs.at(-1)!.end > from) from = Math.min(from, runs.pop()!.start)
  runs.push({ start: from, end })
}
