import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import { storeFault } from '#platform/store/faults'
import type { Migration } from '#platform/store/migration'

/** Any number that nothing else in the database locks: "pavise" in ASCII. */
const LOCK = 0x706176697365

/**
 * Brings the schema to this version: all steps or none. Two processes may do it at once, and a second time changes nothing. Throws
 * PAV_STORE_NEWER where the database knows steps that this version does not.
 */
export async function migrate(pool: pg.Pool, steps: readonly Migration[]): Promise<{ applied: number[] }> {
  const client = await pool.connect().catch((error: unknown) => {
    throw storeFault(error)
  })
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const applied = await applyMissing(client, steps)
    await client.query('commit')
    return { applied }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw storeFault(error)
  } finally {
    client.release()
  }
}

async function applyMissing(client: pg.PoolClient, steps: readonly Migration[]): Promise<number[]> {
  await client.query('create schema if not exists pavise')
  await client.query(
    'create table if not exists pavise.migration (number int primary key, name text not null, applied timestamptz not null default now())',
  )
  const { rows } = await client.query<{ number: number; name: string }>('select number, name from pavise.migration order by number')
  const known = new Map(steps.map((step) => [step.number, step]))
  const newer = rows.filter((row) => !known.has(row.number))
  if (newer.length > 0) {
    const names = newer.map(({ number, name }) => `${number} ${name}`).join(', ')
    throw new PaviseError('PAV_STORE_NEWER', `the database has steps that this version does not know: ${names}`)
  }
  const done = new Set(rows.map((row) => row.number))
  const missing = [...steps].sort((a, b) => a.number - b.number).filter((step) => !done.has(step.number))
  for (const step of missing) {
    await client.query(step.up)
    await client.query('insert into pavise.migration (number, name) values ($1, $2)', [step.number, step.name])
  }
  return missing.map((step) => step.number)
}
