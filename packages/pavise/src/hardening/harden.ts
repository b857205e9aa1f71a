import { createGuard, loadPolicy } from '@pavise/guard'
import type { EffectKind } from '#core/attack/vocabulary'
import type { HardenedRule } from '#core/run'
import type { Candidate } from '#hardening/candidate'
import { candidatesFor } from '#hardening/candidates'
import { type Exchange, tryExchange } from '#hardening/exchange'
import { repeatsWording } from '#hardening/wording'

/** A policy as it stands in YAML: rules are appended to it, nothing else of it changes. */
export type PolicyDocument = Record<string, unknown> & { rules?: Record<string, unknown>[]; detectors?: Record<string, unknown> }

export interface HardenInput {
  policy: PolicyDocument
  /** What got through: its effect, what the gateway would have seen of it, and the attack's own texts. */
  findings: readonly { fingerprint: string; effect: EffectKind; exchanges: readonly Exchange[]; texts: readonly string[] }[]
  /** Ordinary work, grouped by task; never the tasks that are reported. */
  benign: readonly { task: string; exchanges: readonly Exchange[] }[]
}

export interface HardenResult {
  policy: PolicyDocument
  /** Every rule that was proposed; `accepted` says which are in the policy. */
  rules: HardenedRule[]
  /** Findings that no accepted rule stops, by fingerprint. */
  unanswered: string[]
}

/**
 * Proposes rules for the findings and tries each alone, on top of the given policy, on the attack's own exchanges and on benign
 * ones. A rule is accepted when it stops something, breaks no benign task and repeats no wording of an attack.
 */
export function harden(input: HardenInput): HardenResult {
  const benign = input.benign.flatMap((task) => task.exchanges)
  const attack = input.findings.flatMap((finding) => finding.exchanges)
  const candidates = new Map<string, Candidate>()
  for (const finding of input.findings)
    for (const candidate of candidatesFor(finding.effect, { benign, attack }))
      if (!candidates.has(candidate.rule.id) && !names(input.policy).has(candidate.rule.id)) candidates.set(candidate.rule.id, candidate)

  const texts = input.findings.flatMap((finding) => finding.texts)
  const rules = [...candidates.values()].map((candidate) => judge(candidate, input, texts))
  for (const rule of rules) {
    const stricter = candidates.get(rule.id)!.instead
    if (rule.accepted && rules.some((other) => other.id === stricter && other.accepted)) rule.accepted = false
  }
  const accepted = rules.filter((rule) => rule.accepted)
  const policy = withRules(
    input.policy,
    accepted.map((rule) => candidates.get(rule.id)!),
  )
  const stopped = new Set(accepted.flatMap((rule) => rule.answers))
  return {
    policy,
    rules,
    unanswered: input.findings.map((finding) => finding.fingerprint).filter((fingerprint) => !stopped.has(fingerprint)),
  }
}

/** The policy without some of its rules: what a failed live trial takes back. */
export function withoutRules(policy: PolicyDocument, ids: ReadonlySet<string>): PolicyDocument {
  return { ...policy, rules: (policy.rules ?? []).filter((rule) => !ids.has(String(rule['id']))) }
}

function judge(candidate: Candidate, input: HardenInput, texts: readonly string[]): HardenedRule {
  const alone = createGuard(loadPolicy({ ...withRules({ ...input.policy, rules: [] }, [candidate]), mode: 'enforce' }))
  const fires = (exchange: Exchange): boolean => {
    const trial = tryExchange(alone, exchange)
    return trial.stopped || trial.changed
  }
  const answers = input.findings.filter((finding) => finding.exchanges.some(fires)).map((finding) => finding.fingerprint)
  const passed = input.benign.filter((task) => !task.exchanges.some(fires)).length
  return {
    id: candidate.rule.id,
    rule: candidate.rule,
    answers,
    why: candidate.why,
    accepted: answers.length > 0 && passed === input.benign.length && !repeatsWording(candidate.rule, texts),
    benign: { tasks: input.benign.length, passed },
  }
}

function names(policy: PolicyDocument): Set<string> {
  return new Set((policy.rules ?? []).map((rule) => String(rule['id'])))
}

function withRules(policy: PolicyDocument, candidates: readonly Candidate[]): PolicyDocument {
  const detectors = Object.assign({}, policy.detectors, ...candidates.map((candidate) => candidate.detectors ?? {})) as Record<
    string,
    unknown
  >
  return {
    ...policy,
    ...(Object.keys(detectors).length > 0 ? { detectors } : {}),
    rules: [...(policy.rules ?? []), ...candidates.map((candidate) => candidate.rule)],
  }
}
