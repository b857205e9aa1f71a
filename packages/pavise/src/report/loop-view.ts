import { z } from 'zod'
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
  readonly requests: number
  readonly closed: boolean
}

/** The official counts; how many wait for a person stands only in the attempts. */
const fromLoop = ({ attempts, successes, inconclusive }: AttackTally, seen: Tally): Tally => ({
  attempts,
  hits: successes,
  open: inconclusive,
  review: seen.review,
})

/** What a red team writes into the summary of its envelope: enough for the numbers where the attempts themselves are not at hand. */
const summarySchema = z.object({
  attempts: z.number(),
  successes: z.number(),
  inconclusive: z.number(),
  requests: z.number().optional(),
  review: z.number().optional(),
})

const MOST_NAMED = 3

/** The names of what was examined; of many files their number. */
const nameOf = ({ envelope: { assets } }: RunRecord): string =>
  assets.length > MOST_NAMED && assets.every(({ kind }) => kind === 'model')
    ? `${assets.length} files`
    : assets.map(({ name }) => name).join(', ') || 'the target'

export function viewOf(record: RunRecord): RunView {
  const attempts = { before: record.attempts, after: record.afterAttempts ?? [], replay: record.replayAttempts ?? [] }
  const breakdown = breakDown(attempts)
  const { loop } = record
  const summary = record.attempts.length === 0 ? summarySchema.safeParse(record.envelope.summary).data : undefined
  const told = summary && { attempts: summary.attempts, hits: summary.successes, open: summary.inconclusive, review: summary.review ?? 0 }
  const tally = loop
    ? {
        before: fromLoop(loop.before, breakdown.total.before),
        after: fromLoop(loop.after, breakdown.total.after),
        replay: fromLoop(loop.replay, breakdown.total.replay),
      }
    : { ...breakdown.total, ...(told ? { before: told } : {}) }
  return {
    record,
    asset: nameOf(record),
    attempts,
    breakdown,
    tally,
    requests: summary?.requests ?? breakdown.requests,
    closed: loop !== undefined,
  }
}
