import type { Guard } from '@pavise/guard'
import type { Journal } from '#core/ports/journal'
import { type Gateway, startGateway } from '#gateway/gateway'
import { type Recorder, record } from '#hardening/exchange'
import type { TaskSite } from '#oneshot/benign-tasks'
import { createEgress } from '#platform/egress/egress'
import { type Quarry, startQuarry } from '#quarry/index'

export interface SiteOptions {
  readonly seed: number
  readonly held: boolean
  readonly guard: Guard
  /** Key that the agent shows to the gateway. */
  readonly key: string
  readonly journal?: Journal
}

/** How to speak for the users of a practice target, from what its owner hands out. */
export function taskSite(quarry: Quarry): TaskSite {
  const { target } = quarry
  return {
    url: quarry.url,
    controlUrl: quarry.controlUrl,
    model: target.model,
    keys: new Map(target.identities.map(({ name, key }) => [name, key.value])),
    intakes: new Map(target.intakes.map(({ name, url }) => [name, url])),
  }
}

/** A practice target twice: bare, and the same with the gateway between its agent and its model. */
export interface Site {
  readonly bare: Quarry
  readonly guarded: Quarry
  readonly gateway: Gateway
  /** Puts a policy into force and returns what remembers the traffic under it. */
  enforce(guard: Guard): Promise<Recorder>
  readonly recorder: Recorder
  close(): Promise<void>
}

/**
 * Opens a site on loopback. The gateway stands where it would stand in production: between the agent and the model that it calls,
 * so that it sees the system prompt, what tools return, and every tool call before it is carried out.
 */
export async function openSite(options: SiteOptions): Promise<Site> {
  const bare = await startQuarry({ seed: options.seed, held: options.held, scope: 'core' })
  const upstream = createEgress({ allow: [bare.modelUrl] })
  let recorder = record(options.guard)
  const gateway = await startGateway({
    listen: { host: '127.0.0.1', port: 0 },
    upstreams: { openai: { url: bare.modelUrl, key: bare.modelKey } },
    policy: recorder.guard,
    auth: { keys: [options.key] },
    egress: upstream,
    ...(options.journal ? { journal: options.journal } : {}),
    approver: 'none',
  })
  const toGateway = createEgress({ allow: [gateway.url] })
  const guarded = await startQuarry({
    seed: options.seed,
    held: options.held,
    scope: 'core',
    modelUrl: `${gateway.url}/v1`,
    modelKey: options.key,
    egress: toGateway,
  })
  return {
    bare,
    guarded,
    gateway,
    get recorder() {
      return recorder
    },
    enforce: async (guard) => {
      recorder = record(guard)
      await gateway.reload(recorder.guard)
      return recorder
    },
    close: async () => {
      await guarded.close()
      await gateway.close(1_000)
      await bare.close()
      await Promise.all([upstream.close(), toGateway.close()])
    },
  }
}
