import { ALWAYS, BORDERS, sideOf, TOLD_APART } from './border.js'
import { type Node, PatternFault } from './node.js'
import { classesOf, type Ranges, type UnitClasses } from './unit-classes.js'

/** Places of a pattern at which a unit is read; the automaton has one state for each (Glushkov 1961), so it has no empty steps. */
const MOST_POSITIONS = 512

/**
 * A pattern as sets of its places, 32 to a word: row `p` of a table is `width` words from `p * width` on. What anchors and word borders ask
 * of the border between two units divides the kinds of border into `contexts`; tables that depend on them are there once for each.
 */
export interface Positions extends UnitClasses {
  readonly size: number
  readonly width: number
  /** For each kind of border its context: all are 0 where the pattern asks nothing of borders. */
  readonly contextOf: Uint8Array
  readonly contexts: number
  /** Which places may follow a place, and which may stand before it; `size` rows for each context. */
  readonly follow: Int32Array
  readonly before: Int32Array
  /** Where a match may begin and end; one row for each context. */
  readonly first: Int32Array
  readonly last: Int32Array
}

/** Places, each with the borders at which it may be one. */
type Guarded = ReadonlyMap<number, number>

interface Built {
  /** The borders at which it may read nothing. */
  nullable: number
  first: Guarded
  last: Guarded
}

function merged(all: readonly Guarded[]): Guarded {
  if (all.length === 1) return all[0]!
  const out = new Map<number, number>()
  for (const each of all) for (const [p, mask] of each) out.set(p, (out.get(p) ?? 0) | mask)
  return out
}

function narrowed(places: Guarded, mask: number): Guarded {
  if (mask === ALWAYS) return places
  return new Map([...places].flatMap(([p, own]) => ((own & mask) === 0 ? [] : [[p, own & mask] as const])))
}

class Builder {
  readonly ranges: Ranges[] = []
  readonly follow: Map<number, number>[] = []

  build(node: Node): Built {
    switch (node.type) {
      case 'set': {
        const p = new Map([[this.add(node.ranges), ALWAYS]])
        return { nullable: 0, first: p, last: p }
      }
      case 'border':
        return { nullable: node.holds, first: new Map(), last: new Map() }
      case 'choice': {
        const parts = node.items.map((item) => this.build(item))
        return {
          nullable: parts.reduce((mask, part) => mask | part.nullable, 0),
          first: merged(parts.map((part) => part.first)),
          last: merged(parts.map((part) => part.last)),
        }
      }
      case 'sequence':
        return this.joined(node.items.map((item) => this.build(item)))
      case 'repeat':
        return this.repeated(node)
    }
  }

  private add(ranges: Ranges): number {
    if (this.follow.length >= MOST_POSITIONS)
      throw new PatternFault(`the pattern has more than ${MOST_POSITIONS} places once its repetitions are written out`)
    this.ranges.push(ranges)
    this.follow.push(new Map())
    return this.follow.length - 1
  }

  /** What stands between the last of one part and the first of the next is one border, and all conditions there hold together. */
  private link(from: Guarded, to: Guarded): void {
    for (const [p, left] of from) {
      const row = this.follow[p]!
      for (const [q, right] of to) if ((left & right) !== 0) row.set(q, (row.get(q) ?? 0) | (left & right))
    }
  }

  private joined(parts: readonly Built[]): Built {
    return parts.reduce<Built>(
      (left, right) => {
        this.link(left.last, right.first)
        return {
          nullable: left.nullable & right.nullable,
          first: merged([left.first, narrowed(right.first, left.nullable)]),
          last: merged([narrowed(left.last, right.nullable), right.last]),
        }
      },
      { nullable: ALWAYS, first: new Map(), last: new Map() },
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
      if (part.first.size === 0 && part.last.size === 0) return { ...part, nullable: node.least === 0 ? ALWAYS : part.nullable }
      parts.push({ ...part, nullable: copy >= node.least ? ALWAYS : part.nullable })
    }
    const last = parts.at(-1)
    if (endless && last) this.link(last.last, last.first)
    return this.joined(parts)
  }
}

/** Kinds of border that no condition of the pattern tells apart are one context; answers one kind for each, and the context of each kind. */
function contextsOf(masks: Iterable<number>): { kinds: number[]; contextOf: Uint8Array } {
  const distinct = [...new Set(masks)]
  const known = new Map<string, number>()
  const kinds: number[] = []
  const contextOf = Uint8Array.from({ length: BORDERS }, (_, kind) => {
    const key = distinct.map((mask) => (mask >> kind) & 1).join('')
    if (!known.has(key)) known.set(key, kinds.push(kind) - 1)
    return known.get(key)!
  })
  return { kinds, contextOf }
}

/** Lays a pattern out; throws a `PatternFault` where it is too large or matches the empty text. */
export function positionsOf(node: Node): Positions {
  const builder = new Builder()
  const { nullable, first, last } = builder.build(node)
  if (nullable !== 0) throw new PatternFault('the pattern matches the empty text')
  const size = builder.follow.length
  const width = Math.max(1, (size + 31) >> 5)
  const { kinds, contextOf } = contextsOf([...first.values(), ...last.values(), ...builder.follow.flatMap((row) => [...row.values()])])
  const contexts = kinds.length
  const follow = new Int32Array(contexts * size * width)
  const before = new Int32Array(contexts * size * width)
  const rowOf = (places: Guarded) => {
    const rows = new Int32Array(contexts * width)
    for (const [p, mask] of places) for (const [x, kind] of kinds.entries()) if ((mask >> kind) & 1) set(rows, x * width, p)
    return rows
  }
  for (const [p, row] of builder.follow.entries()) {
    for (const [q, mask] of row) {
      for (const [x, kind] of kinds.entries()) {
        if (((mask >> kind) & 1) === 0) continue
        set(follow, (x * size + p) * width, q)
        set(before, (x * size + q) * width, p)
      }
    }
  }
  const classes = classesOf(builder.ranges, width, contexts > 1 ? TOLD_APART : [], sideOf)
  return { size, width, contexts, contextOf, follow, before, first: rowOf(first), last: rowOf(last), ...classes }
}

function set(bits: Int32Array, at: number, p: number): void {
  bits[at + (p >> 5)]! |= 1 << (p & 31)
}
