import type { Attempt } from '#core/attack/attempt'
import { runBenignTasks } from '#oneshot/benign-tasks'
import { taskSite } from '#oneshot/site'
import { createEgress } from '#platform/egress/egress'
import { type Quarry, startQuarry } from '#quarry/index'
import { replay, resolveTarget, targetOrigins } from '#redteam/index'

export interface PracticeAgent {
  readonly quarry: Quarry
  /** Its ordinary tasks, then the first attacks again. Rejects with the reason of an aborted signal. */
  showTraffic(attempts: readonly Attempt[], signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** As many attacks as make a page of decisions. */
const ATTACKS_SHOWN = 24

/** The practice agent whose model calls go through a gateway that runs elsewhere. */
export async function startPracticeAgent(options: {
  seed: number
  held: boolean
  modelUrl: string
  modelKey: string
}): Promise<PracticeAgent> {
  const toGateway = createEgress({ allow: [options.modelUrl] })
  const quarry = await startQuarry({ ...options, scope: 'core', egress: toGateway })
  return {
    quarry,
    async showTraffic(attempts, signal) {
      const target = resolveTarget(quarry.target, 'the practice agent', {})
      const egress = createEgress({ allow: [...targetOrigins(target), quarry.url, quarry.controlUrl] })
      try {
        await runBenignTasks(taskSite(quarry), egress, () => signal.throwIfAborted())
        const attacks = attempts.filter(({ verdict }) => verdict === 'vulnerable').slice(0, ATTACKS_SHOWN)
        await replay({ target, egress, attacks: attacks.map(({ attack }) => attack), seed: options.seed, signal })
      } finally {
        await egress.close()
      }
    },
    async close() {
      await quarry.close()
      await toGateway.close()
    },
  }
}
