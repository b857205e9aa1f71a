import { sql } from 'kysely'
import type pg from 'pg'
import type { Actor, OutboxStore } from '#core/ports/store'
import { type Queryable, rows } from '#platform/store/query'
import { storableJson } from '#platform/store/storable'

/** A change that the ledger will seal. No text of an exchange and no evidence stands in it: digests, ids, counts, reasons. */
export interface Change {
  /** As the ledger names entries: `finding-change`, `policy`, … */
  readonly type: string
  readonly by: Actor
  /** Sealed in the ledger under a key of its own. */
  readonly body?: unknown
  /** What the entry says in the clear: labels. */
  readonly fields?: Readonly<Record<string, string | number | boolean>>
}

/** Writes a change in the transaction that makes it; gives the number of the row. The ledger is told once the transaction commits. */
export async function writeChange(client: Queryable, change: Change, now = new Date()): Promise<string> {
  const [id] = await writeChanges(client, [change], now)
  return id!
}

/** The same for many, in their order. */
export async function writeChanges(client: Queryable, changes: readonly Change[], now = new Date()): Promise<string[]> {
  if (changes.length === 0) return []
  const says = changes.map(({ by, fields = {} }) =>
    storableJson({ by: by.handle, ...(by.token === undefined ? {} : { token: by.token }), ...fields }),
  )
  const written = await rows(
    client,
    sql<{ id: string }>`
      with written as (
        insert into pavise.outbox (time, type, by, fields, body)
        select ${now}::timestamptz, type, by, fields, body
        from unnest(${changes.map(({ type }) => type)}::text[], ${changes.map(({ by }) => by.handle)}::text[], ${says}::jsonb[],
          ${changes.map(({ body = {} }) => storableJson(body))}::jsonb[]) with ordinality as c(type, by, fields, body, n)
        order by n returning id
      ), told as (select pg_notify('pavise_outbox', ''))
      select id::text as id from written, told order by written.id`,
  )
  return written.map(({ id }) => id)
}

/** What waits to be sealed, and what was. */
export const outboxStore = (pool: pg.Pool): OutboxStore => ({
  waiting: (limit) =>
    rows(
      pool,
      sql<{ id: string; type: string; body: unknown; fields: Record<string, unknown> }>`
        select id::text as id, type, body, fields || jsonb_build_object('at', to_char(time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as fields
        from pavise.outbox where entry is null order by outbox.id limit ${limit}`,
    ),
  sealed: async (entries) => {
    await rows(
      pool,
      sql`update pavise.outbox o set entry = s.entry, body = null
          from unnest(${entries.map(({ id }) => id)}::bigint[], ${entries.map(({ index }) => index)}::bigint[]) as s(id, entry)
          where o.id = s.id and o.entry is null`,
    )
  },
})
