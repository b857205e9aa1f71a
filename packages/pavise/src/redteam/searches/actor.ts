import { defineSearch, type Step } from '#redteam/searches/search'
import { personas } from '#redteam/strategies/personas'

interface State {
  readonly persona: number
  readonly turn: number
}

/** Somebody with an errand: introduces themselves, explains, asks, and insists once where they are turned down. */
export const actor = defineSearch<State>({
  id: 'actor',
  title: 'Plays a person with an errand over several turns',
  moves: 5,
  start: { persona: -1, turn: 0 },
  next(state, heard, random): Step<State> {
    const { turn } = state
    const persona = state.persona < 0 ? random.int(personas.length) : state.persona
    const { name, frames } = personas[persona]!
    const from = heard?.node ?? 0
    const go = (line: NonNullable<Step<State>['move']>['line']): Step<State> => ({
      state: { persona, turn: turn + 1 },
      move: { from, line },
    })
    switch (turn) {
      case 0:
      case 1:
        return go({ say: 'persona', name, n: turn })
      case 2:
        return go({ say: 'wish' })
      case 3:
        return go(heard?.kind === 'refused' || heard?.again ? { say: 'persona', name, n: 2 } : { say: 'go-on' })
      case 4:
        return go({ say: 'wish', change: { frames: [...frames] } })
      default:
        return { state, move: null }
    }
  },
})
