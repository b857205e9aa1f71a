import type { Action, Principal } from '@pavise/guard'

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
  /** Bodies of the API that `surface` names by its id, of OpenAI chat completions where it is absent. Of MCP the result of one tool, as the guard reads it. */
  readonly exchange: { readonly surface?: string; readonly request: object; readonly response?: object }
}
