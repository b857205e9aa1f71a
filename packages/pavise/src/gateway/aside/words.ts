import type { Decision, ExtractionPolicy, Firing, Policy, Principal } from '@pavise/guard'
import type { GuardEvent } from '#core/event'
import type { Hold } from '#core/ports/approver'
import type { EgressRequest } from '#core/ports/egress'
import type { LeaseTerms } from '#core/ports/leases'
import type { Recording } from '#core/recording'
import type { Admission } from '#gateway/door/door'
import type { Limits } from '#gateway/limits'
import type { ToldNotes } from '#gateway/record/answer-notes'
import type { SecondStageParts } from '#gateway/second/second-stage'
import type { TextSketch } from '#gateway/signals/text-sketch'
import type { Counter } from '#gateway/stats'
import type { Upstreams } from '#gateway/upstreams'

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** What the thread is started with. */
export interface ThreadSettings {
  readonly upstreams: Upstreams
  readonly limits: Limits
  readonly onJournalFull: 'block' | 'pass'
  readonly approver: 'none' | 'asked' | undefined
  readonly journals: boolean
  readonly records: boolean
  /** The model stays with the process. */
  readonly second?: Omit<SecondStageParts, 'classifier'>
}

/** An exchange that goes on in the thread. */
export interface Taken {
  readonly id: number
  readonly method: string
  readonly target: string
  readonly headers: Headers
  readonly admission: Admission
  /** Both sides read it. */
  readonly body: SharedArrayBuffer
  /** Not zero once the client has left: the thread sees it in the middle of its work. */
  readonly left: SharedArrayBuffer
}

/** A large answer to a small request that stands for itself. */
export interface AnswerToJudge {
  readonly surface: string
  readonly principal: Principal
  readonly uninspectable: 'block' | 'flag'
  readonly request: object
  readonly bytes: Uint8Array
  readonly kind: 'json' | 'text'
}

/** What became of it; `edited` where something has to go. */
export type JudgedAnswer =
  | {
      readonly decision: Decision
      readonly notes: ToldNotes
      readonly edited?: Uint8Array
      readonly counted: Readonly<Record<Counter, number>>
    }
  | 'malformed'
  | 'failed'

/** Questions of the thread, and what they are answered with. */
export interface Questions {
  append: { readonly of: { readonly event: GuardEvent; readonly durable: boolean }; readonly answer: undefined }
  lease: { readonly of: { readonly terms: LeaseTerms; readonly want: number }; readonly answer: number }
  approve: { readonly of: { readonly hold: Omit<Hold, 'signal'> }; readonly answer: 'allow' | 'block' }
  extraction: {
    readonly of: { readonly policy: ExtractionPolicy; readonly principal: Principal; readonly sketch: TextSketch | undefined }
    readonly answer: Firing | undefined
  }
  classify: { readonly of: { readonly windows: readonly (readonly number[])[] }; readonly answer: readonly number[] }
}
export type Topic = keyof Questions

export type ToThread =
  | { readonly say: 'policy'; readonly policy: Policy }
  | { readonly say: 'take'; readonly taken: Taken }
  | { readonly say: 'left'; readonly id: number }
  | { readonly say: 'judge'; readonly answer: number; readonly of: AnswerToJudge }
  /** The client took as many bytes of its answer. */
  | { readonly say: 'read'; readonly id: number; readonly bytes: number }
  | { readonly say: 'head'; readonly call: number; readonly status: number; readonly headers: Headers }
  | { readonly say: 'data'; readonly call: number; readonly chunk: Uint8Array }
  | { readonly say: 'ended'; readonly call: number }
  | { readonly say: 'failed'; readonly call: number; readonly fault: Fault }
  | { readonly say: 'answered'; readonly ask: number; readonly answer?: unknown; readonly refused?: string }

/** An error in words that cross to another thread. */
export interface Fault {
  readonly message: string
  /** Of undici or of the system. */
  readonly code?: string
  /** Whether it is one of ours, with a row in the catalogue. */
  readonly known: boolean
}

export type FromThread =
  | { readonly say: 'ready' }
  | { readonly say: 'judged'; readonly answer: number; readonly judged: JudgedAnswer }
  /** An answer that requests can go on from, here. */
  | { readonly say: 'kept'; readonly key: string }
  | {
      readonly say: 'begin'
      readonly id: number
      readonly status: number
      readonly headers: Readonly<Record<string, string | string[] | number>>
    }
  | { readonly say: 'write'; readonly id: number; readonly chunk: Uint8Array | string }
  | { readonly say: 'end'; readonly id: number; readonly chunk?: Uint8Array | string }
  | { readonly say: 'destroy'; readonly id: number }
  /** All that this exchange counted. */
  | {
      readonly say: 'done'
      readonly id: number
      readonly counted: Readonly<Record<Counter, number>>
      readonly limited: number
      readonly unmetered: number
    }
  /** `shared` where the body goes on as it came. */
  | {
      readonly say: 'dispatch'
      readonly call: number
      readonly url: string
      readonly request: Omit<EgressRequest, 'signal' | 'body'>
      readonly body?: Uint8Array
      readonly shared?: SharedArrayBuffer
    }
  | { readonly say: 'pause' | 'resume'; readonly call: number }
  /** The thread took as many bytes of the upstream's answer. */
  | { readonly say: 'took'; readonly call: number; readonly bytes: number }
  | { readonly say: 'abort'; readonly call: number }
  | { readonly say: 'record'; readonly recording: Recording }
  | { [T in Topic]: { readonly say: 'ask'; readonly ask: number; readonly topic: T; readonly of: Questions[T]['of'] } }[Topic]
  | { readonly say: 'withdraw'; readonly ask: number }
