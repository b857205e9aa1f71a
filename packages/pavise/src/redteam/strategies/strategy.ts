import type { Lexicon } from '#redteam/strategies/lexicon/lexicon'

export interface StrategyContext {
  readonly lexicon: Lexicon
  /** Picks among equivalent wordings. */
  readonly wording: number
  /** The wish alone, without what it is framed in. */
  readonly ask?: string
}

/** Transforms the text of an attack. Pure: same text, same context, same bytes. */
export interface Strategy {
  readonly id: string
  readonly title: string
  apply(text: string, context: StrategyContext): string
  /** Reads a rewritten text back, or null; absent where the words stay readable. */
  decode?(text: string): string | null
}

export const defineStrategy = (strategy: Strategy): Strategy => strategy
