import { combined, fitting, REWRITES, type Rewrite } from '#redteam/searches/rewrites'
import { defineSearch, type Step } from '#redteam/searches/search'
import type { Change } from '#redteam/strategies/line'

interface State {
  readonly best: { readonly change: Change; readonly near: number }
  readonly tried: Change | null
  readonly used: readonly string[]
}

/**
 * Refines one message in new conversations (after Chao and others 2023, without their attacker model): the judge's partial credit says
 * whether a rewrite is kept, the kind of answer which rewrite comes next.
 */
export const pair = defineSearch<State>({
  id: 'pair',
  title: 'Refines one message by how near the last answer was',
  moves: 8,
  start: { best: { change: {}, near: -1 }, tried: null, used: [] },
  next(state, heard, random): Step<State> {
    if (!heard) return { state: { ...state, tried: {} }, move: { from: 0, line: { say: 'wish' } } }
    const best = heard.near > state.best.near && state.tried ? { change: state.tried, near: heard.near } : state.best
    const open = REWRITES.filter(({ id }) => !state.used.includes(id))
    const next: Rewrite | undefined = fitting(heard.kind, random.shuffle(open))[0]
    if (!next) return { state, move: null }
    const tried = best.near > 0.1 ? combined(best.change, next.change) : next.change
    return { state: { best, tried, used: [...state.used, next.id] }, move: { from: 0, line: { say: 'wish', change: tried } } }
  },
})
