import { starterPolicy } from '@pavise/guard'
import { stringify } from 'yaml'
import type { GuardEvent } from '#core/event'
import { random } from '#core/random'
import type { RunRecord } from '#core/run'
import { VERSION } from '#core/version'
import { checkPolicy } from '#platform/config/check-policy'
import { runFixture } from '#report/testing/fixture'
import type { ApiUnderTest } from './api-under-test.js'

/** Ids of what stands in a seeded workbench. */
export interface Seeded {
  readonly asset: string
  readonly run: string
  readonly attempt: string
  readonly dryRun: string
  /** A scan with one file, `file-1`. */
  readonly scan: string
  readonly event: string
  readonly policyText: string
}

const by = { handle: 'test' }

/** A finished run with findings, an asset, events, a hold, a policy and a dry run. */
export async function seed(api: ApiUnderTest): Promise<Seeded> {
  const { store } = api
  const locator = { api: 'openai-chat', url: 'http://127.0.0.1:9/v1', model: 'm' }
  const asset = await store.assets.add({ kind: 'endpoint', name: 'quarry', locator }, 'console', by)
  const record = runFixture({ size: 60 })
  const policyText = stringify(starterPolicy())
  const run = await store.runs.begin({ kind: 'attack', asset: asset.id, seed: 1 }, 'w', by)
  await store.runs.saveAttempts(run.id, 'before', record.attempts)
  await store.runs.finish(run.id, 'w', { state: 'done', record, policy: policyText })
  const dry = await store.runs.begin({ kind: 'dry_run', policy: policyText, limit: 5 }, 'w', by)
  await store.runs.finish(dry.id, 'w', { state: 'done', result: { exchanges: 0, changed: 0, unreadable: 0, actions: [], examples: [] } })
  const model = await store.assets.add({ kind: 'model', name: 'signs', locator: { path: 'models/signs' } }, 'config', by)
  const scan = await store.runs.begin({ kind: 'scan', asset: model.id }, 'w', by)
  await store.runs.finish(scan.id, 'w', { state: 'done', record: scanRecord() })
  await store.events.add(Array.from({ length: 20 }, (_, i) => exchange(i)))
  await store.holds.add({
    event: 'hold-1',
    phase: 'request',
    principal: { id: 'app' },
    rules: ['no-steering'],
    reasons: ['the recipient stood only in the mail'],
    otherwise: 'block',
    created: new Date().toISOString(),
    until: new Date(Date.now() + 60_000).toISOString(),
  })
  const { check, policy } = checkPolicy(policyText)
  await store.policies.publish(
    { text: policyText, version: check.version!, mode: policy!.mode, rules: policy!.rules.length, note: 'first' },
    by,
  )
  await api.ledger.append('user.add', { user: 'ana' }, { user: 'ana', by: 'test', change: '1' })
  await api.ledger.append('run', { evidence: 'what a model said' }, { run: run.id })
  await api.ledger.checkpoint()
  return { asset: asset.id, run: run.id, attempt: record.attempts[0]!.id, dryRun: dry.id, scan: scan.id, event: 'event-0', policyText }
}

/** A scan that found a harmless file. */
function scanRecord(): RunRecord {
  const members = [{ path: 'data.pkl', format: 'pickle', verdict: 'safe', size: 20 }]
  const asset = {
    id: 'file-1',
    kind: 'model',
    name: 'weights.bin',
    path: 'models/signs/weights.bin',
    format: 'zip',
    verdict: 'safe',
    size: 180,
    members,
  }
  return {
    envelope: {
      schema: 'pavise.run/1',
      tool: { name: 'pavise', version: VERSION },
      run: { id: 'scan', seed: 0, started: new Date().toISOString(), command: 'scan models/signs' },
      assets: [asset],
      findings: [],
      inconclusive: [],
      summary: { files: 1 },
    },
    attempts: [],
    rules: [],
  }
}

/** A made-up decision; the same for the same number but for its time. */
export function exchange(i: number): GuardEvent {
  const dice = random(`event ${i}`)
  const blocked = dice.chance(0.3)
  return {
    schema: 'pavise.event/1',
    id: `event-${i}`,
    time: new Date(Date.now() - i * 1000).toISOString(),
    kind: 'exchange',
    principal: { id: 'app', tenant: 'fernlea' },
    surface: 'openai-chat',
    upstream: 'openai',
    model: { asked: 'm' },
    parameters: {},
    digests: { documents: [] },
    calls: [],
    policy: { version: 'v', mode: 'enforce' },
    action: blocked ? 'block' : 'allow',
    firings: [],
    outcome: { status: blocked ? 403 : 200, end: blocked ? 'blocked' : 'complete' },
    coverage: { request: {}, response: {} },
    bytes: { request: 10, response: 20 },
    latency: { total: 3 },
    degraded: false,
  }
}
