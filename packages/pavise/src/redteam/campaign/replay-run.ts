import type { Attack, Attempt } from '#core/attack/attempt'
import type { Finding } from '#core/results/envelope'
import { fingerprint } from '#core/results/fingerprint'
import { AttemptLog } from '#redteam/campaign/attempt-log'
import type { CampaignResult } from '#redteam/campaign/campaign-options'
import { forgetful } from '#redteam/campaign/journal'
import { type ReplayOptions, replay } from '#redteam/campaign/replay'
import { curlLines } from '#redteam/campaign/reproducer'
import { runEnvelope } from '#redteam/campaign/run-envelope'
import { ruleFor } from '#redteam/rules'
import type { Target } from '#redteam/targets/target'

/** Sends attacks of an earlier run exactly as they were, and reports like a campaign: what still works is a finding. */
export async function replayRun(options: ReplayOptions): Promise<CampaignResult> {
  const { target, seed = 0, attacks } = options
  const header = { target: target.name, seed: String(seed), maxRequests: attacks.length, started: new Date().toISOString() }
  const log = new AttemptLog(forgetful(header))
  const kept: Attempt[] = []
  const findings = new Map<string, Finding>()
  let requests = 0
  let complete = true
  const onAttempt = (attempt: Attempt | undefined): void => {
    options.onAttempt?.(attempt)
    if (!attempt) return
    kept.push(attempt)
    requests += attempt.requests
    log.tally.count(attempt.verdict)
    if (attempt.verdict === 'inconclusive' && attempt.reason)
      log.inconclusive.set(attempt.reason, (log.inconclusive.get(attempt.reason) ?? 0) + 1)
    if (attempt.verdict !== 'vulnerable') return
    const finding = findingOf(target, attempt, `F${findings.size + 1}`, requests)
    if (!findings.has(finding.fingerprint)) findings.set(finding.fingerprint, finding)
  }
  try {
    await replay({ ...options, onAttempt })
  } catch (error) {
    if (!options.signal?.aborted) throw error
    complete = false
  }
  const run = { target, header, seed, command: 'attack --replay', findings: [...findings.values()], requests, complete }
  return { envelope: runEnvelope(run, log), attempts: kept, tally: log.tally.result(), requests, complete }
}

function findingOf(target: Target, { attack, evidence }: Attempt, id: string, requests: number): Finding {
  const rule = ruleFor(attack)
  const location = { objective: attack.objective, channel: attack.channel, effect: attack.effect }
  return {
    id,
    fingerprint: fingerprint(rule.id, target.name, location),
    rule: rule.id,
    severity: rule.severity,
    asset: 'target',
    location,
    message: `${rule.title} (${attack.objective}, by ${attack.channel.replaceAll('_', ' ')}): still works`,
    evidence: [...evidence],
    taxonomy: [...rule.taxonomy],
    state: 'open',
    reproducer: { attack, curl: curlLines(target, attack) } satisfies { attack: Attack; curl: readonly string[] },
    requestsToFirstSuccess: Math.max(1, requests),
  }
}
