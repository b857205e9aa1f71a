import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { PaviseError } from '#core/errors/error'
import { migrateJobs } from '#platform/jobs/migrate'
import { migrate } from '#platform/store/migrate'
import { migrations } from '#platform/store/migrations/index'
import { readConnection } from '#platform/store/postgres/connection-file'
import { DATABASE, joinEmbedded, ownEmbedded, type SocketConfig } from '#platform/store/postgres/embedded'

/** Set by the test run's global setup: a folder of which the first test that needs a database makes a server for all. */
const FOLDER = 'PAVISE_TEST_POSTGRES'
const TEMPLATE = 'pavise_template'

export interface TestDatabase {
  readonly pool: pg.Pool
  readonly config: SocketConfig
  drop(): Promise<void>
}

async function reachServer(folder: string): Promise<SocketConfig> {
  for (let tries = 0; tries < 600; tries++) {
    const joined = await joinEmbedded(folder)
    if (joined !== undefined) return joined
    try {
      return (await ownEmbedded({ dataDir: folder })).config
    } catch (error) {
      if (!(error instanceof PaviseError && error.code === 'PAV_STORE_IN_USE')) throw error
      await wait(50)
    }
  }
  throw new Error(`no test server in ${folder}`)
}

async function withClient<Result>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function asAdmin<Result>(folder: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const connection = await readConnection(join(folder, 'database'))
  return withClient(
    { host: connection!.socket, user: 'postgres', password: connection!.adminPassword, database: 'postgres' },
    async (client) => {
      // Copying a template wants it for itself: one at a time.
      await client.query('select pg_advisory_lock(1)')
      return work(client)
    },
  )
}

async function makeTemplate(folder: string, config: SocketConfig): Promise<void> {
  await asAdmin(folder, async (admin) => {
    const there = await admin.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (there.rowCount !== 0) return
    await admin.query('drop database if exists pavise_draft')
    await admin.query(`create database pavise_draft owner ${DATABASE}`)
    const pool = new pg.Pool({ ...config, database: 'pavise_draft' })
    pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined))
    await migrate(pool, migrations)
    await migrateJobs(pool)
    await pool.end()
    await admin.query(`alter database pavise_draft rename to ${TEMPLATE}`)
  })
}

/**
 * A database of this test's own, schema and job queue in place (`empty`: without). The server is the one of the test run.
 * @example const database = await testDatabase(); afterAll(() => database.drop())
 */
export async function testDatabase({ empty = false, connections = 10 } = {}): Promise<TestDatabase> {
  const folder = process.env[FOLDER]
  if (folder === undefined) throw new Error(`${FOLDER} is not set: tests with a database run in the project "server"`)
  const config = await reachServer(folder)
  if (!empty) await makeTemplate(folder, config)
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(folder, (admin) => admin.query(`create database ${name} owner ${DATABASE}${empty ? '' : ` template ${TEMPLATE}`}`))
  const pool = new pg.Pool({ ...config, database: name, max: connections })
  pool.on('error', () => undefined)
  return {
    pool,
    config: { ...config, database: name },
    drop: async () => {
      await pool.end()
      await asAdmin(folder, (admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}
