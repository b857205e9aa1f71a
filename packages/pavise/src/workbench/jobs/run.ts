import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { defineJob, type JobContext, type JobDefinition } from '#core/ports/jobs'
import type { Log } from '#core/ports/log'
import type { RunOutcome, Store } from '#core/ports/store'
import type { RunRow } from '#core/records/run'
import { RunWatch } from '#workbench/runs/run-watch'
import type { RunHandler } from '#workbench/runs/run-work'

export interface RunJobOptions {
  readonly store: Store
  /** One handler for each kind of run; imported when the first run of the kind comes. */
  readonly handlers: Readonly<Record<RunRow['kind'], () => Promise<RunHandler>>>
  /** Called once the end of a run is in the store. */
  readonly ended: (run: string) => Promise<void>
  readonly log: Log
}

const payload = z.strictObject({ run: z.uuid() })

/** Faults of the surroundings: the same run may succeed a little later. */
const PASSING = /^PAV_(?:STORE_|TARGET_UNREACHABLE$|EGRESS_)/
/** After so many takes such a fault is said instead of waited for. */
const PATIENCE = 4

/** Takes a run of the store to its end. */
export const runJob = (options: RunJobOptions): JobDefinition<z.infer<typeof payload>> =>
  defineJob({
    id: 'run',
    title: 'Work on a run',
    payload,
    attempts: 10,
    async run({ run: id }, context) {
      const run = await options.store.runs.take(id, context.worker)
      if (!run) return
      const watch = new RunWatch(options.store, id, context)
      const begun = performance.now()
      options.log('info', 'a run begins', { run: id, kind: run.kind, take: run.takes })
      let outcome: RunOutcome | undefined
      try {
        outcome = await work(options, run, watch)
      } catch (error) {
        outcome = outcomeOf(error, run, context, watch)
      } finally {
        await watch.end()
      }
      if (outcome) await finish(options, run, context, outcome)
      const seconds = Math.round(performance.now() - begun) / 1000
      options.log('info', 'a run ends', { run: id, kind: run.kind, state: outcome?.state ?? 'left', seconds })
    },
  })

async function work({ store, handlers }: RunJobOptions, run: RunRow, watch: RunWatch): Promise<RunOutcome> {
  const handler = await handlers[run.kind]()
  const { asset: named } = run
  const asset = named ? await patiently(() => store.assets.get(named.id), watch.signal) : undefined
  watch.signal.throwIfAborted()
  const outcome = await handler({
    run,
    ...(asset ? { asset } : {}),
    signal: watch.signal,
    progress: watch.progress,
    saveAttempts: (phase, attempts) => patiently(() => store.runs.saveAttempts(run.id, phase, attempts), watch.signal),
  })
  watch.signal.throwIfAborted()
  return outcome
}

/** What becomes of a run that was stopped or failed; undefined where it is not ours any more. Throws what is to be tried again. */
function outcomeOf(error: unknown, run: RunRow, context: JobContext, watch: RunWatch): RunOutcome | undefined {
  if (watch.reason === 'cancelled') return { state: 'cancelled' }
  if (watch.reason === 'taken over') return undefined
  if (watch.reason === 'worker stops') throw error
  const known = error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('PAV_')
  const code = known ? (error as PaviseError).code : 'PAV_RUN_LOST'
  const mayPass = known ? PASSING.test(code) : run.takes < 2
  if (mayPass && !context.last && run.takes < PATIENCE) throw error
  const said = known ? (error as PaviseError) : new PaviseError('PAV_RUN_LOST', 'a fault in Pavise stopped the run', { cause: error })
  return { state: 'failed', error: { code, message: said.message, hint: said.hint } }
}

/** Results are worth some patience: a database that restarts must not cost a run. */
async function finish({ store, ended }: RunJobOptions, run: RunRow, context: JobContext, outcome: RunOutcome): Promise<void> {
  try {
    await patiently(() => store.runs.finish(run.id, context.worker, outcome), context.signal)
    await ended(run.id).catch(() => {})
  } catch (error) {
    if (!(error instanceof PaviseError && error.code === 'PAV_CONFLICT')) throw error
  }
}

/** Asks the store again while it is away, for well over half a minute. */
async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let pause = 200; ; pause *= 2) {
    try {
      return await ask()
    } catch (error) {
      if (pause > 20_000 || signal.aborted || !(error instanceof PaviseError && error.code.startsWith('PAV_STORE_'))) throw error
      await wait(pause)
    }
  }
}
