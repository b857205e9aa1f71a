import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { Account } from '#platform/store/postgres/account'
import type { Binaries } from '#platform/store/postgres/binaries'

/** Name of the role that sets the cluster up; the workbench itself works as a role without its powers. */
export const ADMIN = 'postgres'

/** What PostgreSQL is told on its command line, so that a new version of ours changes it without touching the data. */
export function serverSettings(socketDir: string): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '80',
    shared_buffers: '128MB',
    work_mem: '16MB',
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    io_method: 'sync',
    // What was erased is in no old segment: they are removed, not kept under a new name.
    wal_recycle: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    min_wal_size: '32MB',
    max_wal_size: '512MB',
    // The log holds no values: no statements, no rows that broke a rule.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    autovacuum_vacuum_insert_scale_factor: '0.5',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

export const runAs = (account: Account | undefined): { uid?: number; gid?: number } =>
  account === undefined ? {} : { uid: account.uid, gid: account.gid }

/** The environment of PostgreSQL's programs: nothing of ours, above all no PG variables. */
export const BARE_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

function runProgram(program: string, args: readonly string[], account: Account | undefined): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { ...runAs(account), cwd: '/', env: BARE_ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
    })
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(said.trim().split('\n').slice(-3).join(' ') || `exit ${code}`))))
  })
}

/** The major version that made a data folder; undefined where there is none. */
export async function clusterVersion(data: string): Promise<string | undefined> {
  return readFile(join(data, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
}

/**
 * Makes a new cluster at `data`: every connection needs the password. Synced to disk before it gets its name, so that a crash
 * leaves a whole cluster or none.
 */
export async function makeCluster(data: string, password: string, binaries: Binaries, account: Account | undefined): Promise<void> {
  const draft = `${data}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  if (account !== undefined) await chown(draft, account.uid, account.gid)
  const secret = await passwordFile(data, password, account)
  try {
    const auth = ['--auth-local=scram-sha-256', '--auth-host=reject', `--pwfile=${secret.file}`]
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8', '--data-checksums']
    await runProgram(binaries.initdb, ['-D', draft, '-U', ADMIN, ...auth, ...locale, '--no-sync'], account)
    await writeFile(join(draft, 'pg_hba.conf'), 'local all all scram-sha-256\n')
    await runProgram(binaries.initdb, ['-D', draft, '--sync-only'], account)
    await rename(draft, data)
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    throw clusterFault(data, cause)
  } finally {
    await rm(secret.folder, { recursive: true, force: true })
  }
}

function clusterFault(data: string, cause: unknown): PaviseError {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/no space left|quota exceeded/i.test(message))
    return new PaviseError('PAV_STORE_FULL', `no room for a database at ${data}`, { cause })
  return new PaviseError('PAV_STORE_UNREACHABLE', `the embedded database could not be made at ${data}: ${message}`, { cause })
}

async function passwordFile(data: string, password: string, account: Account | undefined): Promise<{ folder: string; file: string }> {
  const folder = await mkdtemp(`${data}.password-`)
  const file = join(folder, 'password')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  if (account !== undefined) {
    await chown(folder, account.uid, account.gid)
    await chown(file, account.uid, account.gid)
  }
  return { folder, file }
}

export const newPassword = (): string => randomBytes(24).toString('base64url')
