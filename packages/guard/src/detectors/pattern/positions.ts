import { type Node, PatternFault } from './node.js'

/** Places of a pattern at which a unit is read; the automaton has one state for each (Glushkov 1961), so it has no empty steps. */
const MOST_POSITIONS = 512

/** A pattern as sets of its places, 32 to a word: row `p` of a table is `width` words from `p * width` on. */
export interface Positions {
  readonly size: number
  readonly width: number
  /** Which places may follow a place, and which may stand before it. */
  readonly follow: Int32Array
  readonly before: Int32Array
  /** Where a match may begin and end. */
  readonly first: Int32Array
  readonly last: Int32Array
  /** Units that all places treat alike are one class: which places take it. */
  readonly takes: Int32Array
  readonly classes: number
  classOf(c: number): number
}

interface Built {
  nullable: boolean
  first: readonly number[]
  last: readonly number[]
}

type Ranges = readonly (readonly [number, number])[]

class Builder {
  readonly ranges: Ranges[] = []
  readonly follow: Set<number>[] = []

  build(node: Node): Built {
    if (node.type === 'set') {
      const p = [this.add(node.ranges)]
      return { nullable: false, first: p, last: p }
    }
    if (node.type === 'choice') {
      const parts = node.items.map((item) => this.build(item))
      return { nullable: parts.some((p) => p.nullable), first: parts.flatMap((p) => p.first), last: parts.flatMap((p) => p.last) }
    }
    return node.type === 'sequence' ? this.joined(node.items.map((item) => this.build(item))) : this.repeated(node)
  }

  private add(ranges: Ranges): number {
    if (this.follow.length >= MOST_POSITIONS)
      throw new PatternFault(`the pattern has more than ${MOST_POSITIONS} places once its repetitions are written out`)
    this.ranges.push(ranges)
    this.follow.push(new Set())
    return this.follow.length - 1
  }

  private link(from: readonly number[], to: readonly number[]): void {
    for (const p of from) for (const q of to) this.follow[p]!.add(q)
  }

  private joined(parts: readonly Built[]): Built {
    return parts.reduce<Built>(
      (left, right) => {
        this.link(left.last, right.first)
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
  private repeated(node: Extract<Node, { type: 'repeat' }>): Built {
    const endless = node.most === Number.POSITIVE_INFINITY
    const copies = endless ? Math.max(node.least, 1) : node.most
    const parts: Built[] = []
    for (let copy = 0; copy < copies; copy++) {
      const part = this.build(node.item)
      // What reads nothing reads nothing a thousand times as well.
      if (part.first.length === 0) return part
      parts.push({ ...part, nullable: part.nullable || copy >= node.least })
    }
    const last = parts.at(-1)
    if (endless && last) this.link(last.last, last.first)
    return this.joined(parts)
  }
}

function bitsOf(list: Iterable<number>, width: number): Int32Array {
  const bits = new Int32Array(width)
  for (const p of list) bits[p >> 5]! |= 1 << (p & 31)
  return bits
}

/** Lays a pattern out; throws a `PatternFault` where it is too large or matches the empty text. */
export function positionsOf(node: Node): Positions {
  const builder = new Builder()
  const { nullable, first, last } = builder.build(node)
  if (nullable) throw new PatternFault('the pattern matches the empty text')
  const size = builder.follow.length
  const width = Math.max(1, (size + 31) >> 5)
  const follow = new Int32Array(size * width)
  const before = new Int32Array(size * width)
  for (const [p, set] of builder.follow.entries()) {
    follow.set(bitsOf(set, width), p * width)
    for (const q of set) before[q * width + (p >> 5)]! |= 1 << (p & 31)
  }
  return { size, width, follow, before, first: bitsOf(first, width), last: bitsOf(last, width), ...classesOf(builder.ranges, width) }
}

/** Cuts the units where a range begins or ends; stretches that the same places take are one class. */
function classesOf(ranges: readonly Ranges[], width: number): Pick<Positions, 'takes' | 'classes' | 'classOf'> {
  const cuts = new Set([0])
  for (const each of ranges) for (const [from, to] of each) cuts.add(from).add(to + 1)
  const starts = [...cuts].filter((cut) => cut <= 0xffff).sort((a, b) => a - b)
  const sets = starts.map(() => new Int32Array(width))
  for (const [p, each] of ranges.entries()) {
    for (const [from, to] of each) {
      for (let i = indexAt(starts, from); i < starts.length && starts[i]! <= to; i++) sets[i]![p >> 5]! |= 1 << (p & 31)
    }
  }
  const known = new Map<string, number>()
  const classAt = Uint16Array.from(sets, (set) => {
    const key = set.join()
    if (!known.has(key)) known.set(key, known.size)
    return known.get(key)!
  })
  const takes = new Int32Array(known.size * width)
  for (const [i, set] of sets.entries()) takes.set(set, classAt[i]! * width)
  const low = Uint16Array.from({ length: 256 }, (_, c) => classAt[indexAt(starts, c)]!)
  return { takes, classes: known.size, classOf: (c) => (c < 256 ? low[c]! : classAt[indexAt(starts, c)]!) }
}

/** The last start that is not beyond a unit. */
function indexAt(starts: readonly number[], c: number): number {
  let low = 0
  for (let high = starts.length; high - low > 1; ) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= c) low = middle
    else high = middle
  }
  return low
}
