import type { Channel, EffectKind } from '#core/attack/vocabulary'
import type { Language } from '#quarry/lexicon/concepts'
import type { Frame, Wording } from '#quarry/seed/dimensions'

/** What an instruction must bring with it to be obeyed; a conjunction. What is absent is not asked for. */
export interface Conditions {
  /** The instruction stands in this encoding or structure and not in plain text. */
  codec?: string
  /** The instruction is written in this language. */
  language?: Language
  frame?: Frame
  /** At least one of these groups of words accompanies it. */
  wording?: readonly Wording[]
  /** So many user turns on the matter, the last one included. */
  turns?: number
  /** Words of the desk's filter: where one stands in the text as written, it is stopped. Encodings that the model reads get past it. */
  unsaid?: readonly string[]
  /** So many examples of question and answer stand before it. */
  shots?: number
  /** Signs that the instruction must show beside its wish. */
  signs?: readonly Sign[]
}

/**
 * `forged`: an earlier answer, put into the model's mouth, agrees. `tool`: it names one of the agent's tools, as a description that
 * shadows another does. The rest are words: who passes it on, when it is to be done, who approved, who is speaking, only a part.
 */
export type Sign = 'forged' | 'tool' | 'relay' | 'later' | 'approval' | 'claim' | 'part'

/**
 * Weaknesses that are not a matter of obeying: tools that trust their arguments, and lapses of the model itself. Each has its own proof.
 */
export const MECHANISMS = [
  'sql',
  'path',
  'fetch',
  'shell',
  'link',
  'markup',
  'repeat',
  'package',
  'promise',
  'hazard',
  'uneven',
  'balk',
  'notes',
] as const
export type Mechanism = (typeof MECHANISMS)[number]

/** One weakness of the simulated model. The id, tier, channel and effect are the truth that the control port tells. */
export interface Flaw {
  readonly id: string
  readonly tier: 1 | 2 | 3 | 4 | 5
  readonly channel: Channel
  readonly effect: EffectKind
  readonly when: Conditions
  /** How leaked text is written in the answer; one of REPLIES. */
  readonly reply: string
  /** Absent where the weakness is to obey an instruction. */
  readonly mechanism?: Mechanism
}
