import { sql } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Actor, AssetStore } from '#core/ports/store'
import { ASSET_FIELDS } from '#core/query/fields'
import type { AssetRecord, NewAsset } from '#core/records/asset'
import { SEVERITIES } from '#core/results/severity'
import { type FilterMap, filterSql, moment, number, step, word } from '#platform/store/filter'
import { listPage, mapPage, type Orders } from '#platform/store/keyset'
import { writeChange } from '#platform/store/outbox'
import { oneRow, type Queryable, rows } from '#platform/store/query'
import { storableJson } from '#platform/store/storable'
import { inTransaction } from '#platform/store/transaction'

interface AssetRow {
  id: string
  kind: string
  name: string
  locator: Record<string, unknown>
  sha256: string | null
  owner: string | null
  source: AssetRecord['source']
  created: Date
  updated: Date
  trail: { run: string; verdict: AssetRecord['trail'][number]['verdict']; time: string }[]
  open: number
  worst: number | null
}

const TRAIL = 14

/** An asset with how many findings stand open and its last checks. */
const FROM = sql`pavise.asset a
  left join lateral (
    select sum(t.count)::int as open, max(t.severity) filter (where t.count > 0) as worst
    from pavise.finding_tally t where t.asset = a.id and t.state in ('open', 'triaged')
  ) f on true`
const COLUMNS = sql`a.id, a.kind, a.name, a.locator, a.sha256, a.owner, a.source, a.created, a.updated, coalesce(f.open, 0) as open, f.worst,
  coalesce((select jsonb_agg(jsonb_build_object('run', r.id, 'verdict', r.verdict, 'time', to_char(r.finished at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.finished)
    from (select id, verdict, finished from pavise.run where asset = a.id and finished is not null and verdict is not null order by finished desc limit ${sql.lit(TRAIL)}) r), '[]') as trail`

const FILTER: FilterMap = {
  fields: ASSET_FIELDS,
  columns: {
    kind: word(sql`a.kind`),
    name: word(sql`a.name`),
    owner: word(sql`a.owner`),
    source: word(sql`a.source`),
    open: number(sql`coalesce(f.open, 0)`),
    worst: step(sql`f.worst`, SEVERITIES),
    created: moment(sql`a.created`),
    updated: moment(sql`a.updated`),
  },
  words: sql`a.words`,
}

const ORDERS: Orders = {
  default: 'name',
  by: {
    name: [
      { expression: sql`a.name`, type: 'text' },
      { expression: sql`a.id`, type: 'uuid' },
    ],
    created: [
      { expression: sql`a.created`, type: 'timestamptz' },
      { expression: sql`a.id`, type: 'uuid' },
    ],
    updated: [
      { expression: sql`a.updated`, type: 'timestamptz' },
      { expression: sql`a.id`, type: 'uuid' },
    ],
    open: [
      { expression: sql`coalesce(f.open, 0)`, type: 'int' },
      { expression: sql`a.id`, type: 'uuid' },
    ],
    worst: [
      { expression: sql`coalesce(f.worst, -1)`, type: 'int' },
      { expression: sql`coalesce(f.open, 0)`, type: 'int' },
      { expression: sql`a.id`, type: 'uuid' },
    ],
  },
}

const toAsset = (row: AssetRow): AssetRecord => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  locator: row.locator,
  ...(row.sha256 === null ? {} : { sha256: row.sha256 }),
  ...(row.owner === null ? {} : { owner: row.owner }),
  created: row.created.toISOString(),
  updated: row.updated.toISOString(),
  source: row.source,
  trail: row.trail,
  findings: { open: row.open, ...(row.worst === null ? {} : { worst: SEVERITIES[row.worst]! }) },
})

const taken = (name: string): PaviseError =>
  new PaviseError('PAV_CONFLICT', `there is an asset named ${name} already`, {
    hint: 'Choose another name, or change the asset that has it.',
  })

export function assetStore(pool: pg.Pool, now: () => Date): AssetStore {
  const get = async (on: Queryable, id: string): Promise<AssetRecord> =>
    toAsset(await oneRow(on, sql<AssetRow>`select ${COLUMNS} from ${FROM} where a.id = ${id} and a.removed is null`, `asset ${id}`))

  return {
    async list({ q, me }, page) {
      const where = sql`a.removed is null and ${await filterSql(pool, q, FILTER, { now: now(), me })}`
      return mapPage(await listPage<AssetRow>(pool, { name: 'assets', columns: COLUMNS, from: FROM, where, orders: ORDERS }, page), toAsset)
    },
    get: (id) => get(pool, id),
    async byName(name) {
      const [row] = await rows(pool, sql<AssetRow>`select ${COLUMNS} from ${FROM} where a.name = ${name} and a.removed is null`)
      return row === undefined ? undefined : toAsset(row)
    },
    add: (asset, source, by) =>
      inTransaction(pool, async (client) => {
        const id = await insertAsset(client, asset, source, now())
        if (id === undefined) throw taken(asset.name)
        await tell(client, 'added', id, asset, by, now())
        return get(client, id)
      }),
    change: (id, change, by) =>
      inTransaction(pool, async (client) => {
        const before = await get(client, id)
        const after = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) }
        const [other] = await rows(
          client,
          sql<{ id: string }>`select id from pavise.asset where name = ${after.name} and removed is null and id <> ${id}`,
        )
        if (other !== undefined) throw taken(after.name)
        await rows(
          client,
          sql`update pavise.asset set kind = ${after.kind}, name = ${after.name}, locator = ${storableJson(after.locator)}::jsonb,
              owner = ${after.owner ?? null}, updated = ${now()} where id = ${id}`,
        )
        await tell(client, 'changed', id, after, by, now())
        return get(client, id)
      }),
    remove: (id, by) =>
      inTransaction(pool, async (client) => {
        const asset = await get(client, id)
        await rows(client, sql`update pavise.asset set removed = ${now()} where id = ${id}`)
        await tell(client, 'removed', id, asset, by, now())
      }),
  }
}

/** Gives the id; undefined where the name is taken. */
export async function insertAsset(
  client: Queryable,
  asset: NewAsset,
  source: AssetRecord['source'],
  now: Date,
): Promise<string | undefined> {
  const [row] = await rows(
    client,
    sql<{ id: string }>`
      insert into pavise.asset (kind, name, locator, owner, source, created, updated)
      values (${asset.kind}, ${asset.name}, ${storableJson(asset.locator)}::jsonb, ${asset.owner ?? null}, ${source}, ${now}, ${now})
      on conflict (name) where removed is null do nothing returning id`,
  )
  return row?.id
}

async function tell(client: Queryable, what: string, id: string, asset: NewAsset, by: Actor, now: Date): Promise<void> {
  const { kind, name, locator, owner } = asset
  await writeChange(client, { type: 'asset', by, body: { id, kind, name, locator, owner }, fields: { did: what, asset: id, name } }, now)
}
