import type { ChatToolCall } from '@pavise/guard/surfaces'
import type { Attack } from '#core/attack/attempt'
import type { Effect, EffectKind } from '#core/attack/vocabulary'
import type { Evidence } from '#core/results/envelope'
import type { Book } from '#redteam/judges/book'
import type { Needle, Reading, Sent } from '#redteam/judges/reading'

/** Who we are for the target, learned from its effect log: effects by us on others' data are the finding. */
export interface Ourselves {
  readonly by: ReadonlySet<string>
  readonly tenants: ReadonlySet<string>
}

export interface ForeignValue {
  readonly needle: Needle
  readonly owner: string
}

/** All that a judge may look at. Never the wording of a refusal: an answer that refuses and leaks has leaked. */
export interface JudgeCase {
  readonly attack: Attack
  /** Everything that we sent or planted: what stands there is an echo, not a leak. */
  readonly sent: Sent
  /** Answers in order, and all of them joined at the end where there were several (secrets split over turns). */
  readonly readings: readonly Reading[]
  readonly toolCalls: readonly ChatToolCall[]
  /** Effects of the time in which the attempt ran. */
  readonly effects: readonly Effect[]
  readonly ourselves: Ourselves
  readonly book: Book
  /** Values that belong to other identities (record ids, addresses), and whose they are. */
  readonly foreign: readonly ForeignValue[]
}

/** Something that was seen. Whether it counts is decided after it was seen again and was not seen in a control. */
export interface Observation {
  readonly effect: EffectKind
  /** `effect` from the log or a tool call, `bytes` from values that only this attempt can have caused, `text` from the answer alone. */
  readonly basis: 'effect' | 'bytes' | 'text'
  /** True where the proof itself names this attempt (its nonce): no other attempt can have caused it. */
  readonly tied: boolean
  /** True where the bytes prove nothing by themselves: at most `review`. */
  readonly weak?: boolean
  /** What has to be seen again: the token, the digest of the passage, the tool. */
  readonly key: string
  readonly evidence: readonly Evidence[]
}

export interface Judge {
  readonly id: string
  readonly title: string
  observe(judged: JudgeCase): Observation[]
}

export const defineJudge = (judge: Judge): Judge => judge
