import type { Run } from '../../text/run.js'
import { Automaton, readable } from './automaton.js'
import { Follower } from './follower.js'
import { parsePattern } from './parse.js'
import { positionsOf } from './positions.js'
import { Scan } from './scan.js'

/** What a compiled pattern finds in a text. `before` is what the text follows, where it is the rest of a longer one: its last unit decides anchors and word borders. */
export interface CompiledPattern {
  /** Units that belong to a match, of whatever length: matches that overlap as one run, in order. Work is linear in the text for a given pattern. */
  scan(text: string, before?: string): Run[]
  /** Where the earliest match begins that the text may end inside of, or that more text may lengthen or undo; its length when none. */
  live(text: string, before?: string): number
  /** Reads a text that comes in pieces. */
  follow(): Follower
  /** Whether it depends on where a text begins and ends, or a line or word of it, what is found. */
  readonly anchored: boolean
}

/**
 * Compiles a pattern. A unit is found when any match covers it, the longest and all shorter ones: nothing of what a pattern means is left to
 * the order of its branches, and a stream finds what the whole text does. Throws a `PatternFault`.
 */
export function compilePattern(source: string): CompiledPattern {
  const automaton = new Automaton(positionsOf(parsePattern(source)))
  const scanned = (text: string, before?: string) => {
    const { units, prior } = readable(text, before)
    return { units, prior, scan: new Scan(automaton, units, prior) }
  }
  return {
    anchored: automaton.places.contexts > 1,
    scan: (text, before) => scanned(text, before).scan.runs,
    live(text, before) {
      const { units, prior, scan } = scanned(text, before)
      let live = automaton.openFrom(units, scan.state, scan.from, prior)
      for (let k = scan.runs.length - 1; k >= 0 && scan.runs[k]!.end > live; k--) live = Math.min(live, scan.runs[k]!.start)
      return live
    },
    follow: () => new Follower(automaton),
  }
}
