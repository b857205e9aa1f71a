import { type Automaton, BLOCK, readable } from './automaton.js'
import type { LazyStates } from './lazy-states.js'

/** Units that may be walked again for each new one: what is live is told later instead of with more work. */
const WALK_PER_UNIT = 16

/**
 * Follows one text that comes in pieces, and says from where on it is live. The states at its end are kept between the pieces, so each unit
 * is read once; the way back to where an open match begins is walked only when the one that was known has come to nothing.
 */
export class Follower {
  private read = 0
  /** Where the stretch begins that the text ends in. */
  private from = 0
  /** Where the earliest open match begins, at the earliest. */
  private start = 0
  /** Places after the last unit: of all matches that have begun, and of those that began at `start`. */
  private all: Int32Array
  private known: Int32Array
  private credit = 0

  constructor(private readonly automaton: Automaton) {
    this.all = new Int32Array(automaton.places.width)
    this.known = new Int32Array(automaton.places.width)
  }

  /** Reads what is new of `text`, which is all that came so far; answers what `live` of the whole does, or a place before it. */
  live(text: string): number {
    if (text.length > this.read) this.step(text)
    return Math.min(this.start, text.length)
  }

  private step(text: string): void {
    const { automaton } = this
    const { forward, begun } = automaton
    // What stands before the new units is read through the text: they alone are copied.
    const { units } = readable(text.slice(this.read), undefined)
    const prior = this.read > 0 ? text.charCodeAt(this.read - 1) : -1
    let all = resumed(forward, this.all)
    let known = resumed(begun, this.known)
    for (let i = 0; i < units.length; i++) {
      if (i % BLOCK === 0) {
        all = forward.restart(all)
        known = begun.restart(known)
      }
      const key = automaton.onto(units[i]!, i > 0 ? units[i - 1]! : prior)
      if (known !== 0) known = begun.step(known, key)
      const was = all
      all = forward.step(all, key)
      if (was === 0 || all === 0) this.from = this.read + i + (all === 0 ? 1 : 0)
    }
    this.read = text.length
    this.credit += units.length * WALK_PER_UNIT
    this.all = forward.set(all).slice()
    this.known = begun.set(known).slice()
    const last = units[units.length - 1]!
    if (automaton.isOpen(begun, known, last)) return
    if (!automaton.isOpen(forward, all, last)) {
      this.start = text.length
      this.known.fill(0)
    } else this.look(text)
  }

  /** Walks back to the earliest match that is open, and reads forward from there. */
  private look(text: string): void {
    const length = text.length - this.from
    if (length > this.credit) {
      // Held from the beginning of the stretch until there is room for the walk again.
      this.start = Math.max(this.start, this.from)
      return
    }
    this.credit -= length
    const { automaton } = this
    const { forward, begun } = automaton
    const { units } = readable(text.slice(this.from), undefined)
    const prior = this.from > 0 ? text.charCodeAt(this.from - 1) : -1
    const start = automaton.openFrom(units, resumed(forward, this.all), 0, prior)
    this.start = this.from + start
    let known = 0
    begun.refresh()
    for (let i = start; i < units.length; i++) {
      if (i % BLOCK === 0) known = begun.restart(known)
      const key = automaton.onto(units[i]!, i > 0 ? units[i - 1]! : prior)
      if (i === start) known = begun.of(forward.set(forward.step(0, key)))
      else known = begun.step(known, key)
    }
    this.known = begun.set(known).slice()
  }
}

function resumed(states: LazyStates, set: Int32Array): number {
  states.refresh()
  return states.of(set)
}
