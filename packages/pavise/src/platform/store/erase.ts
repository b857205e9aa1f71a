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
    const { records, tables } = await forget(client, seal, erased)
    const body = { erasure: erased.id, kind: erased.kind, digest: erased.digest, before: erased.before, records }
    await writeChange(client, { type: 'erase', by, body, fields: { kind: erased.kind, records } }, now)
    // Gateways end the journal file that may hold what is forgotten.
    const [row] = await rows(client, sql<{ xact: string }>`select pg_current_xact_id()::text as xact, pg_notify('pavise_erase', '')`)
    return { records, tables, xact: row!.xact }
  })
  await scrub(pool, done.xact, done.tables)
  return { records: done.records }
}

function describe(what: Erasure, seal: RecordSeal, by: Actor, now: Date): Erased {
  const said = { id: randomUUID(), time: now.toISOString(), by: by.handle }
  if ('before' in what) return { ...said, kind: 'before', before: new Date(what.before).toISOString() }
  const [kind, value] = 'session' in what ? (['session', what.session] as const) : (['subject', what.subject] as const)
  return { ...said, kind, digest: seal.digest(kind, value).toString('hex') }
}

export interface Forgotten {
  readonly records: number
  /** Tables whose old rows still hold what was forgotten, until they are written anew. */
  readonly tables: readonly string[]
}

/** Deletes the keys that an erasure means, and a person's id from events and holds. Done twice it finds nothing the second time. */
export async function forget(client: Queryable, seal: RecordSeal, erased: Erased): Promise<Forgotten> {
  const sources = erased.kind === 'before' ? agedKeys(erased.before!) : [namedKeys(erased.kind, erased.digest!)]
  const [row] = await rows(
    client,
    sql<{ count: number }>`with gone as (delete from pavise.record_key where id in (${sql.join(sources, sql` union `)}) returning 1)
                           select count(*)::int as count from gone`,
  )
  const records = row?.count ?? 0
  await rows(
    client,
    sql`insert into pavise.erasure (id, kind, digest, before, time, by, records)
        values (${erased.id}, ${erased.kind}, ${erased.digest === undefined ? null : Buffer.from(erased.digest, 'hex')}, ${erased.before ?? null}, ${erased.time}, ${erased.by}, ${records})
        on conflict (id) do nothing`,
  )
  const tables = erased.kind === 'subject' ? await forgetPerson(client, seal, erased.digest!) : []
  return { records, tables: ['pavise.record_key', ...tables] }
}

/** Decisions stay, without who asked for them. The person is known by digest only, so every id is compared. */
async function forgetPerson(client: Queryable, seal: RecordSeal, digest: string): Promise<string[]> {
  const people = await rows(
    client,
    sql<{ id: string }>`select distinct principal as id from pavise.event where principal is not null
                        union select distinct principal->>'id' from pavise.hold where principal->>'id' is not null`,
  )
  const meant = people.map(({ id }) => id).filter((id) => seal.digest('subject', id).toString('hex') === digest)
  if (meant.length === 0) return []
  const events = await rows(
    client,
    sql<{ name: string }>`with gone as (
        update pavise.event set principal = null, document = document #- '{principal,id}' where principal = any(${meant}::text[]) returning tableoid)
      select distinct tableoid::regclass::text as name from gone`,
  )
  const holds = await rows(
    client,
    sql`update pavise.hold set principal = principal - 'id' where principal->>'id' = any(${meant}::text[]) returning 1`,
  )
  return [...events.map(({ name }) => name), ...(holds.length > 0 ? ['pavise.hold'] : [])]
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

/** Leaves no bytes of what was deleted: not in old pages of the tables, not in old segments of the log. */
export async function scrub(pool: pg.Pool, xact: string, tables: readonly string[]): Promise<void> {
  await untilUnseen(pool, xact)
  for (const table of new Set(tables)) await rows(pool, sql`vacuum (full) ${sql.table(table)}`)
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
