import type { Run } from '../../text/run.js'
import { type Automaton, BLOCK } from './automaton.js'

/** States per unit of the block that is looked at; used within one call only. */
const trail = new Int32Array(BLOCK)

/** Finds the units that stand in matches. A stretch is what lies between two units that no place takes: no match reaches over its ends. */
export class Scan {
  readonly runs: Run[] = []
  /** Where the stretch begins that the text ends in, and the forward state there. */
  from = 0
  state = 0
  /** Where the trail begins, and the sets of places before each block of the stretch but the first. */
  private traced = 0
  private sets: Int32Array[] = []
  private readonly crossing: Int32Array

  constructor(
    private readonly automaton: Automaton,
    private readonly units: Uint16Array,
    private readonly prior: number,
  ) {
    this.crossing = new Int32Array(automaton.places.width)
    automaton.forward.refresh()
    this.read()
  }

  private at(i: number): number {
    return i < 0 ? this.prior : i < this.units.length ? this.units[i]! : -1
  }

  private read(): void {
    const { automaton, units } = this
    const { forward, begins, places } = automaton
    const { width } = places
    let state = 0
    let ended = -1
    for (let i = 0; i < units.length; i++) {
      const c = units[i]!
      // Most units of most texts begin nothing, where nothing has begun.
      if (state === 0 && c < 256 && begins[c] === 0) continue
      if (state === 0) this.begin(i)
      else if (i - this.traced === BLOCK) state = this.border(i, state)
      state = forward.step(state, automaton.onto(c, this.at(i - 1)))
      trail[i - this.traced] = state
      if (state === 0) {
        if (ended >= 0) this.cover(ended)
        ended = -1
        forward.refresh()
      } else if (forward.meets(state, places.last, automaton.context(c, this.at(i + 1)) * width)) ended = i
    }
    // What a walk back reads again leaves other numbers behind: the set is what stays.
    const left = forward.set(state).slice()
    if (ended >= 0) this.cover(ended)
    this.state = forward.of(left)
    if (this.state === 0) this.from = units.length
  }

  private begin(i: number): void {
    this.from = i
    this.traced = i
    if (this.sets.length > 0) this.sets = []
  }

  /** A new block begins: the states of the one before are found again from the set that it began with. */
  private border(i: number, state: number): number {
    const { forward } = this.automaton
    this.sets.push(forward.set(state).slice())
    this.traced = i
    return forward.restart(state)
  }

  /** The forward state after a unit of this stretch; reads its block again where that is not the last one that was read. */
  private stateAt(i: number): number {
    const { automaton, from } = this
    const block = Math.floor((i - from) / BLOCK)
    const start = from + block * BLOCK
    if (start !== this.traced) {
      automaton.forward.refresh()
      let state = block === 0 ? 0 : automaton.forward.of(this.sets[block - 1]!)
      for (let k = start; k < start + BLOCK; k++) {
        state = automaton.forward.step(state, automaton.onto(this.units[k]!, this.at(k - 1)))
        trail[k - start] = state
      }
      this.traced = start
    }
    return trail[i - start]!
  }

  /** Walks back over a stretch from the last end of a match: covered is what a place took from which an end is reached. */
  private cover(ended: number): void {
    const { automaton, units, crossing } = this
    const { forward, backward } = automaton
    const found: Run[] = []
    let state = 0
    backward.refresh()
    for (let i = ended; i >= this.from; i--) {
      const before = this.stateAt(i)
      const context = automaton.context(units[i]!, this.at(i + 1))
      // Whether a match goes on from this unit into the next one.
      let joined = false
      if (state !== 0) {
        backward.reach(state, context, crossing)
        joined = forward.meets(before, crossing)
        if ((ended - i) % BLOCK === 0) state = backward.restart(state)
      }
      state = backward.step(state, automaton.back(units[i]!, this.at(i + 1)))
      if (state === 0 || !forward.meets(before, backward.set(state))) continue
      const behind = found.at(-1)
      if (joined && behind) behind.start = i
      else found.push({ start: i, end: i + 1 })
    }
    for (let k = found.length - 1; k >= 0; k--) this.runs.push(found[k]!)
  }
}
