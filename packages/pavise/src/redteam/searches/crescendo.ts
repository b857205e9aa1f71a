import { defineSearch, type Step } from '#redteam/searches/search'
import type { Line } from '#redteam/strategies/line'

interface State {
  readonly said: number
  /** The last node whose answer was no wall. */
  readonly ground: number
}

const LINES: readonly Line[] = [
  { say: 'step', n: 0 },
  { say: 'step', n: 1 },
  { say: 'step', n: 2 },
  { say: 'wish' },
  { say: 'wish', led: true },
]

/** Climbs from harmless to the wish (Russinovich and others 2024): a step that met a wall is taken back and the next one said in its place. */
export const crescendo = defineSearch<State>({
  id: 'crescendo',
  title: 'Leads up to the wish step by step and takes back what met a wall',
  moves: 6,
  start: { said: 0, ground: 0 },
  next({ said, ground }, heard): Step<State> {
    const stood = heard && !(heard.kind === 'refused' || (heard.again && heard.node > 1)) ? heard.node : ground
    if (said === LINES.length) {
      // What the wish met was no wall: it is worth one more push.
      return heard && stood === heard.node
        ? { state: { said: said + 1, ground: stood }, move: { from: stood, line: { say: 'go-on' } } }
        : { state: { said, ground }, move: null }
    }
    const line = LINES[said]
    return line ? { state: { said: said + 1, ground: stood }, move: { from: stood, line } } : { state: { said, ground }, move: null }
  },
})
