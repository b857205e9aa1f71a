import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Actor, Erasure } from '#core/ports/store'
import { type Erased, rememberErasure } from '#platform/store/erasure-list'
import { writeChange } from '#platform/store/outbox'
import { type Queryable, rows } from '#platform/store/query'
import type { RecordSeal } from '#platform/store/sealed'
import { inTransaction } from '#platform/store/transaction'

/**
 * Forgets: deletes the record keys of what matches, then writes the key table anew and ends the segments of the write-ahead log that
 * held it. Sealed records stay where they are, as bytes that nobody can open. Remembered with the keys first, so that a restored
 * backup forgets too. Throws PAV_CONFLICT where an old transaction still keeps the deleted keys alive; erasing again finishes it.
 */
export async function eraseRecords(
  pool: pg.Pool,
  seal: RecordSeal,
  keyDir: string,
  what: Erasure,
  by: Actor,
  now: Date,
): Promise<{ records: number }> {
  const erased = describe(what, seal, by, now)
  await rememberErasure(keyDir, erased)
  const done = await inTransaction(pool, async (client) => {
    const records = await forget(client, erased)
    const body = { erasure: erased.id, kind: erased.kind, digest: erased.digest, before: erased.before, records }
    await writeChange(client, { type: 'erase', by, body, fields: { kind: erased.kind, records } }, now)
    // Gateways end the journal file that may hold what is forgotten.
    const [row] = await rows(client, sql<{ xact: string }>`select pg_current_xact_id()::text as xact, pg_notify('pavise_erase', '')`)
    return { records, xact: row!.xact }
  })
  await scrub(pool, done.xact)
  return { records: done.records }
}

function describe(what: Erasure, seal: RecordSeal, by: Actor, now: Date): Erased {
  const said = { id: randomUUID(), time: now.toISOString(), by: by.handle }
  if ('before' in what) return { ...said, kind: 'before', before: new Date(what.before).toISOString() }
  const [kind, value] = 'session' in what ? (['session', what.session] as const) : (['subject', what.subject] as const)
  return { ...said, kind, digest: seal.digest(kind, value).toString('hex') }
}

/** Deletes the keys that an erasure means; gives how many. Done twice it finds nothing the second time. */
export async function forget(client: Queryable, erased: Erased): Promise<number> {
  const tables = erased.kind === 'before' ? agedKeys(erased.before!) : [namedKeys(erased.kind, erased.digest!)]
  const [row] = await rows(
    client,
    sql<{ count: number }>`with gone as (delete from pavise.record_key where id in (${sql.join(tables, sql` union `)}) returning 1)
                           select count(*)::int as count from gone`,
  )
  const records = row?.count ?? 0
  await rows(
    client,
    sql`insert into pavise.erasure (id, kind, digest, before, time, by, records)
        values (${erased.id}, ${erased.kind}, ${erased.digest === undefined ? null : Buffer.from(erased.digest, 'hex')}, ${erased.before ?? null}, ${erased.time}, ${erased.by}, ${records})
        on conflict (id) do nothing`,
  )
  return records
}

const namedKeys = (column: 'session' | 'subject', digest: string): RawBuilder<unknown> =>
  sql`select key from pavise.recording where ${sql.ref(column)} = ${Buffer.from(digest, 'hex')}`

/** Recordings, attempts, results of runs, and evidence that was last seen before. */
const agedKeys = (before: string): RawBuilder<unknown>[] => [
  sql`select key from pavise.recording where time < ${before}::timestamptz`,
  sql`select key from pavise.attempt where saved < ${before}::timestamptz`,
  sql`select key from pavise.run where finished < ${before}::timestamptz and key is not null`,
  sql`select key from pavise.finding where last_seen < ${before}::timestamptz and key is not null`,
]

const PATIENCE_MS = 30_000

/** Leaves no bytes of deleted keys: not in the table's old pages, not in old segments of the log. */
export async function scrub(pool: pg.Pool, xact: string): Promise<void> {
  await untilUnseen(pool, xact)
  await rows(pool, sql`vacuum (full) pavise.record_key`)
  // Whoever runs the server may keep its log for longer; ending segments there is their right alone.
  for (const statement of [sql`checkpoint`, sql`select pg_switch_wal()`, sql`checkpoint`])
    await rows(pool, statement).catch((error: unknown) => {
      if ((error as { code?: string }).code !== '42501') throw error
    })
}

/** Rows that a running transaction could still see are copied, not dropped. */
async function untilUnseen(pool: pg.Pool, xact: string): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    const [row] = await rows(
      pool,
      sql<{ seen: boolean }>`select pg_snapshot_xmin(pg_current_snapshot()) <= ${xact}::xid8
        or exists (select 1 from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() and age(backend_xmin) >= age(${xact}::xid8::xid)) as seen`,
    )
    if (!row?.seen) return
    if (waited >= PATIENCE_MS)
      throw new PaviseError('PAV_CONFLICT', 'the keys are deleted, but a long transaction still sees them', {
        hint: 'Wait for a backup or report that runs, then erase the same again.',
      })
    await wait(50)
  }
}
