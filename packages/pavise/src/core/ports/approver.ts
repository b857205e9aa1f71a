import type { Firing, Principal } from '@pavise/guard'

/** A request or an answer that waits for a person. It names rules, tools and arguments, never a value. */
export interface Hold {
  /** Id of the event that will record it. */
  readonly event: string
  readonly phase: 'request' | 'response'
  readonly principal: Principal
  readonly firings: readonly Firing[]
  /** Milliseconds until `otherwise` applies. */
  readonly timeout: number
  readonly otherwise: 'allow' | 'block'
  /** Aborted when nobody waits any more: time is up or the client left. */
  readonly signal: AbortSignal
}

/** Asks a person. A rejection counts as no answer. */
export type Approver = (hold: Hold) => Promise<'allow' | 'block'>
