import { sql } from 'kysely'
import { type Queryable, rows } from '#platform/store/query'

export interface Table {
  readonly name: string
  /** Those that are stored: what is generated comes by itself. */
  readonly columns: string[]
}

/** What is true of one running workbench only: who is signed in just now, what works on the queue. */
const PASSING = new Set(['migration', 'session', 'sign_in_link', 'sign_in_failure', 'oidc_flow', 'idempotency_key', 'worker_lease'])
/** The keys of sealed records. Kept apart: a backup holds them only where that was asked for. */
export const KEY_TABLE = 'record_key'

/** The tables of the schema, each after those that it refers to; parts of a cut table stand under the whole. */
export async function listTables(on: Queryable): Promise<Table[]> {
  const found = await rows(
    on,
    sql<{ name: string; columns: string[]; needs: string[] }>`
      select c.relname::text as name,
        array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
        array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and r.oid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'pavise' and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`,
  )
  const left = new Map(found.filter(({ name }) => !PASSING.has(name)).map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (left.size > 0) {
    const next = [...left.values()].find(({ needs }) => needs.every((need) => !left.has(need)))
    if (next === undefined) throw new Error(`tables refer to each other in a circle: ${[...left.keys()].join(', ')}`)
    left.delete(next.name)
    ordered.push({ name: next.name, columns: next.columns })
  }
  return ordered
}

/** The table and columns of a COPY statement; names come from the catalog of the database or were compared with it. */
export const columnList = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ')
