import type { Guard, GuardSession, Principal } from '@pavise/guard'
import type { Surface } from '@pavise/guard/surfaces'
import type { Approver } from '#core/ports/approver'
import type { Journal } from '#core/ports/journal'
import type { Recording } from '#core/recording'
import type { McpRecord } from '#gateway/mcp/mcp-record'
import type { Rpc, RpcId } from '#gateway/mcp/message'
import type { Pins } from '#gateway/mcp/pins'
import type { SessionRisk } from '#gateway/signals/session-risk'

/** A message that travels, as it is to be sent. */
export type Sent = Rpc['message']

/** What becomes of a message: it goes on, something goes back to its sender, or both are absent. */
export interface Passage {
  readonly onward?: Sent
  readonly back?: Sent
}

/** What all conversations with MCP servers share. `guard` is read once per message, so that a reload never splits one. */
export interface McpSurroundings {
  readonly guard: () => Guard
  readonly pins: Pins
  readonly journal: Journal | undefined
  readonly onJournalFull: 'block' | 'pass'
  readonly approver: Approver | 'none' | undefined
  /** Told of what tools answered; must not throw nor wait. */
  readonly recorder?: ((recording: Recording) => void) | undefined
}

/** Whose words are judged, and with what was said before. */
export interface Speaker {
  readonly principal: Principal
  /** The session on MCP's surface, or on another one that shares its memory. */
  session(guard: Guard, surface?: Surface): { session: GuardSession; risk: SessionRisk; name?: string }
}

/** A request that is not answered yet. */
export interface Open {
  readonly id: RpcId
  readonly method: string
  readonly record: McpRecord
  /** What the guard knows the call by. */
  readonly call: string
  /** The tool of a call as the policy names it. */
  readonly tool?: string
  /** A listing of tools: whether it is the first of this server. */
  readonly first?: boolean
}

/** What the judging of a message needs to know of the conversation in which it stands. */
export interface Talk {
  readonly around: McpSurroundings
  readonly server: string
  readonly speaker: Speaker
  /** Sends a message to the client outside of any answer, where the transport can. */
  readonly tell: (message: Sent) => void
  isFirstListing(cursor: boolean): Promise<boolean>
}
