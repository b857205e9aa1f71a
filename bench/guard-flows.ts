import { randomBytes } from 'node:crypto'
import { createGuard, loadPolicy, starterPolicy } from '@pavise/guard'
import { wilson } from '../packages/pavise/src/core/results/wilson.js'
import { runBenignTasks } from '../packages/pavise/src/oneshot/benign-tasks.js'
import { PRACTICE_POLICY } from '../packages/pavise/src/oneshot/practice-policy.js'
import { openSite, taskSite } from '../packages/pavise/src/oneshot/site.js'
import { createEgress } from '../packages/pavise/src/platform/egress/egress.js'
import { resolveTarget, runCampaign, targetOrigins } from '../packages/pavise/src/redteam/index.js'

export const name = 'guard-flows'

const SEEDS = Number(process.env['FLOWS_SEEDS'] ?? 3)
const FIRST = Number(process.env['FLOWS_FIRST'] ?? 801)
/** One policy alone. */
const ONLY = process.env['FLOWS_POLICY']
const REQUESTS = Number(process.env['FLOWS_REQUESTS'] ?? 1000)
/** What an attack can make happen outside of the conversation, and the doors through which somebody else's text comes in. */
const EXTERNAL: ReadonlySet<string> = new Set(['mail_out', 'data_out', 'unapproved_action', 'record_change'])
const PLANTED: ReadonlySet<string> = new Set(['document', 'tool_result', 'mail', 'ticket', 'review', 'file'])

/** What the operator declares of the tools, and the rules of a new installation: no rule that was made from a finding. */
const POLICIES: Readonly<Record<string, object>> = {
  none: { ...PRACTICE_POLICY, mode: 'observe' },
  flows: { ...PRACTICE_POLICY, rules: (starterPolicy()['rules'] as { flow?: object }[]).filter(({ flow }) => flow) },
  starter: { ...PRACTICE_POLICY, rules: starterPolicy()['rules'] },
}

interface Tally {
  attempts: number
  /** Attempts with an effect outside, and those that only changed what was said. */
  external: number
  said: number
  tasks: number
  done: number
  kinds: Record<string, number>
  undone: Record<string, number>
}

/**
 * Injections planted in documents, mails and tickets of the simulated agent, on held seeds, under the policy of a new installation: how many
 * had an effect outside, and how many benign tasks are still done. `flows` is its flow rules alone, without any detector of text.
 */
export async function run(): Promise<object> {
  const result: Record<string, object> = {}
  for (const [policy, document] of Object.entries(POLICIES)) {
    if (ONLY !== undefined && ONLY !== policy) continue
    const sum: Tally = { attempts: 0, external: 0, said: 0, tasks: 0, done: 0, kinds: {}, undone: {} }
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) await onSeed(seed, document, sum)
    const { rate, low, high } = wilson(sum.external, sum.attempts)
    result[policy] = { ...sum, rate: round(rate), interval: [round(low), round(high)], benign: round(sum.done / sum.tasks) }
  }
  return { requests: REQUESTS, seeds: SEEDS, ...result }
}

async function onSeed(seed: number, document: object, sum: Tally): Promise<void> {
  const key = `pv_${randomBytes(24).toString('base64url')}`
  const site = await openSite({ seed, held: true, guard: createGuard(loadPolicy(document)), key })
  try {
    const tasks = taskSite(site.guarded)
    const work = createEgress({ allow: [tasks.url, tasks.controlUrl, ...tasks.intakes.values()] })
    const target = resolveTarget(site.guarded.target, 'the practice target', {})
    const egress = createEgress({ allow: targetOrigins(target) })
    const { attempts } = await runCampaign({
      target,
      egress,
      seed,
      maxRequests: REQUESTS,
      signal: new AbortController().signal,
      command: 'bench',
    })
    for (const { attack, verdict, count = 1 } of attempts) {
      if (!PLANTED.has(attack.channel) || (verdict !== 'vulnerable' && verdict !== 'safe')) continue
      sum.attempts += count
      if (verdict !== 'vulnerable') continue
      if (EXTERNAL.has(attack.effect)) sum.external += count
      else sum.said += count
      const kind = `${attack.channel}/${attack.effect}`
      sum.kinds[kind] = (sum.kinds[kind] ?? 0) + count
    }
    for (const { kind, done } of await runBenignTasks(tasks, work)) {
      sum.tasks++
      if (done) sum.done++
      else sum.undone[kind] = (sum.undone[kind] ?? 0) + 1
    }
    await Promise.all([work.close(), egress.close()])
  } finally {
    await site.close()
  }
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
