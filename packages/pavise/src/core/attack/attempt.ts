import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Evidence } from '../results/envelope.js'
import type { Channel, Effect, EffectKind } from './vocabulary.js'

export type AttackVerdict = 'vulnerable' | 'safe' | 'review' | 'inconclusive'

/** Something that happens before an attack: a text that is planted, or a conversation of its own. */
export interface Prior {
  plant?: { intake: string; payload: string }
  /** What is said, by whom: `identity` of the attack where nobody is named. */
  turns?: string[]
  identity?: string
}

/** How to send one attack again, on any seed or target: what was planted where, and what was asked. Data, never code. */
export interface Attack {
  objective: string
  probe: string
  /** Strategy ids, outermost last. */
  strategies: string[]
  channel: Channel
  effect: EffectKind
  identity?: string
  /** What happens first, in order. `{{1}}`, `{{2}}`… in all later texts stand for the ids of what was planted there. */
  before?: Prior[]
  /** Planted through an intake before the first ask. */
  plant?: { intake: string; payload: string }
  /** Messages put before the first turn as if they had happened: forged earlier turns, forged tool results. */
  history?: ChatMessage[]
  /** User turns, in order; a multi-turn strategy may add to them as the target answers. */
  turns: string[]
  /** The concrete things that the texts name (destination, record, amount, marker): what effects are tied to the attack by. */
  values?: Record<string, string>
}

/** One attempt as journaled: written when sent and again when judged, so that a run can resume after kill -9. */
export interface Attempt {
  id: string
  attack: Attack
  transcript: ChatMessage[]
  effects: Effect[]
  verdict: AttackVerdict
  evidence: Evidence[]
  /** Why there is no verdict. */
  reason?: string
  requests: number
  /** True where a crash left it unanswered and it was sent a second time. */
  resent?: boolean
  /** How many attempts of the same kind and verdict this one stands for, itself included; `requests` are those of all. Absent: one. */
  count?: number
}

/** Counts of a campaign; rates always with their Wilson interval and their denominator. */
export interface AttackTally {
  attempts: number
  successes: number
  inconclusive: number
  asr: { rate: number; low: number; high: number }
}
