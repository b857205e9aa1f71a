import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createGuard } from '@pavise/guard'
import { PaviseError } from '#core/errors/error'
import type { Store } from '#core/ports/store'
import { type Gateway, startGateway } from '#gateway/gateway'
import { parsePolicyText } from '#platform/config/policy-file'
import { createEgress } from '#platform/egress/egress'
import { resolveTarget, rules, runCampaign, type Target, targetOrigins } from '#redteam/index'
import type { AssetSecrets } from '#workbench/runs/asset-secrets'
import type { RunFolders } from '#workbench/runs/run-folders'
import type { RunHandler } from '#workbench/runs/run-work'

const DEFAULT_BUDGET = 500

export interface AttackOptions {
  readonly store: Store
  readonly secrets: AssetSecrets
  /** Where the journals of runs lie, so that a run that is taken up again repeats nothing. */
  readonly folders: RunFolders
}

/**
 * Attacks an endpoint. What was sent and answered lies in a journal of the run; whoever takes the run up again on the same data folder
 * goes on from there and sends nothing twice.
 */
export const runAttack =
  ({ store, secrets, folders }: AttackOptions): RunHandler =>
  async ({ run, asset, signal, progress, saveAttempts }) => {
    if (!asset) throw new PaviseError('PAV_INPUT_INVALID', 'an attack wants an asset, and there is none')
    const direct = await targetOf(asset, secrets)
    const shielded = run.parameters['guarded'] === true ? await shield(direct, store) : undefined
    const target = shielded?.target ?? direct
    const egress = createEgress({ allow: targetOrigins(target) })
    const dir = await folders.make(run.id)
    try {
      const result = await runCampaign({
        target,
        egress,
        seed: run.seed,
        maxRequests: Number(run.parameters['budget'] ?? DEFAULT_BUDGET),
        dir,
        resume: existsSync(join(dir, 'journal.jsonl')),
        signal,
        command: 'attack',
        onProgress: ({ phase, requests, maxRequests, findings }) =>
          progress({ stage: phase, done: Math.min(requests, maxRequests), of: maxRequests, findings }),
      })
      await saveAttempts('before', result.attempts)
      signal.throwIfAborted()
      return { state: 'done', record: { envelope: result.envelope, attempts: result.attempts, rules } }
    } finally {
      await egress.close()
      await shielded?.close()
    }
  }

type EndpointRecord = Parameters<AssetSecrets['keyOf']>[0]

/** Findings carry the name of the asset, so that they stay the same when it moves. */
async function targetOf(asset: EndpointRecord, secrets: AssetSecrets): Promise<Target> {
  if (asset.kind !== 'endpoint')
    throw new PaviseError('PAV_INPUT_INVALID', `${asset.name} is of kind ${asset.kind}; attacks want an endpoint`)
  const { api, url, model, effects } = asset.locator
  const key = await secrets.keyOf(asset)
  const identities = key === undefined ? [] : [{ name: 'user', key: { env: 'KEY' } }]
  const raw = { api, url, model, identities, ...(effects === undefined ? {} : { effects }) }
  return { ...resolveTarget(raw, `asset ${asset.name}`, { KEY: key }), name: asset.name }
}

/** A gateway of its own in front of the target, with the policy in force: what clients behind the firewall would meet. */
async function shield(target: Target, store: Store): Promise<{ target: Target; close(): Promise<void> }> {
  if (target.api !== 'openai-chat')
    throw new PaviseError('PAV_INPUT_INVALID', `${target.name} speaks ${target.api}; attacks go through the firewall to openai-chat only`)
  const current = await store.policies.current()
  if (!current) throw new PaviseError('PAV_INPUT_INVALID', 'there is no policy to attack through; publish one first')
  const egress = createEgress({ allow: [target.url] })
  const key = `pv_${randomBytes(32).toString('base64url')}`
  const own = target.identities[0]?.key
  const gateway: Gateway = await startGateway({
    listen: { host: '127.0.0.1', port: 0 },
    upstreams: { openai: { url: target.url, ...(own === undefined ? {} : { key: own }) } },
    policy: createGuard(parsePolicyText(current.text, `policy ${current.number}`)),
    auth: { keys: [key] },
    egress,
    approver: 'none',
  })
  return {
    target: { ...target, url: `${gateway.url}/v1`, identities: [{ name: 'user', key }] },
    async close() {
      await gateway.close(1_000)
      await egress.close()
    },
  }
}
