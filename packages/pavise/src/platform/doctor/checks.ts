import { constants } from 'node:fs'
import { access, mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PaviseError } from '#core/errors/error'
import { loadConfig } from '#platform/config/load'
import { trustFile } from '#platform/config/trust'
import type { Health, HealthCheck } from './check.js'
import { databaseHealth } from './database-check.js'

const MIN_FREE_BYTES = 200 * 1024 * 1024

/** Everything that `pavise doctor` looks at, in the order of its table. */
export const healthChecks: readonly HealthCheck[] = [
  { id: 'node', title: 'Node.js', run: async () => node(process.versions.node) },
  { id: 'data', title: 'Data folder', run: ({ cwd }) => writable(cwd, '.pavise is made here') },
  { id: 'home', title: 'Trust and keys', run: ({ env }) => writable(dirname(trustFile(env)), 'trust is remembered here') },
  { id: 'disk', title: 'Free space', run: ({ cwd }) => freeSpace(cwd) },
  { id: 'port-gateway', title: 'Port of the gateway', run: () => freePort(8400) },
  { id: 'port-quarry', title: 'Port of the practice target', run: () => freePort(8088) },
  { id: 'config', title: 'Configuration here', run: ({ cwd, env }) => configuration(cwd, env) },
  { id: 'database', title: 'Database', run: databaseHealth },
  { id: 'vectors', title: 'Outside test vectors', run: ({ env }) => vectors(env['PAVISE_VECTORS']) },
  { id: 'clock', title: 'Clock', run: ({ now }) => clock(now) },
]

export function node(version: string): Health {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const enough = major > 20 || (major === 20 && minor >= 19)
  return enough ? { state: 'ok', seen: version } : { state: 'fail', seen: version, hint: 'Install Node 20.19 or newer.' }
}

/** The folder, or the nearest that exists above it, takes a file. */
async function writable(folder: string, what: string): Promise<Health> {
  let nearest = folder
  while (!(await exists(nearest)) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  try {
    const probe = await mkdtemp(join(nearest, '.pavise-doctor-'))
    try {
      await writeFile(join(probe, 'probe'), 'x')
    } finally {
      await rm(probe, { recursive: true, force: true })
    }
    return { state: 'ok', seen: `${folder} (${what})` }
  } catch (error) {
    return {
      state: 'fail',
      seen: `${nearest} takes no file (${(error as NodeJS.ErrnoException).code})`,
      hint: 'Change its permissions or start elsewhere.',
    }
  }
}

async function freeSpace(folder: string): Promise<Health> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const seen = `${Math.floor(free / 1024 / 1024)} MB`
  return free >= MIN_FREE_BYTES ? { state: 'ok', seen } : { state: 'warn', seen, hint: 'Journals and reports need room; free 200 MB.' }
}

function freePort(port: number): Promise<Health> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      done({ state: 'warn', seen: `127.0.0.1:${port} is taken (${error.code})`, hint: 'Choose another port on the command line.' }),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => done({ state: 'ok', seen: `127.0.0.1:${port} is free` })))
  })
}

async function configuration(cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<Health> {
  const file = join(cwd, 'pavise.yaml')
  if (!(await exists(file))) return { state: 'skip', seen: 'none here', hint: 'Make one: pavise init' }
  try {
    const { config } = await loadConfig(file, env, undefined, 'pavise.yaml')
    return { state: 'ok', seen: `${config.name}, ${config.assets.length} assets` }
  } catch (error) {
    if (!(error instanceof PaviseError)) throw error
    return { state: error.code === 'PAV_CONFIG_UNTRUSTED' ? 'warn' : 'fail', seen: error.message, hint: error.hint }
  }
}

async function vectors(folder: string | undefined): Promise<Health> {
  if (!folder) return { state: 'skip', seen: 'PAVISE_VECTORS is not set (only the tests of Pavise itself read it)' }
  if (await exists(folder)) return { state: 'ok', seen: folder }
  return { state: 'fail', seen: `${folder} does not exist`, hint: 'Mend or unset PAVISE_VECTORS.' }
}

/** A clock behind the files of this very program is wrong: ends of suppressions and the dates of sealed runs would be too. */
async function clock(now: number): Promise<Health> {
  const { mtimeMs } = await stat(fileURLToPath(import.meta.url))
  const seen = new Date(now).toISOString()
  if (now >= mtimeMs - 24 * 3600 * 1000) return { state: 'ok', seen }
  return {
    state: 'warn',
    seen: `${seen}, older than this program`,
    hint: 'Set the clock: dates of suppressions and sealed runs come from it.',
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}
