import type { Channel, EffectKind } from '#core/attack/vocabulary'
import type { Language } from '#quarry/lexicon/concepts'
import type { Frame, Wording } from '#quarry/seed/dimensions'

/** What an instruction must bring with it to be obeyed; a conjunction. What is absent is not asked for. */
export interface Conditions {
  /** The instruction stands in this encoding and not in plain text. */
  codec?: string
  /** The instruction is written in this language. */
  language?: Language
  frame?: Frame
  /** At least one of these groups of words accompanies it. */
  wording?: readonly Wording[]
  /** So many user turns on the matter, the last one included. */
  turns?: number
}

/** One weakness of the simulated model. The id, tier, channel and effect are the truth that the control port tells. */
export interface Flaw {
  readonly id: string
  readonly tier: 1 | 2 | 3 | 4
  readonly channel: Channel
  readonly effect: EffectKind
  readonly when: Conditions
  /** How leaked text is written in the answer; one of REPLIES. */
  readonly reply: string
}
