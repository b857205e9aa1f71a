import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger as QueueLogger, Runner, TaskList, WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import type { JobDefinition } from '#core/ports/jobs'
import type { Log } from '#core/ports/log'
import { declareDead, holdLease } from '#platform/jobs/lease'

export interface WorkerOptions {
  readonly pool: Pool
  readonly jobs: readonly JobDefinition[]
  /** Name of this worker, not used before. */
  readonly worker: string
  readonly concurrency: number
  readonly version: string
  readonly log: Log
  /** Workers that somebody saw die: what they had is taken up at once. */
  readonly dead?: readonly string[]
  /** A job that is to be put in the queue by the clock, by its cron line. */
  readonly cron?: readonly { readonly job: string; readonly at: string }[]
}

export interface Worker {
  /** Ids of the jobs that it works on. */
  readonly active: ReadonlySet<string>
  readonly done: number
  readonly failed: number
  /** Takes no new jobs, aborts those at work and gives them back as they were, so that another takes them up at once. */
  stop(): Promise<void>
  /** Resolves when the worker ends for a fault of its own. */
  readonly ended: Promise<Error | undefined>
}

/** Milliseconds that jobs at work have to notice that they are aborted. */
const STOP_WITHIN = 4_000
const GIVE_BACK_TRIES = 20

interface Taken {
  readonly controller: AbortController
  readonly attempts: number
}

/** Works on the jobs of the queue until it is stopped. The tables of the queue and of the leases must be there. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { Logger, parseCronItem, run } = await import('graphile-worker')
  const { pool, worker, log, concurrency, version } = options
  await declareDead(pool, options.dead ?? [])
  const active = new Map<string, Taken>()
  const interrupted = new Map<string, number>()
  const count = { done: 0, failed: 0 }
  let stopping = false
  const events = new EventEmitter() as WorkerEvents
  const locked = new Promise<string>((resolve) => events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)))
  events.on('job:error', ({ job, error }) => {
    if (interrupted.has(job.id)) return
    count.failed++
    log('error', 'a job failed', { job: job.task_identifier, id: job.id, attempt: job.attempts, fault: faultOf(error) })
  })
  events.on('job:success', () => {
    count.done++
  })
  const tasks: TaskList = Object.fromEntries(
    options.jobs.map((definition) => [definition.id, taskOf(definition, worker, active, interrupted, () => stopping)]),
  )
  const runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList: tasks,
    events,
    logger: quiet(Logger, log),
    parsedCronItems: (options.cron ?? []).map(({ job, at }) =>
      parseCronItem({ task: job, match: at, options: { backfillPeriod: 0, maxAttempts: 3 } }),
    ),
  })
  const lost = (): void => {
    for (const { controller } of active.values()) controller.abort(new Error('taken over by another worker'))
  }
  const lease = await holdLease({ pool, worker, lockedBy: await locked, concurrency, version, log, lost })
  let stopped: Promise<void> | undefined
  return {
    get active() {
      return new Set(active.keys())
    },
    get done() {
      return count.done
    },
    get failed() {
      return count.failed
    },
    ended: runner.promise.then(
      () => undefined,
      (error: Error) => error,
    ),
    stop: () => {
      stopping = true
      stopped ??= stop(pool, runner, active, interrupted).finally(() => lease.end())
      return stopped
    },
  }
}

function taskOf(
  definition: JobDefinition,
  worker: string,
  active: Map<string, Taken>,
  interrupted: Map<string, number>,
  stopping: () => boolean,
): TaskList[string] {
  return async (payload, { job }) => {
    const controller = new AbortController()
    active.set(job.id, { controller, attempts: job.attempts })
    try {
      if (stopping()) throw new Error('the worker is stopping')
      await definition.run(definition.payload.parse(payload), {
        signal: controller.signal,
        worker,
        take: job.attempts,
        last: job.attempts >= job.max_attempts,
      })
    } catch (error) {
      if (stopping()) interrupted.set(job.id, job.attempts)
      throw error
    } finally {
      active.delete(job.id)
    }
  }
}

/** A job that was interrupted did not fail: its attempt is given back and it may be taken up at once. */
async function stop(
  pool: Pool,
  runner: Runner,
  active: ReadonlyMap<string, Taken>,
  interrupted: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { controller } of active.values()) controller.abort(new Error('the worker is stopping'))
  // The queue's own listener may be in the middle of a long pause between two tries to reach the database.
  await Promise.race([runner.stop().catch(() => {}), wait(STOP_WITHIN, undefined, { ref: false })])
  for (const [id, attempts] of interrupted) await giveBack(pool, id, attempts - 1).catch(() => {})
}

/** The queue may still be writing down that the job ended, and leaves alone what is locked: it is asked again for a moment. */
async function giveBack(pool: Pool, id: string, attempts: number): Promise<void> {
  for (let tries = 0; tries < GIVE_BACK_TRIES; tries++) {
    const { rowCount } = await pool.query(
      'select id from graphile_worker.reschedule_jobs(array[$1::bigint], run_at := now(), attempts := $2) where id is not null',
      [id, attempts],
    )
    if (rowCount) return
    await wait(50)
  }
}

/** What the queue says of itself goes to the log without payloads; its faults of single jobs are logged by us. */
function quiet(Logger: typeof QueueLogger, log: Log): QueueLogger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'warning') log('warn', message)
    else if (level === 'error' && !meta?.['job']) log('error', message.split('\n', 1)[0] ?? message)
  })
}

function faultOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : error instanceof Error ? error.name : 'unknown'
}
