import { sql } from 'kysely'
import type pg from 'pg'
import { type Queryable, rows } from '#platform/store/query'
import { inTransaction } from '#platform/store/transaction'

/** Events lie in one table a week, so that old ones go by dropping it. */
const WEEK_MS = 7 * 24 * 3600 * 1000
/** The first Monday after the epoch. */
const MONDAY_MS = 4 * 24 * 3600 * 1000
const PARTS_LOCK = 0x70617274

const weekOf = (time: Date): number => Math.floor((time.getTime() - MONDAY_MS) / WEEK_MS)
const startOf = (week: number): Date => new Date(week * WEEK_MS + MONDAY_MS)
const nameOf = (week: number): string => `event_${startOf(week).toISOString().slice(0, 10).replaceAll('-', '')}`

const made = new WeakMap<pg.Pool, Set<number>>()

/** Makes the tables of the weeks that are not there yet. */
export async function ensureParts(pool: pg.Pool, times: readonly Date[]): Promise<void> {
  const known = made.get(pool) ?? new Set<number>()
  made.set(pool, known)
  const missing = [...new Set(times.map(weekOf))].filter((week) => !known.has(week))
  if (missing.length === 0) return
  await inTransaction(pool, async (client) => {
    await rows(client, sql`select pg_advisory_xact_lock(${PARTS_LOCK})`)
    for (const week of missing.sort((a, b) => a - b)) {
      const [from, to] = [startOf(week), startOf(week + 1)].map((day) => sql.lit(day.toISOString()))
      await rows(
        client,
        sql`create table if not exists ${sql.id('pavise', nameOf(week))} partition of pavise.event for values from (${from}) to (${to})`,
      )
    }
  })
  for (const week of missing) known.add(week)
}

/** Drops the tables of weeks that ended before `time`; gives how many events they held. */
export async function dropPartsBefore(pool: pg.Pool, time: Date): Promise<number> {
  const last = nameOf(weekOf(time))
  const parts = await rows(
    pool,
    sql<{ name: string }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'pavise.event'::regclass and c.relname < ${last} order by 1`,
  )
  let dropped = 0
  for (const { name } of parts) {
    dropped += await inTransaction(pool, async (client) => {
      const table = sql.id('pavise', name)
      const [held] = await rows(client, sql<{ count: number }>`select count(*)::int as count from ${table}`)
      await rows(client, sql`drop table ${table}`)
      return held?.count ?? 0
    })
  }
  made.delete(pool)
  return dropped
}

/** First days of the weeks that have a table. */
export async function partWeeks(on: Queryable): Promise<Date[]> {
  const parts = await rows(
    on,
    sql<{
      name: string
    }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'pavise.event'::regclass order by 1`,
  )
  return parts.map(({ name }) => new Date(name.replace(/^event_(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')))
}
