import type { Run } from '../../text/run.js'
import { unitsOf } from '../../text/units.js'
import { LazyStates } from './lazy-states.js'
import { parsePattern } from './parse.js'
import { type Positions, positionsOf } from './positions.js'

/** What a compiled pattern finds in a text. */
export interface PatternAutomaton {
  /** Units that belong to a match, of whatever length: matches that overlap as one run, in order. Work is linear in the text for a given pattern. */
  scan(text: string): Run[]
  /** Where the earliest match begins that the text may end inside of, or that more text may lengthen; its length when none. */
  live(text: string): number
}

/**
 * Compiles a pattern. A unit is found when any match covers it, the longest and all shorter ones: nothing of what a pattern means is left to
 * the order of its branches, and a stream finds what the whole text does.
 */
export function compilePattern(source: string): PatternAutomaton {
  const automaton = new Automaton(positionsOf(parsePattern(source)))
  return {
    scan: (text) => automaton.run(text).runs,
    live: (text) => automaton.run(text).live,
  }
}

/** States per unit of the stretch that is looked at; used within one call only. */
let trail = new Int32Array(1024)

class Automaton {
  /** After a unit: the places that may have taken it. */
  private readonly forward: LazyStates
  /** Of a unit: the places from which the text goes on to the end of a match. */
  private readonly backward: LazyStates
  /** Of a unit: the places from which the text goes on to what its end leaves open. */
  private readonly opening: LazyStates
  private readonly goesOn: Int32Array
  /** Whether a match may begin with a unit below 256. */
  private readonly begins: Uint8Array
  private readonly crossing: Int32Array

  constructor(private readonly places: Positions) {
    const { width, classes, follow, before, first, last, takes, size } = places
    this.forward = new LazyStates(width, classes, follow, first, takes)
    this.backward = new LazyStates(width, classes, before, last, takes)
    this.opening = new LazyStates(width, classes, before, null, takes)
    this.crossing = new Int32Array(width)
    this.goesOn = new Int32Array(width)
    this.begins = Uint8Array.from({ length: 256 }, (_, c) => (this.forward.step(0, places.classOf(c)) === 0 ? 0 : 1))
    for (let p = 0; p < size; p++) {
      for (let w = 0; w < width; w++) if (follow[p * width + w] !== 0) this.goesOn[p >> 5]! |= 1 << (p & 31)
    }
  }

  run(text: string): { runs: Run[]; live: number } {
    const units = unitsOf(text)
    const { forward, places } = this
    this.backward.refresh()
    this.opening.refresh()
    forward.refresh()
    if (trail.length < units.length) trail = new Int32Array(2 * units.length)
    const states = trail
    const runs: Run[] = []
    let state = 0
    let from = 0
    let ended = -1
    const begins = this.begins
    for (let i = 0; i < units.length; i++) {
      const c = units[i]!
      // Most units of most texts begin nothing, where nothing has begun.
      if (state === 0 && c < 256 && begins[c] === 0 && ended < 0) {
        from = i + 1
        continue
      }
      state = forward.step(state, places.classOf(c))
      states[i] = state
      if (state === 0) {
        // Between two units without any place no match reaches over: what stands before is a stretch of its own.
        if (ended >= 0) {
          this.cover(units, states, from, ended, runs)
          ended = -1
        }
        forward.refresh()
        from = i + 1
      } else if (forward.meets(state, places.last)) ended = i
    }
    if (ended >= 0) this.cover(units, states, from, ended, runs)
    let live = this.open(units, state, from)
    for (let k = runs.length - 1; k >= 0 && runs[k]!.end > live; k--) live = Math.min(live, runs[k]!.start)
    return { runs, live }
  }

  /** Walks back over a stretch from the last end of a match: covered is what a place took from which an end is reached. */
  private cover(units: Uint16Array, states: Int32Array, from: number, ended: number, runs: Run[]): void {
    const { forward, backward, places, crossing } = this
    const found: Run[] = []
    let state = 0
    let joined = false
    for (let i = ended; i >= from; i--) {
      // Whether a match goes on from this unit into the next one.
      if (state !== 0) {
        backward.reach(state, crossing)
        joined = forward.meets(states[i]!, crossing)
      } else joined = false
      state = backward.step(state, places.classOf(units[i]!))
      if (state === 0 || !forward.meets(states[i]!, backward.set(state))) continue
      const behind = found.at(-1)
      if (joined && behind) behind.start = i
      else found.push({ start: i, end: i + 1 })
    }
    for (let k = found.length - 1; k >= 0; k--) runs.push(found[k]!)
  }

  private open(units: Uint16Array, last: number, from: number): number {
    const { forward, opening, places } = this
    if (last === 0 || !forward.meets(last, this.goesOn)) return units.length
    let state = opening.of(forward.set(last).map((word, w) => word & this.goesOn[w]!))
    let start = units.length
    for (let i = units.length - 1; i >= from && state !== 0; i--) {
      if (opening.meets(state, places.first)) start = i
      if (i > from) state = opening.step(state, places.classOf(units[i - 1]!))
    }
    return start
  }
}
