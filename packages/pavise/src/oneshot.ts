import { randomBytes } from 'node:crypto'
import { createGuard, loadPolicy } from '@pavise/guard'
import type { Attack } from '#core/attack/attempt'
import type { EffectKind } from '#core/attack/vocabulary'
import type { Egress } from '#core/ports/egress'
import type { RunRecord } from '#core/run'
import { type HardenInput, type HardenResult, harden, type PolicyDocument } from '#hardening/harden'
import { runBenignTasks, type TaskResult } from '#oneshot/benign-tasks'
import { watchAttacks, watchBenign } from '#oneshot/observe'
import { PRACTICE_POLICY } from '#oneshot/practice-policy'
import { openSite, type Site, taskSite } from '#oneshot/site'
import { trialOnTasks } from '#oneshot/trial'
import { createEgress } from '#platform/egress/egress'
import { type CampaignResult, replay, resolveTarget, rules, runCampaign, targetOrigins } from '#redteam/index'

export interface LoopOptions {
  readonly seed: number
  /** Draw the practice target from the values that nothing was developed on. */
  readonly held: boolean
  /** Requests for each of the two campaigns. */
  readonly maxRequests: number
  readonly signal: AbortSignal
  /** A line for people: what is being done now. */
  readonly stage: (text: string) => void
  readonly progress?: (requests: number, of: number, findings: number) => void
}

export interface ClosedLoop {
  readonly record: RunRecord
  readonly policy: PolicyDocument
  /** Still running, with the hardened policy in force; the caller closes it. */
  readonly site: Site
  readonly key: string
}

/** The practice worlds on which rules are accepted are not the one that is reported on. Several, since some work is rare. */
const ACCEPTANCE_SEED_OFFSET = 100_003
const ACCEPTANCE_WORLDS = 3
/** The second campaign draws other attacks than the first. */
const AFTER_SEED_OFFSET = 1

/**
 * The whole loop once: attack the practice target as it is, propose rules from what got through, accept them on benign work of another
 * practice world, attack again through the gateway with other attacks and the same budget, replay the first ones, and do the benign work.
 */
export async function closeLoop(options: LoopOptions): Promise<ClosedLoop> {
  const { seed, held, stage } = options
  const key = `pv_${randomBytes(24).toString('base64url')}`
  stage(`starting Quarry, a simulated vulnerable agent (seed ${seed}${held ? ', held values' : ''})`)
  const guard = createGuard(loadPolicy({ ...PRACTICE_POLICY, mode: 'observe' }))
  const site = await openSite({ seed, held, guard, key })
  try {
    stage('attacking it directly')
    const before = await campaign(options, site.bare.target, seed)
    stage(`${before.envelope.findings.length} findings; proposing rules and trying them on benign work`)
    const hardened = await hardenSite(options, site, key, before)
    stage(`${hardened.rules.filter((rule) => rule.accepted).length} rules accepted; attacking again through the gateway`)
    await site.enforce(createGuard(loadPolicy(hardened.policy)))
    const after = await campaign(options, site.guarded.target, seed + AFTER_SEED_OFFSET, before)
    stage('replaying the first attacks through the gateway')
    const again = await replayAll(options, site, before)
    stage('doing the benign tasks through the gateway')
    const tasks = await benignTasks(site)
    return { record: recordOf(before, after, again, tasks, hardened), policy: hardened.policy, site, key }
  } catch (error) {
    await site.close()
    throw error
  }
}

async function campaign(options: LoopOptions, description: unknown, seed: number, known?: CampaignResult): Promise<CampaignResult> {
  const target = resolveTarget(description, 'the practice target', {})
  const egress = createEgress({ allow: targetOrigins(target) })
  try {
    const result = await runCampaign({
      target,
      egress,
      seed,
      maxRequests: options.maxRequests,
      signal: options.signal,
      command: 'quickstart',
      ...(known ? { known: successes(known) } : {}),
      onProgress: (now) => options.progress?.(now.requests, now.maxRequests, now.findings),
    })
    options.signal.throwIfAborted()
    return result
  } finally {
    await egress.close()
  }
}

const successes = (result: CampaignResult) => result.attempts.filter(({ verdict }) => verdict === 'vulnerable')

async function hardenSite(options: LoopOptions, site: Site, key: string, before: CampaignResult): Promise<HardenResult> {
  const policy = PRACTICE_POLICY
  const benign = await ordinaryWork(options.seed, key)
  const attacked = createEgress({ allow: origins(site) })
  try {
    const attacks = before.envelope.findings.map((finding) => (finding.reproducer as { attack: Attack }).attack)
    const exchanges = await watchAttacks(site, attacked, policy, attacks)
    const findings = before.envelope.findings.map((finding, i) => ({
      fingerprint: finding.fingerprint,
      effect: finding.location['effect'] as EffectKind,
      exchanges: exchanges[i] ?? [],
      texts: [attacks[i]!.plant?.payload ?? '', ...attacks[i]!.turns],
    }))
    return await trialOnTasks(harden({ policy, findings, benign }), (trial) => tryPolicy(options.seed, key, trial))
  } finally {
    await attacked.close()
  }
}

/** The model calls of benign tasks in several practice worlds. */
async function ordinaryWork(seed: number, key: string): Promise<HardenInput['benign'][number][]> {
  const seen: HardenInput['benign'][number][] = []
  for (let world = 0; world < ACCEPTANCE_WORLDS; world++) {
    await inPractice(seed + ACCEPTANCE_SEED_OFFSET + world, key, async (practice, egress) => {
      for (const { task, exchanges } of await watchBenign(practice, egress, PRACTICE_POLICY))
        seen.push({ task: `${world}/${task}`, exchanges })
    })
  }
  return seen
}

/** Has the tasks of one practice world done under a policy that acts. */
async function tryPolicy(seed: number, key: string, policy: PolicyDocument): Promise<TaskResult[]> {
  return inPractice(seed + ACCEPTANCE_SEED_OFFSET, key, async (practice, egress) => {
    await practice.enforce(createGuard(loadPolicy(policy)))
    return runBenignTasks(taskSite(practice.guarded), egress)
  })
}

async function inPractice<T>(seed: number, key: string, work: (site: Site, egress: Egress) => Promise<T>): Promise<T> {
  const practice = await openSite({ seed, held: false, guard: createGuard(loadPolicy({ ...PRACTICE_POLICY, mode: 'observe' })), key })
  const egress = createEgress({ allow: origins(practice) })
  try {
    return await work(practice, egress)
  } finally {
    await egress.close()
    await practice.close()
  }
}

async function replayAll(options: LoopOptions, site: Site, before: CampaignResult) {
  const target = resolveTarget(site.guarded.target, 'the practice target', {})
  const egress = createEgress({ allow: targetOrigins(target) })
  try {
    return await replay({
      target,
      egress,
      attacks: successes(before).map(({ attack }) => attack),
      seed: options.seed,
      signal: options.signal,
    })
  } finally {
    await egress.close()
  }
}

async function benignTasks(site: Site): Promise<TaskResult[]> {
  const egress = createEgress({ allow: origins(site) })
  try {
    // What the attacks planted is taken out: this asks whether the rules hinder honest work, not whether the desk was vandalized.
    const reset = await egress.request(`${site.guarded.controlUrl}/reset`, { method: 'POST' })
    await reset.text()
    return await runBenignTasks(taskSite(site.guarded), egress)
  } finally {
    await egress.close()
  }
}

function origins(site: Site): string[] {
  return [site.guarded.url, site.guarded.controlUrl]
}

function recordOf(
  before: CampaignResult,
  after: CampaignResult,
  again: Awaited<ReturnType<typeof replay>>,
  tasks: readonly TaskResult[],
  hardened: HardenResult,
): RunRecord {
  return {
    envelope: before.envelope,
    attempts: before.attempts,
    afterAttempts: after.attempts,
    replayAttempts: again.attempts,
    loop: {
      before: before.tally,
      after: after.tally,
      replay: again.tally,
      benign: {
        tasks: tasks.length,
        passed: tasks.filter((task) => task.done).length,
        failed: tasks.filter((task) => !task.done).map(({ id, why }) => ({ id, why })),
      },
      rules: hardened.rules,
    },
    rules,
  }
}
