import type { Action, Principal } from '@pavise/guard'
import { sql } from 'kysely'
import type pg from 'pg'
import type { RecordingStore } from '#core/ports/store'
import type { Recording } from '#core/recording'
import { rows } from '#platform/store/query'
import { keepKeys, type RecordSeal } from '#platform/store/sealed'
import { inTransaction } from '#platform/store/transaction'

/** Whose record a sealed exchange is. */
export const recordingBound = (event: string): string => `recording/${event}`

interface SealedRow {
  event: string
  time: Date
  action: Action
  key: string
  sealed: Buffer
  wrapped: Buffer | null
}

const READ_AT_ONCE = 100

/** What is sealed: everything but the labels of the row. */
interface Sealed {
  principal: Principal
  session?: string
  exchange: Recording['exchange']
}

export function recordingStore(pool: pg.Pool, seal: RecordSeal): RecordingStore {
  function open(row: SealedRow): Omit<Recording, 'exchange'> & { exchange?: Recording['exchange'] } {
    const labels = { event: row.event, time: row.time.toISOString(), action: row.action }
    if (row.wrapped === null) return { ...labels, principal: {} }
    const opened = seal.open(recordingBound(row.event), { key: row.key, sealed: row.sealed, wrapped: row.wrapped }) as Sealed
    return { ...labels, ...opened }
  }

  return {
    async add(recordings) {
      if (recordings.length === 0) return
      await inTransaction(pool, async (client) => {
        const there = await rows(
          client,
          sql<{ event: string }>`select event from pavise.recording where event = any(${recordings.map(({ event }) => event)}::text[])`,
        )
        const known = new Set(there.map(({ event }) => event))
        const fresh = [...new Map(recordings.map((one) => [one.event, one])).values()].filter(({ event }) => !known.has(event))
        const sealed = fresh.map(({ event, principal, session, exchange }) =>
          seal.seal(recordingBound(event), { principal, ...(session === undefined ? {} : { session }), exchange } satisfies Sealed),
        )
        await keepKeys(client, sealed)
        const digests = (kind: 'session' | 'subject', values: readonly (string | undefined)[]): (Buffer | null)[] =>
          values.map((value) => (value === undefined ? null : seal.digest(kind, value)))
        await rows(
          client,
          sql`insert into pavise.recording (event, time, session, subject, action, sealed, key)
              select * from unnest(${fresh.map(({ event }) => event)}::text[], ${fresh.map(({ time }) => time)}::timestamptz[],
                ${digests(
                  'session',
                  fresh.map(({ session }) => session),
                )}::bytea[], ${digests(
                  'subject',
                  fresh.map(({ principal }) => principal.id),
                )}::bytea[],
                ${fresh.map(({ action }) => action)}::text[], ${sealed.map((one) => one.sealed)}::bytea[], ${sealed.map((one) => one.key)}::uuid[])`,
        )
      })
    },
    async *newest(limit) {
      let behind = sql`true`
      for (let left = limit; left > 0; ) {
        const found = await rows(
          pool,
          sql<SealedRow & { at: string }>`select r.event, r.time, r.time::text as at, r.action, r.key, r.sealed, k.wrapped
            from pavise.recording r left join pavise.record_key k on k.id = r.key where ${behind}
            order by r.time desc, r.event desc limit ${Math.min(left, READ_AT_ONCE)}`,
        )
        for (const row of found) yield open(row)
        const last = found.at(-1)
        if (last === undefined || found.length < READ_AT_ONCE) return
        behind = sql`(r.time, r.event) < (${last.at}::timestamptz, ${last.event})`
        left -= found.length
      }
    },
    retain: (olderThan) =>
      inTransaction(pool, async (client) => {
        const gone = await rows(client, sql<{ key: string }>`delete from pavise.recording where time < ${olderThan} returning key`)
        await rows(client, sql`delete from pavise.record_key where id = any(${gone.map(({ key }) => key)}::uuid[])`)
        return gone.length
      }),
  }
}
