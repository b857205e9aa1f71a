import type { Attack, Attempt } from '#core/attack/attempt'
import type { Egress } from '#core/ports/egress'
import type { Finding } from '#core/results/envelope'
import { fingerprint } from '#core/results/fingerprint'
import { AttemptLog } from '#redteam/campaign/attempt-log'
import type { CampaignResult } from '#redteam/campaign/campaign-options'
import { assistantTexts } from '#redteam/campaign/conversation'
import { forgetful } from '#redteam/campaign/journal'
import { curlLines } from '#redteam/campaign/reproducer'
import { runEnvelope } from '#redteam/campaign/run-envelope'
import { type Outcome, Runner } from '#redteam/campaign/runner'
import { type AskModel, judgeCase } from '#redteam/exchange/judge-case'
import type { Suite, SuiteCase } from '#redteam/exchange/suite-case'
import { suiteRule } from '#redteam/exchange/suite-rule'
import { PATIENCE } from '#redteam/targets/patient-request'
import type { Target } from '#redteam/targets/target'
import { targetClient } from '#redteam/targets/target-client'

export interface SuiteOptions {
  readonly target: Target
  readonly egress: Egress
  readonly suite: Suite
  readonly seed: number | string
  readonly maxRequests: number
  readonly concurrency: number
  readonly signal: AbortSignal
  readonly onAttempt?: (done: number, found: number) => void
  /** A model to ask as well about what the assertions of a case do not decide. */
  readonly askModel?: AskModel
}

/**
 * Sends the cases of a suite, each once, and reports like a campaign. Cases that the budget has no room for are inconclusive. Where the target has an effect log, cases go
 * one at a time, so that each effect has one cause.
 */
export async function runSuite(options: SuiteOptions): Promise<CampaignResult> {
  const { target, egress, suite, seed, maxRequests, signal } = options
  const header = { target: target.name, seed: String(seed), maxRequests, started: new Date().toISOString() }
  const allowance = { left: maxRequests }
  const client = targetClient(target, egress, { ...PATIENCE, allowance })
  const concurrency = target.effects ? 1 : options.concurrency
  const runner = new Runner({
    target,
    egress,
    client,
    journal: forgetful(header),
    seed: header.seed,
    maxRequests,
    concurrency,
    signal,
    allowance,
  })
  const log = new AttemptLog(forgetful(header))
  const attempts: Attempt[] = []
  const findings: Finding[] = []
  let complete = true
  await runner.start()
  try {
    for (let at = 0; at < suite.cases.length; at += concurrency) {
      const batch = suite.cases.slice(at, at + concurrency)
      const attacks = batch.map(attackOf)
      const fitting = new Set(runner.fitting(attacks))
      const outcomes = await runner.run(attacks.filter((_, i) => fitting.has(i)))
      let next = 0
      for (const [i, one] of batch.entries()) {
        const outcome = fitting.has(i) ? outcomes[next++] : undefined
        const attempt = outcome ? await attemptOf(one, outcome, runner.effectsFault, options.askModel) : unsent(one, attacks[i]!)
        attempts.push(attempt)
        log.tally.count(attempt.verdict)
        if (attempt.verdict === 'inconclusive') note(log.inconclusive, attempt.reason ?? 'no reason given')
        if (attempt.verdict === 'vulnerable') findings.push(findingOf(target, one, attempt, findings.length + 1, runner.requests))
      }
      options.onAttempt?.(attempts.length, findings.length)
    }
  } catch (error) {
    if (!signal.aborted) throw error
    complete = false
  }
  for (const why of suite.skipped) note(log.inconclusive, `left out of the suite: ${why}`)
  const { requests } = runner
  const run = { target, header, seed, command: 'attack --suite', findings, requests, complete }
  return { envelope: runEnvelope(run, log), attempts, tally: log.tally.result(), requests, complete }
}

const note = (reasons: Map<string, number>, reason: string): void => void reasons.set(reason, (reasons.get(reason) ?? 0) + 1)

const attackOf = (one: SuiteCase): Attack => ({
  objective: one.id,
  probe: 'suite',
  strategies: [],
  channel: one.history ? 'history' : 'user',
  effect: 'hijack',
  turns: [...one.turns],
  ...(one.history ? { history: [...one.history] } : {}),
})

async function attemptOf(
  one: SuiteCase,
  { id, attack, conversation, effects }: Outcome,
  effectsFault: string | undefined,
  askModel: AskModel | undefined,
): Promise<Attempt> {
  const base = { id, attack, transcript: conversation.transcript, effects: effects.slice(0, 8), requests: conversation.requests }
  const judged = await judgeCase(one, assistantTexts(conversation, attack), effects, askModel)
  const broken = conversation.reason ?? effectsFault
  if (broken !== undefined && judged.verdict !== 'vulnerable') return { ...base, verdict: 'inconclusive', evidence: [], reason: broken }
  return { ...base, verdict: judged.verdict, evidence: [...judged.evidence], ...(judged.reason ? { reason: judged.reason } : {}) }
}

const unsent = (one: SuiteCase, attack: Attack): Attempt => ({
  id: `unsent ${one.id}`,
  attack,
  transcript: [],
  effects: [],
  verdict: 'inconclusive',
  evidence: [],
  reason: 'the budget had no room for it',
  requests: 0,
})

function findingOf(target: Target, one: SuiteCase, { attack, evidence }: Attempt, number: number, requests: number): Finding {
  const location = { case: one.id, channel: attack.channel }
  return {
    id: `F${number}`,
    fingerprint: fingerprint(suiteRule.id, target.name, location),
    rule: suiteRule.id,
    severity: suiteRule.severity,
    asset: 'target',
    location,
    message: `${suiteRule.title}: ${one.goal ?? one.id}`,
    evidence,
    taxonomy: [...suiteRule.taxonomy],
    state: 'open',
    reproducer: { attack, curl: curlLines(target, attack) },
    requestsToFirstSuccess: Math.max(1, requests),
  }
}
