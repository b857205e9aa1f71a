import { REWRITES, type Rewrite } from '#redteam/searches/rewrites'
import { defineSearch, type Step } from '#redteam/searches/search'

interface State {
  readonly open: readonly Rewrite[] | null
  readonly ground: number
  readonly pushed: boolean
}

/** Says the wish at once; a turn that is refused is dropped from the conversation, as if it had never been said, and said otherwise. */
export const backtrack = defineSearch<State>({
  id: 'backtrack',
  title: 'Drops the refused turn and says it otherwise',
  moves: 7,
  start: { open: null, ground: 0, pushed: false },
  next(state, heard, random): Step<State> {
    if (!heard || state.open === null)
      return { state: { ...state, open: random.shuffle(REWRITES) }, move: { from: 0, line: { say: 'wish' } } }
    const stands = heard.kind !== 'refused' && !heard.again
    if (stands && !state.pushed)
      return { state: { ...state, ground: heard.node, pushed: true }, move: { from: heard.node, line: { say: 'go-on' } } }
    const [next, ...open] = state.open
    if (!next) return { state, move: null }
    return { state: { ...state, open, pushed: false }, move: { from: state.ground, line: { say: 'wish', change: next.change } } }
  },
})
