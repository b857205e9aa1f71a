import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { GuardEvent } from '#core/event'
import type { EventStore } from '#core/ports/store'
import { EVENT_FILTER, EVENT_ORDERS } from '#platform/store/event-filter'
import { dropPartsBefore, ensureParts } from '#platform/store/event-parts'
import { filterSql } from '#platform/store/filter'
import { listPage, mapPage } from '#platform/store/keyset'
import { oneRow, rows } from '#platform/store/query'
import { storableJson } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

/** One writer at a time, so that the order of arrival is the order of commits and a reader that follows it misses nothing. */
const WRITERS_LOCK = 0x657665

const SLOT_SECONDS = 10
/** A filter on what no index knows may have to read every event. */
const PATIENCE_MS = 10_000

export function eventStore(pool: pg.Pool, now: () => Date): EventStore {
  return {
    async add(events) {
      if (events.length === 0) return
      await ensureParts(
        pool,
        events.map(({ time }) => new Date(time)),
      )
      await inTransaction(pool, async (client) => {
        await rows(client, sql`select pg_advisory_xact_lock(${WRITERS_LOCK})`)
        await rows(client, insertion(events))
      })
    },
    async list({ q, me, from, to }, page) {
      const conditions = [
        await filterSql(pool, q, EVENT_FILTER, { now: now(), me }),
        ...(from === undefined ? [] : [sql`e.time >= ${from}::timestamptz`]),
        ...(to === undefined ? [] : [sql`e.time < ${to}::timestamptz`]),
      ]
      const where = sql.join(conditions, sql` and `)
      const list = {
        name: 'events',
        columns: sql`e.document`,
        from: sql`pavise.event e`,
        where,
        orders: EVENT_ORDERS,
        patience: PATIENCE_MS,
      }
      return mapPage(await listPage<{ document: GuardEvent }>(pool, list, page), ({ document }) => document)
    },
    async get(id) {
      const { document } = await oneRow(
        pool,
        sql<{ document: GuardEvent }>`select document from pavise.event where id = ${id}`,
        `event ${id}`,
      )
      return document
    },
    async after(position, limit) {
      const known = position !== undefined && /^\d{1,18}$/.test(position)
      const found = known
        ? await rows(
            pool,
            sql<Arrived>`select seq::text as seq, document from pavise.event where seq > ${position}::bigint order by event.seq limit ${limit}`,
          )
        : (
            await rows(pool, sql<Arrived>`select seq::text as seq, document from pavise.event order by event.seq desc limit ${limit}`)
          ).reverse()
      return { events: found.map(({ document }) => document), position: found.at(-1)?.seq ?? (known ? position : '0') }
    },
    async rates(from, to, buckets) {
      const start = Date.parse(from)
      const width = Math.max((Date.parse(to) - start) / buckets, 1)
      const found = await rows(
        pool,
        sql<{ bucket: number; action: string; count: number }>`
          select floor(extract(epoch from slot - ${from}::timestamptz) * 1000 / ${width}::float8)::int as bucket, action, sum(count)::int as count
          from pavise.event_rate where slot >= ${from}::timestamptz and slot < ${to}::timestamptz group by 1, 2`,
      )
      const out = Array.from({ length: buckets }, (_, at) => ({
        time: new Date(start + at * width).toISOString(),
        counts: {} as Record<string, number>,
      }))
      for (const { bucket, action, count } of found) out[Math.min(bucket, buckets - 1)]!.counts[action] = count
      return out
    },
    async retain(olderThan) {
      const dropped = await dropPartsBefore(pool, olderThan)
      const [rest] = await rows(
        pool,
        sql<{
          count: number
        }>`with gone as (delete from pavise.event where time < ${olderThan} returning 1) select count(*)::int as count from gone`,
      )
      await rows(pool, sql`delete from pavise.event_rate where slot < ${olderThan}`)
      await rows(pool, sql`delete from pavise.hold where created < ${olderThan} and state <> 'waiting'`)
      return dropped + (rest?.count ?? 0)
    },
  }
}

interface Arrived {
  seq: string
  document: GuardEvent
}

/**
 * One statement: events that are new, their counts, and the word to those who watch. The events go over as one text; columns are
 * taken from it there, which costs a tenth of sending them one by one.
 */
const insertion = (events: readonly GuardEvent[]): RawBuilder<unknown> => sql`
  with fresh as (
    insert into pavise.event (seq, time, id, kind, action, rules, principal, session, document)
    select nextval('pavise.event_seq'), (document->>'time')::timestamptz, document->>'id', document->>'kind', document->>'action',
      case when jsonb_array_length(coalesce(document->'firings', '[]')) = 0 then '{}'
        else array(select distinct fired->>'rule' from jsonb_array_elements(document->'firings') fired) end,
      document->'principal'->>'id', document->>'session', document
    from (select document from jsonb_array_elements(${storableJson(events)}::jsonb) with ordinality as e(document, n) order by n) e
    on conflict (id, time) do nothing returning seq, time, action
  ), counted as (
    insert into pavise.event_rate as r (slot, action, count)
    select to_timestamp(floor(extract(epoch from time) / ${SLOT_SECONDS}) * ${SLOT_SECONDS}), action, count(*) from fresh where action is not null
    group by 1, 2 order by 1, 2
    on conflict (slot, action) do update set count = r.count + excluded.count
  )
  select pg_notify('pavise_event', coalesce(max(seq), 0)::text) from fresh`
