import { sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import type { HoldStore } from '#core/ports/store'
import type { HoldRow } from '#core/records/policy'
import { listPage, mapPage, type Orders } from '#platform/store/keyset'
import { writeChange } from '#platform/store/outbox'
import { oneRow, rows } from '#platform/store/query'
import { storableJson, storableText } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

interface HoldFields {
  event: string
  state: HoldRow['state']
  phase: HoldRow['phase']
  principal: HoldRow['principal']
  rules: string[]
  reasons: string[]
  otherwise: HoldRow['otherwise']
  created: Date
  until: Date
  answered_by: string | null
}

const COLUMNS = sql`h.event, h.state, h.phase, h.principal, h.rules, h.reasons, h.otherwise, h.created, h.until, h.answered_by`
const ORDERS: Orders = {
  default: '-created',
  by: {
    created: [
      { expression: sql`h.created`, type: 'timestamptz' },
      { expression: sql`h.event`, type: 'text' },
    ],
    until: [
      { expression: sql`h.until`, type: 'timestamptz' },
      { expression: sql`h.event`, type: 'text' },
    ],
  },
}

const toHold = ({ answered_by, created, until, ...row }: HoldFields): HoldRow => ({
  ...row,
  created: created.toISOString(),
  until: until.toISOString(),
  ...(answered_by === null ? {} : { answeredBy: answered_by }),
})

/** Replies that wait for a person. */
export function holdStore(pool: pg.Pool, now: () => Date): HoldStore {
  return {
    async list({ state }, page) {
      const where = state === undefined ? sql`true` : sql`h.state = ${state}`
      return mapPage(
        await listPage<HoldFields>(pool, { name: 'holds', columns: COLUMNS, from: sql`pavise.hold h`, where, orders: ORDERS }, page),
        toHold,
      )
    },
    async get(event) {
      return toHold(await oneRow(pool, sql<HoldFields>`select ${COLUMNS} from pavise.hold h where event = ${event}`, `hold ${event}`))
    },
    async add({ event, phase, principal, rules, reasons, otherwise, created, until }) {
      await rows(
        pool,
        sql`with fresh as (
            insert into pavise.hold (event, state, phase, principal, rules, reasons, otherwise, created, until)
            values (${event}, 'waiting', ${phase}, ${storableJson(principal)}::jsonb, ${rules.map(storableText)}::text[], ${reasons.map(storableText)}::text[],
              ${otherwise}, ${created}::timestamptz, ${until}::timestamptz)
            on conflict (event) do nothing returning event)
          select pg_notify('pavise_hold', event) from fresh`,
      )
    },
    answer: (event, answer, by) =>
      inTransaction(pool, async (client) => {
        const hold = await oneRow(
          client,
          sql<HoldFields>`select ${COLUMNS} from pavise.hold h where event = ${event} for update`,
          `hold ${event}`,
        )
        if (hold.state !== 'waiting')
          throw new PaviseError('PAV_CONFLICT', `hold ${event} is ${hold.state} already`, { hint: 'Nothing is to be answered any more.' })
        const state = answer === 'allow' ? 'allowed' : 'blocked'
        await rows(
          client,
          sql`update pavise.hold set state = ${state}, answered_by = ${by.handle}, answered = ${now()} where event = ${event}`,
        )
        await writeChange(client, { type: 'hold-answer', by, body: { event, answer, rules: hold.rules }, fields: { event, answer } }, now())
        await rows(client, sql`select pg_notify('pavise_hold', ${event})`)
        return toHold({ ...hold, state, answered_by: by.handle })
      }),
    async settle(event, state) {
      await rows(
        pool,
        sql`with settled as (update pavise.hold set state = ${state}, answered = ${now()} where event = ${event} and state = 'waiting' returning event)
            select pg_notify('pavise_hold', event) from settled`,
      )
    },
  }
}
