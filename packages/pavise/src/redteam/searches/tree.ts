import { combined, fitting, REWRITES } from '#redteam/searches/rewrites'
import { type AnswerKind, defineSearch, type Step } from '#redteam/searches/search'
import type { Change } from '#redteam/strategies/line'

const WIDTH = 2
const BRANCHES = 2
const DEPTH = 3

interface Leaf {
  /** 0: where the leaf was refused, its rewrite goes on in a new conversation. */
  readonly node: number
  readonly change: Change
  readonly near: number
  readonly kind: AnswerKind
}

interface State {
  readonly depth: number
  /** Leaves of the last level that were kept, and what is still to be said of the present one. */
  readonly todo: readonly { readonly from: number; readonly change: Change }[]
  readonly asked: { readonly from: number; readonly change: Change } | null
  readonly grown: readonly Leaf[]
}

/**
 * A tree of rewrites with pruning (after Mehrotra and others 2023, without their attacker model): every leaf that was kept branches, the
 * nearest ones of each level are kept, the others cut off. What was answered without a wall is gone on with in its conversation.
 */
export const tree = defineSearch<State>({
  id: 'tree',
  title: 'Branches into rewrites and keeps the nearest of each level',
  moves: 1 + BRANCHES + WIDTH * BRANCHES * (DEPTH - 1),
  start: { depth: 0, todo: [], asked: null, grown: [] },
  next(state, heard, random): Step<State> {
    if (!heard) {
      const asked = { from: 0, change: {} }
      return { state: { ...state, asked }, move: { from: 0, line: { say: 'wish' } } }
    }
    const leaf = { node: heard.kind === 'refused' ? 0 : heard.node, change: state.asked!.change, near: heard.near, kind: heard.kind }
    const grown = [...state.grown, leaf]
    const [next, ...rest] = state.todo
    if (next) return { state: { ...state, grown, todo: rest, asked: next }, move: said(next) }
    if (state.depth === DEPTH) return { state, move: null }
    const kept = [...grown].sort((a, b) => b.near - a.near).slice(0, WIDTH)
    const [first, ...todo] = kept.flatMap(({ node, change, kind }, i) =>
      fitting(kind, random.fork(String(i)).shuffle(REWRITES))
        .filter((rewrite) => JSON.stringify(combined(change, rewrite.change)) !== JSON.stringify(change))
        .slice(0, BRANCHES)
        .map((rewrite) => ({ from: node, change: combined(change, rewrite.change) })),
    )
    if (!first) return { state, move: null }
    return { state: { depth: state.depth + 1, todo, asked: first, grown: [] }, move: said(first) }
  },
})

function said({ from, change }: { from: number; change: Change }) {
  return { from, line: { say: 'wish', change } } as const
}
