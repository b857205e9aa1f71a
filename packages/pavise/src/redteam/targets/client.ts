import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Egress } from '#core/ports/egress'
import { commandClient } from '#redteam/targets/command'
import { httpStepsClient } from '#redteam/targets/http/http-client'
import { plantThrough } from '#redteam/targets/intake'
import { modelApiClient } from '#redteam/targets/model-api'
import { modelApis } from '#redteam/targets/model-apis/index'
import { PATIENCE, type Patience } from '#redteam/targets/patient-request'
import type { Identity, Intake, Target } from '#redteam/targets/target'

/** One exchange with the target: the answer, or why there is none, and what it cost in requests. */
export type Exchange = ({ ok: true; message: ChatMessage } | { ok: false; reason: string }) & { requests: number }

/** What planting a text through an intake gave: `{{id}}` of the ask is replaced by `id`. */
export type Planted = ({ ok: true; id: string } | { ok: false; reason: string }) & { requests: number }

export interface TargetClient {
  chat(identity: Identity, messages: readonly ChatMessage[], signal: AbortSignal): Promise<Exchange>
  plant(intake: Intake, payload: string, signal: AbortSignal): Promise<Planted>
}

/** Speaks to a target as it is described: a model API, declared HTTP steps or a command. HTTP goes through the egress port alone. */
export function targetClient(target: Target, egress: Egress, patience: Patience = PATIENCE): TargetClient {
  const plant: TargetClient['plant'] = (intake, payload, signal) => plantThrough(egress, intake, payload, signal, patience)
  if (target.command) return { ...commandClient(target.command), plant }
  if (target.http) return { ...httpStepsClient(target, target.http, egress, patience), plant }
  return { ...modelApiClient(modelApis[target.api as keyof typeof modelApis], target, egress, patience), plant }
}
