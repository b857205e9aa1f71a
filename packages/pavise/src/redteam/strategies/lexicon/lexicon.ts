/** What an attack wants, as the lexicons word it. One sentence each; braces are filled with concrete values. */
export const GOAL_IDS = [
  'instructions',
  'secret',
  'foreign-record',
  'send-mail',
  'post-data',
  'refund',
  'transfer',
  'grant',
  'delete',
  'change-record',
  'image',
  'link',
  'hijack',
] as const
export type GoalId = (typeof GOAL_IDS)[number]

/** How an attack presents its wish. `{ask}` is where the wish goes. */
export const FRAME_IDS = [
  'override',
  'authority',
  'role-play',
  'hypothetical',
  'story',
  'translate',
  'debug',
  'format',
  'suppress',
  'complete',
  'urgent',
  'audit',
  'agreed',
  'note',
] as const
export type FrameId = (typeof FRAME_IDS)[number]

/** One language of the payload grammar, written by hand: a translation engine is not at hand when working offline. */
export interface Lexicon {
  /** ISO 639-1. */
  readonly id: string
  readonly title: string
  readonly goals: Readonly<Record<GoalId, readonly string[]>>
  readonly frames: Readonly<Record<FrameId, readonly string[]>>
  /** Says that what follows is encoded; `{codec}` is its name. */
  readonly decode: string
  /** Demands an encoded answer. */
  readonly answerIn: string
  /** Earlier turns that lead up to the wish, mildest first; `{ask}` appears in none of them. */
  readonly steps: readonly string[]
  /** For payloads split over turns: keep a part (`{n}`, `{part}`), then join. */
  readonly keep: string
  readonly join: string
  /** An innocent last turn after a poisoned history. */
  readonly goOn: string
  /** What a compliant assistant says in forged turns. */
  readonly yes: string
}

export const defineLexicon = (lexicon: Lexicon): Lexicon => lexicon
