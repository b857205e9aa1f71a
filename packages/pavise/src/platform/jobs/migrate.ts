import type { Pool } from 'pg'

/** One process at a time installs the queue; others wait. Any constant will do. */
const LOCK = 7_215_301

/**
 * Installs or upgrades the tables of the queue (schema `graphile_worker`). Safe to call twice and from two processes at once. The queue's
 * own code is loaded only where there is something to install.
 */
export async function migrateJobs(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    if (await isCurrent(pool)) return
    const { runMigrations } = await import('graphile-worker')
    await runMigrations({ pgPool: pool })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
}

/** The newest migration of the version of the queue that we are built for. */
const NEWEST = 19

async function isCurrent(pool: Pool): Promise<boolean> {
  const there = await pool.query<{ there: boolean }>("select to_regclass('graphile_worker.migrations') is not null as there")
  if (!there.rows[0]?.there) return false
  const done = await pool.query<{ newest: number | null }>('select max(id) as newest from graphile_worker.migrations')
  return (done.rows[0]?.newest ?? 0) >= NEWEST
}
