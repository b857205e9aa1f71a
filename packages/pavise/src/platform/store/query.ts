import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder } from 'kysely'
import type pg from 'pg'
import { PaviseError } from '#core/errors/error'
import { storeFault } from '#platform/store/faults'

/** A pool, or a client within a transaction. */
export type Queryable = pg.Pool | pg.PoolClient

/** Turns the fragments of `sql` into text and parameters; it connects to nothing. */
const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** Runs one statement. Values are parameters, never text of it. Faults of the database come as PaviseError. */
export async function rows<Row>(on: Queryable, statement: RawBuilder<Row>): Promise<Row[]> {
  const { sql, parameters } = statement.compile(compiler)
  try {
    const result = await on.query<Row & pg.QueryResultRow>(sql, [...parameters])
    return result.rows
  } catch (error) {
    throw storeFault(error)
  }
}

/** The one row of a statement; PAV_NOT_FOUND, naming `what`, where there is none. */
export async function oneRow<Row>(on: Queryable, statement: RawBuilder<Row>, what: string): Promise<Row> {
  const [row] = await rows(on, statement).catch((error: unknown) => {
    // What cannot be an id is the id of nothing.
    if (error instanceof PaviseError && error.code === 'PAV_INPUT_INVALID') return []
    throw error
  })
  if (row === undefined) throw new PaviseError('PAV_NOT_FOUND', `there is no ${what}`)
  return row
}
