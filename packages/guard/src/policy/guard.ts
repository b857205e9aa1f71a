import type { Surface } from '../surfaces/surface.js'
import type { Origin, Principal } from '../vocabulary/origin.js'
import type { Decision } from './decision.js'
import type { Explanation } from './explain-text.js'
import type { Policy } from './policy.js'
import type { Uninspectable } from './uninspectable.js'

/** `explain`: why each rule acted or not. `scores`: the score is the true one also where it is lower than any rule asks for. */
export interface InspectOptions {
  explain?: boolean
  scores?: boolean
}

/** A compiled policy. Immutable: a new policy is a new guard. */
export interface Guard {
  readonly policy: Policy
  /** Digest over the parsed policy, for events and caches; stable across machines. */
  readonly version: string
  /**
   * Inspects one text on its own (`pavise guard test`, documents, training data). `text` is what is left after the policy, `score` the
   * highest that a detector gave; scores that no rule asks for may be left out of it, but not with `scores`. With `explain`, each rule of the policy is accounted for,
   * in order. Both read the text once more.
   */
  inspect(
    input: { text: string; from: Origin; principal?: Principal },
    options?: InspectOptions,
  ): Decision & { text: string; score: number; explanation?: readonly Explanation[] }
  /** Opens a session. Labels live as long as the session, also when the client cuts its history. */
  session(init?: SessionInit): GuardSession
  /** Absent where the guard has no second stage. */
  readonly doubts?: Doubts
}

/** What a second stage had to say. */
export interface SecondOpinion {
  /** Passages in doubt, and how many of them the model judged. */
  asked: number
  judged: number
  /** Why it could not tell of the rest. */
  reason?: string
}

/** How the doubts of a guard are settled. What inspects never waits: who asks decides when. */
export interface Doubts {
  /**
   * Runs what inspects with the guard; where passages were in doubt, asks about them and runs it again. Where the second stage cannot tell, `onError` of each rule
   * decides: `block` takes the passage for found, `allow` takes the first stage's word; the decision is `degraded`. `run` may be run twice, in the same session too.
   * @example
   * const { result, second } = await guard.doubts.consult(() => session.request(body))
   */
  consult<T>(run: () => T): Promise<{ result: T; second: SecondOpinion }>
  /** Opens the account of one answer that streams. */
  follow(): StreamDoubts
}

/** The doubts about one stream. Its events are held back from the first passage in doubt on, until `ask` was answered and `reconsider` called. */
export interface StreamDoubts {
  /** Runs a step of the inspector and notes what is in doubt. */
  during<T>(step: () => T): T
  /** Whether passages wait to be asked about. */
  readonly open: boolean
  /** Asks about them. Never rejects. */
  ask(): Promise<SecondOpinion>
}

export interface SessionInit {
  principal?: Principal
  /** The model API that its bodies speak; OpenAI chat completions where none is given. */
  surface?: Surface
  /** What becomes of what cannot be read, whatever the policy says: its route decides. */
  uninspectable?: Uninspectable
  /** A session under another policy that this one goes on from: what it learned stays learned. The other one is not used again. */
  continues?: GuardSession
}

/** Messages and tool calls that share a context. Not safe for two requests at once; the gateway serialises per session. */
export interface GuardSession {
  /**
   * Inspects a whole request body before it goes upstream; learns labels, vouched values and the operator's text from it. Throws PAV_INSPECTION_STOPPED soon after
   * `stopped` is true.
   */
  request(body: object, options?: { stopped?: () => boolean }): Decision
  /** Inspects a whole answer: every choice, its text, refusal, reasoning, and each tool call as one unit. */
  response(body: object): Decision
  /** Inspects an answer as it streams. */
  stream(): ChatStreamInspector
}

/** What may be sent on now. Events are `data:` payloads of the server-sent stream as JSON text, `[DONE]` included where the API sends it. */
export interface StreamStep {
  /** Payloads to release to the client, in order: originals where nothing changed, rewritten where something was masked. */
  release: string[]
  /** Set once, when the stream must end: the firings say why. Nothing is released after it. */
  stop?: Decision
  /** Set when a whole tool call waits for approval; `resume` continues after the person (or the timeout) answered. */
  hold?: Decision
}

/** Stateful per answer. No forbidden span is ever released in part, whatever the split of the events. */
export interface ChatStreamInspector {
  push(payload: string): StreamStep
  /**
   * Takes an event that repeats one before it to the letter, but for a text that a person sees, for padding and for counts that did not become
   * less, and is read in a fraction of the time. Null where it is any other event: then nothing has happened, and `push` has to take it.
   */
  more?(payload: string): StreamStep | null
  /** Goes on after doubts were settled. */
  reconsider?(): StreamStep
  /** Continues after a hold: `allow` releases what was held, `block` stops. */
  resume(answer: 'allow' | 'block'): StreamStep
  /** The upstream ended: releases the rest or stops. `decision` sums up the whole answer for the event. To be called again after doubts were settled. */
  end(): StreamStep & { decision: Decision }
}
