import { randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Actor, RunStore } from '#core/ports/store'
import { RUN_FIELDS } from '#core/query/fields'
import type { RunRequest, RunRow } from '#core/records/run'
import { attemptStore } from '#platform/store/attempts'
import { type FilterMap, filterSql, moment, number, word } from '#platform/store/filter'
import { listPage, mapPage, type Orders } from '#platform/store/keyset'
import { writeChange } from '#platform/store/outbox'
import { oneRow, type Queryable, rows } from '#platform/store/query'
import { runResults } from '#platform/store/run-results'
import { RUN_COLUMNS, RUN_FROM, type RunFields, toRun } from '#platform/store/run-row'
import type { RecordSeal } from '#platform/store/sealed'
import { storableJson } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

const FILTER: FilterMap = {
  fields: RUN_FIELDS,
  columns: {
    kind: word(sql`r.kind`),
    state: word(sql`r.state`),
    asset: word(sql`a.name`),
    by: word(sql`r.by`),
    schedule: word(sql`r.schedule::text`),
    seed: number(sql`r.seed`),
    findings: number(sql`(r.outcome->>'findings')::bigint`),
    created: moment(sql`r.created`),
    finished: moment(sql`r.finished`),
  },
  words: sql`pavise.words(r.kind || ' ' || r.state || ' ' || r.by || ' ' || coalesce(a.name, '') || ' ' || r.id::text)`,
}

const ORDERS: Orders = {
  default: '-created',
  by: {
    created: [
      { expression: sql`r.created`, type: 'timestamptz' },
      { expression: sql`r.id`, type: 'uuid' },
    ],
  },
}

/** What a job of a run is tried at most; its worker takes it up again each time. */
const JOB_TRIES = 5

export function runStore(pool: pg.Pool, seal: RecordSeal, now: () => Date): RunStore {
  const get = async (on: Queryable, id: string): Promise<RunRow> =>
    toRun(await oneRow(on, sql<RunFields>`select ${RUN_COLUMNS} from ${RUN_FROM} where r.id = ${id}`, `run ${id}`))

  const announce = async (client: Queryable, id: string): Promise<void> => {
    await rows(client, sql`select pg_notify('pavise_run', ${id})`)
  }

  async function insert(client: Queryable, run: RunRequest, by: Actor, schedule?: string): Promise<string> {
    const { kind, ...rest } = run
    const { asset, seed, ...parameters } = rest as { asset?: string; seed?: number } & Record<string, unknown>
    if (asset !== undefined) await oneRow(client, sql`select 1 from pavise.asset where id = ${asset} and removed is null`, `asset ${asset}`)
    const id = randomUUID()
    await rows(
      client,
      sql`insert into pavise.run (id, kind, state, asset, seed, parameters, by, schedule, created)
          values (${id}, ${kind}, 'queued', ${asset ?? null}, ${seed ?? randomInt(2 ** 31)}, ${storableJson(parameters)}::jsonb, ${by.handle}, ${schedule ?? null}, ${now()})`,
    )
    await writeChange(client, { type: 'run-asked', by, body: run, fields: { run: id, kind } }, now())
    return id
  }

  return {
    ...attemptStore(pool, seal, now),
    ...runResults(pool, seal, now),
    async list({ q, me, asset, kind, state }, page) {
      const conditions = [
        await filterSql(pool, q, FILTER, { now: now(), me }),
        ...(asset === undefined ? [] : [sql`r.asset = ${asset}`]),
        ...(kind === undefined ? [] : [sql`r.kind = ${kind}`]),
        ...(state === undefined ? [] : [sql`r.state = ${state}`]),
      ]
      const where = sql.join(conditions, sql` and `)
      return mapPage(
        await listPage<RunFields>(pool, { name: 'runs', columns: RUN_COLUMNS, from: RUN_FROM, where, orders: ORDERS }, page),
        toRun,
      )
    },
    get: (id) => get(pool, id),
    add: (run, by, schedule) =>
      inTransaction(pool, async (client) => {
        const id = await insert(client, run, by, schedule)
        const [queue] = await rows(client, sql<{ there: boolean }>`select to_regclass('graphile_worker.migrations') is not null as there`)
        if (queue?.there)
          await rows(
            client,
            sql`select graphile_worker.add_job('run', payload := ${JSON.stringify({ run: id })}::json, max_attempts := ${JOB_TRIES}, job_key := ${`run:${id}`})`,
          )
        await announce(client, id)
        return get(client, id)
      }),
    begin: (run, worker, by) =>
      inTransaction(pool, async (client) => {
        const id = await insert(client, run, by)
        await rows(client, sql`update pavise.run set state = 'running', started = created, takes = 1, worker = ${worker} where id = ${id}`)
        await announce(client, id)
        return get(client, id)
      }),
    cancel: (id, by) =>
      inTransaction(pool, async (client) => {
        const { state } = await oneRow(
          client,
          sql<{ state: string }>`select state from pavise.run where id = ${id} for update`,
          `run ${id}`,
        )
        if (state === 'queued' || state === 'running') {
          const ended = state === 'queued'
          await rows(
            client,
            sql`update pavise.run set state = ${ended ? 'cancelled' : 'cancelling'}, finished = ${ended ? now() : null} where id = ${id}`,
          )
          await writeChange(client, { type: 'run-cancelled', by, fields: { run: id } }, now())
          await announce(client, id)
        }
        return get(client, id)
      }),
    take: (id, worker) =>
      inTransaction(pool, async (client) => {
        const { state } = await oneRow(
          client,
          sql<{ state: string }>`select state from pavise.run where id = ${id} for update`,
          `run ${id}`,
        )
        if (state === 'cancelling') {
          await rows(client, sql`update pavise.run set state = 'cancelled', finished = ${now()} where id = ${id}`)
          await announce(client, id)
          return undefined
        }
        if (state !== 'queued' && state !== 'running') return undefined
        await rows(
          client,
          sql`update pavise.run set state = 'running', worker = ${worker}, takes = takes + 1, started = coalesce(started, ${now()}) where id = ${id}`,
        )
        await announce(client, id)
        return get(client, id)
      }),
    async progress(id, worker, progress) {
      const [row] = await rows(
        pool,
        sql<{ state: string }>`
          with moved as (
            update pavise.run set progress = ${storableJson(progress)}::jsonb
            where id = ${id} and worker = ${worker} and state in ('running', 'cancelling') returning id, state
          ) select state, pg_notify('pavise_run', id::text) from moved`,
      )
      if (row === undefined) throw new PaviseError('PAV_CONFLICT', `run ${id} is no longer this worker's`)
      return { cancelling: row.state === 'cancelling' }
    },
  }
}
