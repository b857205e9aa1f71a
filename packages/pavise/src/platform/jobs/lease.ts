import { hostname } from 'node:os'
import type { Pool, PoolClient } from 'pg'
import type { Log } from '#core/ports/log'

/** Milliseconds between two signs of life. */
const BEAT = 1_000
/** Without a sign of life for so long a worker counts as dead: at once where its connection is gone too, later where that is still there. */
const SILENT = '3 seconds'
const STUCK = '30 seconds'
/** First half of the advisory lock that a living worker holds; the second follows from its name. */
const LOCK_CLASS = 72_153

export interface LeaseOptions {
  readonly pool: Pool
  /** Name of this worker, not used before. */
  readonly worker: string
  /** Id under which the queue locks jobs for it. */
  readonly lockedBy: string
  readonly concurrency: number
  readonly version: string
  readonly log: Log
  /** Called when others took this worker for dead: its jobs belong to them now. */
  readonly lost: () => void
}

export interface Lease {
  end(): Promise<void>
}

/** Says every second that a worker lives, and takes the locks of those away that do not. */
export async function holdLease(options: LeaseOptions): Promise<Lease> {
  let client: PoolClient | undefined
  let ended = false
  let first = true
  const beat = async (): Promise<void> => {
    try {
      client ??= await connect(options, () => {
        client = undefined
      })
      const there = await write(client, options)
      if (!there && !first) {
        options.log('warn', 'taken for dead; its jobs belong to others now', { worker: options.worker })
        options.lost()
      }
      first = false
      const freed = await freeDead(client)
      if (freed > 0) options.log('warn', 'freed the jobs of workers that died', { workers: freed })
    } catch (error) {
      client?.release(true)
      client = undefined
      if (!ended) options.log('debug', 'no sign of life could be written', { worker: options.worker, fault: (error as Error).message })
    }
  }
  await beat()
  let working = Promise.resolve()
  const timer = setInterval(() => {
    working = working.then(() => (ended ? undefined : beat()))
  }, BEAT)
  return {
    async end() {
      ended = true
      clearInterval(timer)
      await working
      await options.pool.query('delete from pavise.worker_lease where worker = $1', [options.worker]).catch(() => {})
      client?.release(true)
    },
  }
}

/** Declares workers dead that somebody saw die, so that nobody has to wait for their silence. */
export async function declareDead(pool: Pool, workers: readonly string[]): Promise<void> {
  if (workers.length === 0) return
  await pool.query(
    `with dead as (delete from pavise.worker_lease where worker = any($1) returning locked_by)
     select graphile_worker.force_unlock_workers(array(select locked_by from dead))`,
    [workers],
  )
}

async function connect({ pool, worker }: LeaseOptions, gone: () => void): Promise<PoolClient> {
  const client = await pool.connect()
  client.once('error', gone)
  client.once('end', gone)
  await client.query('set synchronous_commit = off')
  await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, worker])
  return client
}

/** False where there was no lease of this worker; there is one afterwards. */
async function write(client: PoolClient, { worker, lockedBy, concurrency, version }: LeaseOptions): Promise<boolean> {
  const beat = await client.query('update pavise.worker_lease set heartbeat = clock_timestamp() where worker = $1', [worker])
  if (beat.rowCount === 1) return true
  await client.query(
    `insert into pavise.worker_lease (worker, locked_by, host, pid, concurrency, version, started, heartbeat)
     values ($1, $2, $3, $4, $5, $6, clock_timestamp(), clock_timestamp())`,
    [worker, lockedBy, hostname(), process.pid, concurrency, version],
  )
  return false
}

/** Also frees what is locked by somebody who has no lease at all: one that died between its first job and its first sign of life. */
async function freeDead(client: PoolClient): Promise<number> {
  const dead = await client.query<{ locked_by: string }>(
    `delete from pavise.worker_lease l
      where l.heartbeat < clock_timestamp() - interval '${STUCK}'
         or (l.heartbeat < clock_timestamp() - interval '${SILENT}' and not exists (
              select 1 from pg_locks k where k.locktype = 'advisory' and k.classid = ${LOCK_CLASS}
                and k.objid = (hashtext(l.worker)::bigint & 4294967295)::oid and k.database = (select oid from pg_database where datname = current_database())))
      returning l.locked_by`,
  )
  const orphans = await client.query<{ locked_by: string }>(
    `select distinct j.locked_by from graphile_worker.jobs j
      where j.locked_by is not null and j.locked_at < clock_timestamp() - interval '${SILENT}'
        and not exists (select 1 from pavise.worker_lease l where l.locked_by = j.locked_by)`,
  )
  const ids = [...new Set([...dead.rows, ...orphans.rows].map((row) => row.locked_by))]
  if (ids.length > 0) await client.query('select graphile_worker.force_unlock_workers($1)', [ids])
  return ids.length
}
