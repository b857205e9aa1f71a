import { sql } from 'kysely'
import type { Progress, RunRow, RunState } from '#core/records/run'

/** A run as the database gives it. */
export interface RunFields {
  id: string
  kind: RunRow['kind']
  state: RunState
  asset: { id: string; name: string; kind: string } | null
  seed: number
  parameters: Record<string, unknown>
  by: string
  schedule: string | null
  created: Date
  started: Date | null
  finished: Date | null
  progress: Progress | null
  takes: number
  error: { code: string; message: string; hint: string } | null
  outcome: RunRow['outcome'] | null
  ledger: number | null
}

export const RUN_FROM = sql`pavise.run r left join pavise.asset a on a.id = r.asset left join pavise.outbox o on o.id = r.outbox`
export const RUN_COLUMNS = sql`r.id, r.kind, r.state,
  case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name, 'kind', a.kind) end as asset,
  r.seed::float8 as seed, r.parameters, r.by, r.schedule, r.created, r.started, r.finished, r.progress, r.takes, r.error, r.outcome, o.entry::float8 as ledger`

export const toRun = (row: RunFields): RunRow => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  ...(row.asset === null ? {} : { asset: row.asset }),
  seed: row.seed,
  parameters: row.parameters,
  by: row.by,
  ...(row.schedule === null ? {} : { schedule: row.schedule }),
  created: row.created.toISOString(),
  ...(row.started === null ? {} : { started: row.started.toISOString() }),
  ...(row.finished === null ? {} : { finished: row.finished.toISOString() }),
  ...(row.progress === null ? {} : { progress: row.progress }),
  takes: row.takes,
  ...(row.error === null ? {} : { error: row.error }),
  ...(row.outcome === null || row.outcome === undefined ? {} : { outcome: row.outcome }),
  ...(row.ledger === null ? {} : { ledger: row.ledger }),
})
