import { writePolicy } from '#hardening/policy-document'
import type { ClosedLoop } from '#oneshot'
import { closeLoop } from '#oneshot'
import type { RunHandler } from '#workbench/runs/run-work'

/** Requests of each of the two campaigns where nobody said how many. */
const DEFAULT_BUDGET = 600

/** Closes the loop on the practice target: attack, harden, attack again through the gateway. It begins anew when it is taken up again. */
export const runLoop: RunHandler = async ({ run, signal, progress, saveAttempts }) => {
  const budget = Number(run.parameters['budget'] ?? DEFAULT_BUDGET)
  let stage = 'starting'
  let findings = 0
  const loop = await closeLoop({
    seed: run.seed,
    held: true,
    maxRequests: budget,
    signal,
    stage: (text) => {
      stage = text
      progress({ stage, done: 0, of: 0, findings })
    },
    progress: (requests, of, found) => {
      findings = Math.max(findings, found)
      progress({ stage, done: Math.min(requests, of), of, findings })
    },
  })
  await loop.site.close()
  signal.throwIfAborted()
  await saveLoop(loop, saveAttempts)
  return { state: 'done', record: loop.record, policy: policyOf(loop) }
}

/** The hardened policy as text, each rule with the reason why it is there. */
export const policyOf = ({ policy, record }: Pick<ClosedLoop, 'policy' | 'record'>): string => writePolicy(policy, record.loop?.rules)

/** Saves the attempts of all three phases. */
export async function saveLoop({ record }: Pick<ClosedLoop, 'record'>, save: Parameters<RunHandler>[0]['saveAttempts']): Promise<void> {
  await save('before', record.attempts)
  await save('after', record.afterAttempts ?? [])
  await save('replay', record.replayAttempts ?? [])
}
