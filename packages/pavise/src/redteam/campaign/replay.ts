import type { Attack, AttackTally, Attempt } from '#core/attack/attempt'
import type { Egress } from '#core/ports/egress'
import { examine } from '#redteam/campaign/examine'
import { forgetful } from '#redteam/campaign/journal'
import { reconnoiter } from '#redteam/campaign/recon'
import { Runner } from '#redteam/campaign/runner'
import { Tally } from '#redteam/campaign/tally'
import type { Target } from '#redteam/targets/target'
import { targetClient } from '#redteam/targets/target-client'

export interface ReplayOptions {
  readonly target: Target
  readonly egress: Egress
  readonly attacks: readonly Attack[]
  readonly seed?: number | string
  readonly signal?: AbortSignal
  /** Values that an earlier run proved secret: they are looked for in every encoding. */
  readonly secrets?: readonly string[]
  /** Called after reconnaissance and then after each attempt, before the next is sent. */
  readonly onAttempt?: (attempt: Attempt | undefined) => void
}

/**
 * Sends the same attacks once more, byte for byte, one at a time so that each effect has one cause, and counts what still gets through:
 * an attack counts when the effect that it is filed under is seen.
 */
export async function replay(options: ReplayOptions): Promise<{ tally: AttackTally; attempts: Attempt[] }> {
  const { target, egress, attacks } = options
  const header = { target: target.name, seed: String(options.seed ?? 0), maxRequests: Number.MAX_SAFE_INTEGER, started: '' }
  const runner = new Runner({
    target,
    egress,
    client: targetClient(target, egress),
    journal: forgetful(header),
    seed: header.seed,
    maxRequests: header.maxRequests,
    concurrency: 1,
    signal: options.signal ?? new AbortController().signal,
  })
  await runner.start()
  const facts = await reconnoiter(runner, target, header.seed)
  for (const secret of options.secrets ?? []) facts.book.learnSecret(secret)
  const tally = new Tally()
  const attempts: Attempt[] = []
  options.onAttempt?.(undefined)
  for (const attack of attacks) {
    const [outcome] = await runner.run([attack])
    const { conversation, id } = outcome!
    const seen = examine(outcome!, facts).find((observation) => !observation.weak && observation.effect === attack.effect)
    const verdict = seen ? 'vulnerable' : conversation.reason ? 'inconclusive' : 'safe'
    tally.count(verdict)
    const reason = conversation.reason ? { reason: conversation.reason } : {}
    const evidence = seen ? [...seen.evidence] : []
    attempts.push({
      id,
      attack,
      transcript: conversation.transcript,
      effects: [],
      verdict,
      evidence,
      requests: conversation.requests,
      ...reason,
    })
    options.onAttempt?.(attempts.at(-1))
  }
  return { tally: tally.result(), attempts }
}
