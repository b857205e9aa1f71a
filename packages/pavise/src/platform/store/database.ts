import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { PaviseError } from '#core/errors/error'
import { storeFault } from '#platform/store/faults'
import { joinEmbedded, ownEmbedded } from '#platform/store/postgres/embedded'

export interface DatabaseOptions {
  /** A PostgreSQL of the user's own (`PAVISE_DATABASE_URL`). Without it the embedded one serves. */
  readonly url?: string
  /** The data folder of the workbench (`.pavise`). */
  readonly dataDir: string
  /**
   * `own` starts the embedded server; `join` uses the one that another process owns; `either` joins where one runs and starts one
   * otherwise. With a url all three connect. Default `either`.
   */
  readonly as?: 'own' | 'join' | 'either'
  /** Connections at most. Default 10. */
  readonly connections?: number
  /** As root: where programs and clusters are put that the server's account must reach. */
  readonly rootDir?: string
}

export interface Database {
  readonly pool: pg.Pool
  /** For clients of their own (job queue, listeners). */
  readonly config: pg.ClientConfig
  /** True where this process runs the server. */
  readonly owner: boolean
  readonly embedded: boolean
  /** Process of the server that this process owns. */
  readonly serverPid: () => number | undefined
  /** Ends the pool, then the server where it is ours. */
  stop(): Promise<void>
}

const OLDEST_SERVER = 140_000
const PATIENCE_MS = 2000

/**
 * The database of a workbench: starts or joins it, and gives a pool. Throws PAV_STORE_UNREACHABLE, PAV_STORE_IN_USE,
 * PAV_STORE_PLATFORM, PAV_STORE_FULL.
 * @example const database = await openDatabase({ dataDir: '.pavise', url: process.env.PAVISE_DATABASE_URL })
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, dataDir, as = 'either', connections = 10, rootDir } = options
  if (url !== undefined && url !== '') {
    const config = { connectionString: url, application_name: 'pavise' }
    const pool = openPool(config, connections)
    try {
      await checkServer(pool, hostOf(url))
    } catch (error) {
      await pool.end()
      throw error
    }
    return { pool, config, owner: false, embedded: false, serverPid: () => undefined, stop: () => pool.end() }
  }
  const joined = as === 'own' ? undefined : await joinEmbedded(dataDir)
  if (joined === undefined && as === 'join')
    throw new PaviseError('PAV_STORE_UNREACHABLE', `no database runs for ${dataDir}`, { hint: 'Start it: pavise up' })
  const server = joined === undefined ? await ownEmbedded({ dataDir, ...(rootDir ? { rootDir } : {}) }) : undefined
  const config = { ...(joined ?? server!.config), application_name: 'pavise' }
  const pool = openPool(config, connections)
  const stop = async (): Promise<void> => {
    // A query that hangs does not keep the server from ending.
    const ended = pool.end().catch(() => undefined)
    if (server !== undefined) {
      await Promise.race([ended, wait(PATIENCE_MS, undefined, { ref: false })])
      await server.stop()
    }
    await Promise.race([ended, wait(PATIENCE_MS, undefined, { ref: false })])
  }
  return { pool, config, owner: server !== undefined, embedded: true, serverPid: () => server?.pid(), stop }
}

/** Without listeners a server that restarts would end our process. */
function openPool(config: pg.ClientConfig, connections: number): pg.Pool {
  const pool = new pg.Pool({ ...config, max: connections, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

async function checkServer(pool: pg.Pool, where: string): Promise<void> {
  const answer = await pool
    .query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    .catch((error: unknown) => {
      throw storeFault(error, where)
    })
  const version = answer.rows[0]?.version ?? 0
  if (version < OLDEST_SERVER)
    throw new PaviseError('PAV_STORE_PLATFORM', `${where} is PostgreSQL ${Math.floor(version / 10_000)}, older than 14`)
}

/** Host and database of a url, without user and password. */
function hostOf(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return 'the server of PAVISE_DATABASE_URL'
  }
}
