import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import type { ScheduleStore } from '#core/ports/store'
import type { NewRun } from '#core/records/run'
import type { ScheduleRow } from '#core/records/schedule'
import { nextTime, parseCron } from '#core/schedule/cron'
import { writeChange } from '#platform/store/outbox'
import { oneRow, type Queryable, rows } from '#platform/store/query'
import { storableJson, storableText } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

interface ScheduleFields {
  id: string
  name: string
  run: NewRun
  cron: string
  enabled: boolean
  by: string
  created: Date
  source: ScheduleRow['source']
  version: number
  last: string | null
}

const COLUMNS = sql`s.id, s.name, s.run, s.cron, s.enabled, s.by, s.created, s.source, s.version,
  (select r.id from pavise.run r where r.schedule = s.id order by r.created desc limit 1) as last`

/** When runs are asked for by the clock. */
export function scheduleStore(pool: pg.Pool, now: () => Date): ScheduleStore {
  const toSchedule = ({ last, created, ...row }: ScheduleFields): ScheduleRow => {
    const next = row.enabled ? nextTime(parseCron(row.cron), now()) : undefined
    return {
      ...row,
      created: created.toISOString(),
      ...(last === null ? {} : { lastRun: last }),
      ...(next === undefined ? {} : { next: next.toISOString() }),
    }
  }
  const get = async (on: Queryable, id: string): Promise<ScheduleRow> =>
    toSchedule(await oneRow(on, sql<ScheduleFields>`select ${COLUMNS} from pavise.schedule s where s.id = ${id}`, `schedule ${id}`))

  return {
    async list() {
      const found = await rows(pool, sql<ScheduleFields>`select ${COLUMNS} from pavise.schedule s order by s.name, s.id`)
      return found.map(toSchedule)
    },
    add: ({ name, run, cron, enabled }, source, by) =>
      inTransaction(pool, async (client) => {
        parseCron(cron)
        const id = randomUUID()
        await rows(
          client,
          sql`insert into pavise.schedule (id, name, run, cron, enabled, by, created, source)
              values (${id}, ${storableText(name)}, ${storableJson(run)}::jsonb, ${cron}, ${enabled}, ${by.handle}, ${now()}, ${source})`,
        )
        await writeChange(
          client,
          { type: 'schedule', by, body: { id, name, run, cron, enabled }, fields: { did: 'added', schedule: id } },
          now(),
        )
        return get(client, id)
      }),
    change: (id, { version, ...change }, by) =>
      inTransaction(pool, async (client) => {
        const before = await oneRow(
          client,
          sql<ScheduleFields>`select ${COLUMNS} from pavise.schedule s where s.id = ${id} for update of s`,
          `schedule ${id}`,
        )
        if (version !== undefined && version !== before.version)
          throw new PaviseError('PAV_CONFLICT', `schedule ${id} is at version ${before.version}, not ${version}`)
        const { name = before.name, run = before.run, cron = before.cron, enabled = before.enabled } = change
        parseCron(cron)
        await rows(
          client,
          sql`update pavise.schedule set name = ${storableText(name)}, run = ${storableJson(run)}::jsonb, cron = ${cron}, enabled = ${enabled}, version = version + 1 where id = ${id}`,
        )
        await writeChange(
          client,
          { type: 'schedule', by, body: { id, name, run, cron, enabled }, fields: { did: 'changed', schedule: id } },
          now(),
        )
        return get(client, id)
      }),
    remove: (id, by) =>
      inTransaction(pool, async (client) => {
        await oneRow(client, sql`delete from pavise.schedule where id = ${id} returning id`, `schedule ${id}`)
        await writeChange(client, { type: 'schedule', by, fields: { did: 'removed', schedule: id } }, now())
      }),
  }
}
