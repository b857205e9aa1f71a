import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Identity, Intake } from '#redteam/targets/target'
import type { Usage } from '#redteam/targets/usage'

/** One exchange with the target: the answer, or why there is none, what it cost in requests, and in tokens where the target counts them. */
export type Exchange = ({ ok: true; message: ChatMessage } | { ok: false; reason: string }) & { requests: number; usage?: Usage }

/** What planting a text through an intake gave: `{{id}}` of the ask is replaced by `id`. */
export type Planted = ({ ok: true; id: string } | { ok: false; reason: string }) & { requests: number }

export interface TargetClient {
  chat(identity: Identity, messages: readonly ChatMessage[], signal: AbortSignal): Promise<Exchange>
  plant(intake: Intake, payload: string, signal: AbortSignal): Promise<Planted>
}
