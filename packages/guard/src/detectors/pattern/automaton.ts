import { unitsOf } from '../../text/units.js'
import { borderOf, sideOf } from './border.js'
import { LazyStates } from './lazy-states.js'
import type { Positions } from './positions.js'

/** Units between two places where states may be forgotten: what a scan keeps is bounded by this and not by the text. */
export const BLOCK = 4096

/** A pattern as automata that read forward, and back from an end. One is shared by all texts: nothing of a text is kept between calls. */
export class Automaton {
  /** After a unit: the places that may have taken it. */
  readonly forward: LazyStates
  /** The same for matches that have begun already: no new ones begin. */
  readonly begun: LazyStates
  /** Of a unit: the places from which the text goes on to the end of a match. */
  readonly backward: LazyStates
  /** Of a unit: the places from which the text goes on to what its end leaves open. */
  private readonly opening: LazyStates
  /** For each side that the last unit of a text may be: places at which more text may lengthen or decide a match. */
  private readonly undecided: Int32Array
  /** Whether a match may begin with a unit below 256, whatever stands before it. */
  readonly begins: Uint8Array

  constructor(readonly places: Positions) {
    const { follow, before, first, last, classes, contexts } = places
    this.forward = new LazyStates(places, follow, first)
    this.begun = new LazyStates(places, follow, null)
    this.backward = new LazyStates(places, before, last)
    this.opening = new LazyStates(places, before, null)
    this.undecided = undecidedOf(places)
    const beginning = Uint8Array.from({ length: classes }, (_, k) => {
      for (let x = 0; x < contexts; x++) if (this.forward.step(0, x * classes + k) !== 0) return 1
      return 0
    })
    this.begins = Uint8Array.from({ length: 256 }, (_, c) => beginning[places.classOf(c)]!)
  }

  /** The context of the border between two units, -1 for the edge of the text. */
  context(before: number, behind: number): number {
    return this.places.contexts === 1 ? 0 : this.places.contextOf[borderOf(before, behind)]!
  }

  /** The key of a step onto unit `c` from the one before it. */
  onto(c: number, before: number): number {
    return this.context(before, c) * this.places.classes + this.places.classOf(c)
  }

  /** The key of a step back onto unit `c` from the one behind it. */
  back(c: number, behind: number): number {
    return this.context(c, behind) * this.places.classes + this.places.classOf(c)
  }

  /** Whether more text may lengthen or decide what stands in a set of places after the unit `last`. */
  isOpen(states: LazyStates, state: number, last: number): boolean {
    return state !== 0 && states.meets(state, this.undecided, sideOf(last) * this.places.width)
  }

  /** Where the earliest match begins that goes on to an open place of `state`, which is the forward state after the last unit; the length when none. */
  openFrom(units: Uint16Array, state: number, from: number, prior: number): number {
    const { opening, places } = this
    const end = units.length
    if (end === 0 || !this.isOpen(this.forward, state, units[end - 1]!)) return end
    const { width } = places
    const at = sideOf(units[end - 1]!) * width
    opening.refresh()
    let now = opening.of(this.forward.set(state).map((word, w) => word & this.undecided[at + w]!))
    let start = end
    for (let i = end - 1; i >= from && now !== 0; i--) {
      if (opening.meets(now, places.first, this.context(i > 0 ? units[i - 1]! : prior, units[i]!) * width)) start = i
      if (i > from) now = opening.step((end - i) % BLOCK === 0 ? opening.restart(now) : now, this.back(units[i - 1]!, units[i]!))
    }
    return start
  }
}

/** Places that a unit may follow over some border behind a unit of each side, or where it depends on what follows whether a match ends. */
function undecidedOf({ size, width, contexts, contextOf, follow, last }: Positions): Int32Array {
  const sides = 4
  const rows = new Int32Array(sides * width)
  const has = (table: Int32Array, row: number, p: number) => (table[row * width + (p >> 5)]! >> (p & 31)) & 1
  for (let side = 0; side < sides; side++) {
    const behind = [...contextOf.subarray(side * sides, (side + 1) * sides)]
    for (let p = 0; p < size; p++) {
      // The first is the edge of the text: no unit follows there.
      const goesOn = (contexts === 1 ? [0] : behind.slice(1)).some((x) =>
        follow.subarray((x * size + p) * width, (x * size + p + 1) * width).some((word) => word !== 0),
      )
      const ends = new Set(contexts === 1 ? [0] : behind.map((x) => has(last, x, p)))
      if (goesOn || ends.size > 1) rows[side * width + (p >> 5)]! |= 1 << (p & 31)
    }
  }
  return rows
}

/** The units of a text, and the unit that stood before it where it is the rest of a longer one. */
export function readable(text: string, before: string | undefined): { units: Uint16Array; prior: number } {
  return { units: unitsOf(text), prior: before === undefined || before === '' ? -1 : before.charCodeAt(before.length - 1) }
}
