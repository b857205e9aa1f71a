import { sql } from 'kysely'
import { FINDING_FIELDS } from '#core/query/fields'
import type { FindingRow, FindingState } from '#core/records/finding'
import { SEVERITIES } from '#core/results/severity'
import { type FilterColumn, type FilterMap, flag, moment, number, oneOf, type Plain, step, word, words } from '#platform/store/filter'
import type { Orders, SortColumn } from '#platform/store/keyset'
import { rows } from '#platform/store/query'

/** A finding as the database gives it. */
export interface FindingFields {
  number: number
  fingerprint: string
  rule: string
  title: string
  severity: number
  asset: { id: string; name: string; kind: string }
  location: Record<string, string>
  message: string
  taxonomy: string[]
  state: FindingState
  owner: string | null
  accepted_until: Date | null
  reason: string | null
  first_seen: Date
  last_seen: Date
  first_run: string | null
  last_run: string | null
  answered_by: string[]
  version: number
}

export const FINDING_FROM = sql`pavise.finding f`
export const FINDING_COLUMNS = sql`f.number::float8 as number, f.fingerprint, f.rule, f.title, f.severity,
  (select jsonb_build_object('id', a.id, 'name', a.name, 'kind', a.kind) from pavise.asset a where a.id = f.asset) as asset,
  f.location, f.message, f.taxonomy, f.state, f.owner, f.accepted_until, f.reason, f.first_seen, f.last_seen, f.first_run, f.last_run, f.answered_by, f.version`

/** Assets are few: their ids are found first, so that the index on a finding's asset serves. */
export const findingsOfAssets = (column: Plain): FilterColumn => ({
  async test(term, on) {
    const found = await rows(on, sql<{ id: string }>`select a.id from pavise.asset a where ${column.test(term)}`)
    return oneOf(
      sql`f.asset`,
      found.map(({ id }) => id),
      sql.raw('uuid'),
    )
  },
  absent: () => sql`false`,
})

export const FINDING_FILTER: FilterMap = {
  fields: FINDING_FIELDS,
  columns: {
    state: word(sql`f.state`),
    severity: step(sql`f.severity`, SEVERITIES),
    owner: word(sql`f.owner`),
    rule: word(sql`f.rule`),
    asset: findingsOfAssets(word(sql`a.name`)),
    kind: findingsOfAssets(word(sql`a.kind`)),
    tag: words(sql`f.taxonomy`),
    number: number(sql`f.number`),
    first: moment(sql`f.first_seen`),
    last: moment(sql`f.last_seen`),
    accepted: moment(sql`f.accepted_until`),
    run: {
      test: ({ values }) => {
        const runs = values.map(String).filter((value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
        return sql`(f.first_run = any(${runs}::uuid[]) or f.last_run = any(${runs}::uuid[]))`
      },
      absent: () => sql`f.last_run is null`,
    },
    answered: flag(sql`f.answered_by <> '{}'`),
    fingerprint: word(sql`f.fingerprint`),
  },
  words: sql`f.words`,
}

const NUMBER: SortColumn = { expression: sql`f.number`, type: 'bigint' }
const LAST: SortColumn = { expression: sql`f.last_seen`, type: 'timestamptz' }

export const FINDING_ORDERS: Orders = {
  default: '-severity',
  by: {
    severity: [{ expression: sql`f.severity`, type: 'int' }, LAST, NUMBER],
    last: [LAST, NUMBER],
    first: [{ expression: sql`f.first_seen`, type: 'timestamptz' }, NUMBER],
    number: [NUMBER],
  },
}

export const toFinding = (row: FindingFields): FindingRow => ({
  number: row.number,
  fingerprint: row.fingerprint,
  rule: row.rule,
  title: row.title,
  severity: SEVERITIES[row.severity]!,
  asset: row.asset,
  location: row.location,
  message: row.message,
  taxonomy: row.taxonomy,
  state: row.state,
  ...(row.owner === null ? {} : { owner: row.owner }),
  ...(row.accepted_until === null ? {} : { acceptedUntil: row.accepted_until.toISOString() }),
  ...(row.reason === null ? {} : { reason: row.reason }),
  firstSeen: row.first_seen.toISOString(),
  lastSeen: row.last_seen.toISOString(),
  ...(row.first_run === null ? {} : { firstRun: row.first_run }),
  ...(row.last_run === null ? {} : { lastRun: row.last_run }),
  answeredBy: row.answered_by,
  version: row.version,
})
