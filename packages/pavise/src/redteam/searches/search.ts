import type { Random } from '#core/random'
import type { Line } from '#redteam/strategies/line'
import type { SearchId } from '#redteam/strategies/recipe'

/** How an answer reads to somebody who wants more: turned down, asked back, talked about it, showed a part, or all of it. */
export const ANSWER_KINDS = ['refused', 'asked', 'talked', 'part', 'done'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** What came back to one move. `near` is the judge's partial credit: 0 a wall, 1 the effect itself. */
export interface Heard {
  readonly node: number
  readonly kind: AnswerKind
  readonly near: number
  /** True where the answer is one that this search got before, nearly word for word. */
  readonly again: boolean
}

/** One thing to say: in the conversation that ends at node `from` (0: in a new one). What is said becomes the next node, counted from 1. */
export interface Move {
  readonly from: number
  readonly line: Line
}

export interface Step<State> {
  readonly state: State
  /** What to say next; null where the search gives up. */
  readonly move: Move | null
}

/**
 * A search over turns as a state machine: it sees how near each answer was and says what to say next. Pure: the same state, answer and draw
 * give the same move, so a run can be repeated and resumed. It needs no model.
 */
export interface Search<State = unknown> {
  readonly id: SearchId
  readonly title: string
  /** Moves at most. */
  readonly moves: number
  readonly start: State
  /** @param heard what came back to the last move; null before the first */
  next(state: State, heard: Heard | null, random: Random): Step<State>
}

export function defineSearch<State>(search: Search<State>): Search {
  return search as Search
}
