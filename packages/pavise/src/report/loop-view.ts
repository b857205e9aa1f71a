import type { AttackTally, Attempt } from '#core/attack/attempt'
import type { RunRecord } from '#core/run'
import { type Breakdown, breakDown, type Phase, type Tally } from '#report/tally'

/** What all reports need of a run, counted once. */
export interface RunView {
  readonly record: RunRecord
  /** Name of what was examined. */
  readonly asset: string
  readonly attempts: Readonly<Record<Phase, readonly Attempt[]>>
  readonly breakdown: Breakdown
  /** The official counts of each phase: those of the closed loop, else what the attempts say. */
  readonly tally: Readonly<Record<Phase, Tally>>
  readonly closed: boolean
}

const fromLoop = ({ attempts, successes, inconclusive }: AttackTally): Tally => ({ attempts, hits: successes, open: inconclusive })

export function viewOf(record: RunRecord): RunView {
  const attempts = { before: record.attempts, after: record.afterAttempts ?? [], replay: record.replayAttempts ?? [] }
  const breakdown = breakDown(attempts)
  const { loop } = record
  const tally = loop ? { before: fromLoop(loop.before), after: fromLoop(loop.after), replay: fromLoop(loop.replay) } : breakdown.total
  return {
    record,
    asset: record.envelope.assets.map(({ name }) => name).join(', ') || 'the target',
    attempts,
    breakdown,
    tally,
    closed: loop !== undefined,
  }
}
