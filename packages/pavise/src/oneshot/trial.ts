import { type HardenResult, type PolicyDocument, withoutRules } from '#hardening/harden'
import type { TaskResult } from '#oneshot/benign-tasks'

/**
 * Has the benign tasks done with all accepted rules in force. Where tasks fail, rules are taken back one by one, the latest first, as
 * long as each that is gone lets more tasks pass: a rule may be harmless alone and harmful with others.
 */
export async function trialOnTasks(
  hardened: HardenResult,
  attempt: (policy: PolicyDocument) => Promise<TaskResult[]>,
): Promise<HardenResult> {
  const passed = (results: readonly TaskResult[]): number => results.filter((result) => result.done).length
  let best = hardened
  let results = await attempt(best.policy)
  for (const rule of hardened.rules.filter((candidate) => candidate.accepted).reverse()) {
    if (passed(results) === results.length) break
    const policy = withoutRules(best.policy, new Set([rule.id]))
    const without = await attempt(policy)
    if (passed(without) <= passed(results)) continue
    results = without
    best = { ...best, policy, rules: best.rules.map((other) => (other.id === rule.id ? { ...other, accepted: false } : other)) }
  }
  const stopped = new Set(best.rules.filter((rule) => rule.accepted).flatMap((rule) => rule.answers))
  const all = new Set([...hardened.unanswered, ...hardened.rules.flatMap((rule) => rule.answers)])
  return {
    ...best,
    unanswered: [...all].filter((fingerprint) => !stopped.has(fingerprint)),
  }
}
