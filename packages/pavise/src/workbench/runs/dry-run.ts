import { ACTIONS, type Action, createGuard, type Decision, type Guard } from '@pavise/guard'
import type { Store } from '#core/ports/store'
import type { Recording } from '#core/recording'
import type { DryRun } from '#core/records/policy'
import { recordedSurface } from '#hardening/recorded-surface'
import { parsePolicyText } from '#platform/config/policy-file'
import type { RunHandler } from '#workbench/runs/run-work'

/** Examples of each way in which decisions differ. */
const EXAMPLES = 20
const DEFAULT_LIMIT = 1_000

/** Tries a policy on what the gateway recorded, and says where it would have decided otherwise. */
export const runDryRun =
  ({ recordings }: Pick<Store, 'recordings'>): RunHandler =>
  async ({ run, progress, signal }) => {
    const guard = createGuard(parsePolicyText(String(run.parameters['policy'] ?? ''), 'the candidate'))
    const limit = Number(run.parameters['limit'] ?? DEFAULT_LIMIT)
    const tally = new DifferenceTally()
    for await (const { exchange, ...recording } of recordings.newest(limit)) {
      signal.throwIfAborted()
      if (exchange) tally.count({ ...recording, exchange }, decideOn(guard, { ...recording, exchange }))
      else tally.unreadable++
      progress({ stage: 'deciding on recorded exchanges', done: tally.exchanges + tally.unreadable, of: limit, findings: tally.changed })
      // The guard works without a pause: others of this process want their turn.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return { state: 'done', result: tally.result() }
  }

/** The strongest action of a request and its answer, each in a session of its own. */
function decideOn(guard: Guard, { principal, exchange }: Recording): { action: Action; rules: string[] } {
  const surface = recordedSurface(exchange.surface)
  const session = guard.session({ principal, ...(surface && { surface }) })
  const decisions: Decision[] = [session.request(exchange.request)]
  const stopped = decisions[0]!.action === 'block'
  if (exchange.response && !stopped) decisions.push(session.response(exchange.response))
  const action = ACTIONS[Math.max(...decisions.map((decision) => ACTIONS.indexOf(decision.action)))] ?? 'allow'
  const rules = decisions.flatMap((decision) => decision.firings.map((firing) => firing.rule))
  return { action, rules: [...new Set(rules)] }
}

class DifferenceTally {
  exchanges = 0
  changed = 0
  unreadable = 0
  readonly #actions = new Map<string, { from: string; to: string; count: number }>()
  readonly #examples: DryRun['examples'] = []

  count(recording: Recording, now: { action: Action; rules: string[] }): void {
    this.exchanges++
    const [from, to] = [recording.action, now.action]
    const key = `${from} ${to}`
    const cell = this.#actions.get(key) ?? { from, to, count: 0 }
    cell.count++
    this.#actions.set(key, cell)
    if (from === to) return
    this.changed++
    if (cell.count <= EXAMPLES) this.#examples.push({ event: recording.event, time: recording.time, from, to, rules: now.rules })
  }

  result(): DryRun {
    const { exchanges, changed, unreadable } = this
    return { exchanges, changed, unreadable, actions: [...this.#actions.values()], examples: this.#examples }
  }
}
