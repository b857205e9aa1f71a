import type { Egress } from '#core/ports/egress'
import type { TargetClient } from '#redteam/targets/client'
import { commandClient } from '#redteam/targets/command'
import { httpStepsClient } from '#redteam/targets/http/http-client'
import { plantThrough } from '#redteam/targets/intake'
import { modelApiClient } from '#redteam/targets/model-api'
import { modelApis } from '#redteam/targets/model-apis/index'
import { PATIENCE, type Patience } from '#redteam/targets/patient-request'
import type { Target } from '#redteam/targets/target'

/** Speaks to a target as it is described: a model API, declared HTTP steps or a command. HTTP goes through the egress port alone. */
export function targetClient(target: Target, egress: Egress, patience: Patience = PATIENCE): TargetClient {
  const plant: TargetClient['plant'] = (intake, payload, signal) => plantThrough(egress, intake, payload, signal, patience)
  if (target.command) return { ...commandClient(target.command), plant }
  if (target.http) return { ...httpStepsClient(target, target.http, egress, patience), plant }
  return { ...modelApiClient(modelApis[target.api as keyof typeof modelApis], target, egress, patience), plant }
}
