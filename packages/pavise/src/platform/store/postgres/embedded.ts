import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { PaviseError } from '#core/errors/error'
import { lockForWriting } from '#platform/ledger/writer-lock'
import { type Account, chooseAccount, reachable } from '#platform/store/postgres/account'
import { findBinaries } from '#platform/store/postgres/binaries'
import { ADMIN, clusterVersion, makeCluster, newPassword } from '#platform/store/postgres/cluster'
import { type EmbeddedConnection, readConnection, writeConnection } from '#platform/store/postgres/connection-file'
import { PostgresServer, serverAt } from '#platform/store/postgres/server'

/** Name of the database and of the role that owns it. */
export const DATABASE = 'pavise'
/** A unix socket's path has at most 107 bytes (unix(7)); the rest of it is PostgreSQL's file name. */
const SOCKET_DIR_BYTES = 107 - Buffer.byteLength('/.s.PGSQL.5432.lock')

export interface EmbeddedOptions {
  /** The data folder of the workbench. */
  readonly dataDir: string
  /** As root: where programs and clusters are put that another account must reach. */
  readonly rootDir?: string
  readonly restarted?: () => void
}

/** What a client needs to connect over the unix socket. */
export interface SocketConfig {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

export interface OwnedServer {
  readonly config: SocketConfig
  readonly pid: () => number | undefined
  stop(): Promise<void>
}

/** How long a new server may take over one greeting. Milliseconds. */
const PROBE_MS = 5_000

const folderOf = (dataDir: string): string => join(resolve(dataDir), 'database')

const socketConfig = (connection: EmbeddedConnection): SocketConfig => ({
  host: connection.socket,
  port: 5432,
  user: DATABASE,
  password: connection.password,
  database: DATABASE,
})

/** The server that another process of ours owns; undefined where none runs. */
export async function joinEmbedded(dataDir: string): Promise<SocketConfig | undefined> {
  const connection = await readConnection(folderOf(dataDir))
  if (connection === undefined || !connection.ready || (await serverAt(connection.data)) === undefined) return undefined
  return socketConfig(connection)
}

/**
 * Starts PostgreSQL on the data folder, making the cluster where there is none. Throws PAV_STORE_IN_USE where another process owns
 * it, PAV_STORE_PLATFORM, PAV_STORE_NEWER, PAV_STORE_FULL, PAV_STORE_UNREACHABLE.
 */
export async function ownEmbedded(options: EmbeddedOptions): Promise<OwnedServer> {
  const folder = folderOf(options.dataDir)
  await makeFolders(options.dataDir, folder)
  const unlock = await lockFolder(folder, options.dataDir)
  try {
    const server = await startIn(folder, options)
    return {
      ...server,
      stop: async () => {
        await server.stop()
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** As root the data folder lets the server's account pass, but not look; everything in it is closed by itself. */
async function makeFolders(dataDir: string, folder: string): Promise<void> {
  try {
    await mkdir(resolve(dataDir), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${dataDir} cannot be made`, { cause })
  }
}

async function lockFolder(folder: string, dataDir: string): Promise<() => Promise<void>> {
  try {
    return await lockForWriting(folder)
  } catch (error) {
    if (!(error instanceof PaviseError)) throw error
    throw new PaviseError(
      'PAV_STORE_IN_USE',
      `the database of ${dataDir} is in use: ${error.message.replace(`${folder} is written by`, 'its owner is')}`,
      {
        cause: error,
      },
    )
  }
}

async function startIn(folder: string, options: EmbeddedOptions): Promise<OwnedServer> {
  const { rootDir = '/var/lib/pavise', restarted } = options
  const before = await readConnection(folder)
  const owner = before === undefined ? undefined : await stat(before.data).catch(() => undefined)
  const account = await chooseAccount(owner?.uid)
  const binaries = await findBinaries(account, rootDir)
  const data = before?.data ?? (await placeOfData(options.dataDir, account, rootDir))
  const made = await clusterVersion(data)
  const major = binaries.version.split('.')[0]!
  if (made !== undefined && made !== major) throw otherVersion(data, made, major)
  const socket = await socketFolder(data, account, before?.socket)
  const connection =
    made !== undefined && before !== undefined
      ? { ...before, socket }
      : { data, socket, password: newPassword(), adminPassword: newPassword(), ready: false }
  if (made !== undefined && before === undefined) throw lostPassword(data)
  await writeConnection(folder, connection)
  if (made === undefined) await makeCluster(data, connection.adminPassword, binaries, account)
  const server = await PostgresServer.start({
    binaries,
    account,
    data,
    socket,
    log: join(folder, 'postgres.log'),
    probe: () => probe(connection),
    ...(restarted ? { restarted } : {}),
  })
  try {
    if (!connection.ready) {
      await setUp(connection)
      await writeConnection(folder, { ...connection, ready: true })
    }
  } catch (error) {
    await server.stop()
    throw error
  }
  return { config: socketConfig(connection), pid: () => server.pid, stop: () => server.stop() }
}

function otherVersion(data: string, made: string, major: string): PaviseError {
  return new PaviseError(
    Number(made) > Number(major) ? 'PAV_STORE_NEWER' : 'PAV_STORE_PLATFORM',
    `${data} was made by PostgreSQL ${made}, this is ${major}`,
    {
      hint: `Make a backup with the version of Pavise that made it, then restore it with this one: docs/store.md.`,
    },
  )
}

const lostPassword = (data: string): PaviseError =>
  new PaviseError('PAV_STORE_UNREACHABLE', `the connection file of ${data} is gone`, {
    hint: 'Restore database/connection.json of the data folder, or restore a backup into a new folder.',
  })

/** Beside the rest of our data; as root elsewhere if that is closed to the server's account. */
async function placeOfData(dataDir: string, account: Account | undefined, rootDir: string): Promise<string> {
  const here = join(resolve(dataDir), 'postgres')
  if (account === undefined) return here
  if (!(await reachable(dirname(here), account))) {
    const name = `${basename(dirname(resolve(dataDir))).replace(/[^\w.-]/g, '_')}-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)}`
    const place = join(rootDir, 'data', name)
    await mkdir(dirname(place), { recursive: true, mode: 0o755 }).catch((cause: unknown) => {
      throw new PaviseError('PAV_FILE_UNWRITABLE', `${dirname(place)} cannot be made`, {
        cause,
        hint: `As root, PostgreSQL runs as ${account.name}, who cannot reach ${dataDir}. Choose a folder that this user can pass through, or set PAVISE_DATABASE_URL.`,
      })
    })
    if (!(await reachable(dirname(place), account))) await chmod(dirname(place), 0o755)
    return place
  }
  return here
}

/** In the cluster itself, which is private; where its path is too long for a socket, in a short private folder that is used again. */
async function socketFolder(data: string, account: Account | undefined, before: string | undefined): Promise<string> {
  if (Buffer.byteLength(data) <= SOCKET_DIR_BYTES) return data
  const known = before === undefined ? undefined : await lstat(before).catch(() => undefined)
  const owner = account?.uid ?? process.getuid?.()
  if (before !== undefined && known?.isDirectory() && known.uid === owner && (known.mode & 0o077) === 0) return before
  const folder = await mkdtemp(join(Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp', 'pavise-'))
  if (account !== undefined) await chown(folder, account.uid, account.gid)
  return folder
}

const adminConfig = ({ socket, adminPassword }: EmbeddedConnection): pg.ClientConfig => ({
  host: socket,
  port: 5432,
  user: ADMIN,
  password: adminPassword,
  database: ADMIN,
})

async function asAdmin<Result>(connection: EmbeddedConnection, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(adminConfig(connection))
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Bounded: a server that dies while it greets leaves a connection that says nothing more. */
async function probe(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({ ...adminConfig(connection), connectionTimeoutMillis: PROBE_MS, query_timeout: PROBE_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    client.end().catch(() => undefined)
  }
}

/** The role of the workbench owns its database and may not leave it; it may end segments of the log, which erasing needs. */
async function setUp(connection: EmbeddedConnection): Promise<void> {
  await asAdmin(connection, async (client) => {
    const password = client.escapeLiteral(connection.password)
    const roles = await client.query('select 1 from pg_roles where rolname = $1', [DATABASE])
    const verb = roles.rowCount === 0 ? 'create' : 'alter'
    await client.query(`${verb} role ${DATABASE} login nosuperuser nocreatedb nocreaterole password ${password}`)
    await client.query(`grant pg_checkpoint to ${DATABASE}`)
    const databases = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (databases.rowCount === 0) await client.query(`create database ${DATABASE} owner ${DATABASE}`)
    await client.query(`revoke connect on database ${DATABASE} from public`)
  })
  const client = new pg.Client({ ...adminConfig(connection), database: DATABASE })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`grant execute on function pg_switch_wal() to ${DATABASE}`)
  } finally {
    await client.end()
  }
}
