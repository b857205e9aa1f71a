import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from './database.js'
import { rows } from './query.js'
import { scratchFolder } from './testing/scratch.js'

/** A disk of its own, as small as is asked for; undefined where mounting is not allowed. */
async function smallDisk(name: string, megabytes: number): Promise<string | undefined> {
  const disk = join(home, name)
  await mkdir(disk)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', disk]).status === 0 ? disk : undefined
}

let home: string
beforeAll(async () => {
  home = await scratchFolder('pavise-disk-')
})
afterAll(() => rm(home, { recursive: true, force: true }))

/** Rows of a megabyte until one is refused. */
async function fill(pool: pg.Pool): Promise<{ acknowledged: number; fault: unknown }> {
  for (let n = 0; ; n++) {
    try {
      await rows(pool, sql`insert into filling values (${n}, ${randomBytes(1024 * 1024)})`)
    } catch (fault) {
      return { acknowledged: n, fault }
    }
  }
}

describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('on a disk that is full', () => {
  test('writing is refused with what is wrong, nothing acknowledged is lost, and work goes on once there is room', async (context) => {
    const disk = await smallDisk('disk', 160)
    if (disk === undefined) return context.skip('mounting is not allowed here')
    let database: Database | undefined
    try {
      database = await openDatabase({ dataDir: join(disk, '.pavise') })
      const { pool } = database
      await pool.query('create table filling (n int, bytes bytea)')
      await writeFile(join(disk, 'filler'), Buffer.alloc(30 * 1024 * 1024))
      const { acknowledged, fault } = await fill(pool)
      expect(acknowledged).toBeGreaterThan(5)
      expect(['PAV_STORE_FULL', 'PAV_STORE_UNREACHABLE']).toContain((fault as { code?: string }).code)
      await rm(join(disk, 'filler'))
      const there = (): Promise<number> =>
        pool.query<{ count: number }>('select count(*)::int as count from filling where length(bytes) = 1048576').then(
          (result) => result.rows[0]!.count,
          () => -1,
        )
      await expect.poll(there, { timeout: 30_000, interval: 100 }).toBeGreaterThanOrEqual(acknowledged)
      const writes = (): Promise<boolean> =>
        pool.query('insert into filling values (-1)').then(
          () => true,
          () => false,
        )
      await expect.poll(writes, { timeout: 30_000, interval: 100 }).toBe(true)
    } finally {
      await database?.stop()
      spawnSync('umount', ['-l', disk])
    }
  })
  test('a first start says that there is no room, and leaves nothing half made', async (context) => {
    const disk = await smallDisk('small', 12)
    if (disk === undefined) return context.skip('mounting is not allowed here')
    try {
      await expect(openDatabase({ dataDir: join(disk, '.pavise') })).rejects.toMatchObject({ code: 'PAV_STORE_FULL' })
      expect(await readdir(join(disk, '.pavise'))).toEqual(['database'])
    } finally {
      spawnSync('umount', ['-l', disk])
    }
  })
})
