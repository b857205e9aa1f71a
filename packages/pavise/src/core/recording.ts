import type { Action, Principal } from '@pavise/guard'
import type { ChatCompletion, ChatRequest } from '@pavise/guard/surfaces'

/** An exchange as the gateway saw it, kept so that other policies can be tried on it. It holds people's texts. */
export interface Recording {
  /** Id of the event of the exchange. */
  readonly event: string
  readonly time: string
  /** Digest of the session's key, where the client named one. */
  readonly session?: string
  readonly principal: Principal
  /** What the policy of that time decided. */
  readonly action: Action
  readonly exchange: { readonly request: ChatRequest; readonly response?: ChatCompletion }
}
