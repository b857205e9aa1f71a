import { sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import type { PolicyStore } from '#core/ports/store'
import type { PolicyDetail, PolicyVersion } from '#core/records/policy'
import { listPage, mapPage, type Orders } from '#platform/store/keyset'
import { writeChange } from '#platform/store/outbox'
import { oneRow, type Queryable, rows } from '#platform/store/query'
import { storableText } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

interface PolicyFields {
  number: number
  version: string
  mode: 'enforce' | 'observe'
  rules: number
  by: string
  note: string | null
  created: Date
  active: boolean
}

const COLUMNS = sql`p.number, p.version, p.mode, p.rules, p.by, p.note, p.created, p.number = (select max(number) from pavise.policy) as active`
const ORDERS: Orders = { default: '-number', by: { number: [{ expression: sql`p.number`, type: 'int' }] } }
const PUBLISH_LOCK = 0x706f6c

const toVersion = ({ number, version, mode, rules, by, note, created, active }: PolicyFields): PolicyVersion => ({
  ...{ number, version, mode, rules, by },
  ...(note === null ? {} : { note }),
  created: created.toISOString(),
  active,
})

const toDetail = (row: PolicyFields & { text: string }): PolicyDetail => ({ ...toVersion(row), text: row.text })

/** Versions of the policy: the newest is the active one; a rollback publishes an old text again. */
export function policyStore(pool: pg.Pool, now: () => Date): PolicyStore {
  const newest = async (on: Queryable): Promise<(PolicyFields & { text: string }) | undefined> =>
    (await rows(on, sql<PolicyFields & { text: string }>`select ${COLUMNS}, p.text from pavise.policy p order by p.number desc limit 1`))[0]

  return {
    async list(page) {
      const list = { name: 'policies', columns: COLUMNS, from: sql`pavise.policy p`, where: sql`true`, orders: ORDERS }
      return mapPage(await listPage<PolicyFields>(pool, list, page), toVersion)
    },
    async current() {
      const row = await newest(pool)
      return row === undefined ? undefined : toDetail(row)
    },
    async get(number) {
      return toDetail(
        await oneRow(
          pool,
          sql<PolicyFields & { text: string }>`select ${COLUMNS}, p.text from pavise.policy p where p.number = ${number}`,
          `policy ${number}`,
        ),
      )
    },
    publish: ({ text, version, mode, rules, note, base }, by) =>
      inTransaction(pool, async (client) => {
        await rows(client, sql`select pg_advisory_xact_lock(${PUBLISH_LOCK})`)
        const before = await newest(client)
        if (base !== undefined && base !== (before?.number ?? 0))
          throw new PaviseError('PAV_CONFLICT', `policy ${before?.number ?? 0} is in force by now, not ${base}`)
        const number = (before?.number ?? 0) + 1
        await rows(
          client,
          sql`insert into pavise.policy (number, version, text, mode, rules, by, note, created)
              values (${number}, ${version}, ${storableText(text)}, ${mode}, ${rules}, ${by.handle}, ${note === undefined ? null : storableText(note)}, ${now()})`,
        )
        const fields = { policy: number, version, mode }
        await writeChange(client, { type: 'policy', by, body: { number, version, before: before?.version, text, note }, fields }, now())
        await rows(client, sql`select pg_notify('pavise_policy', ${String(number)})`)
        return toVersion((await newest(client))!)
      }),
  }
}
