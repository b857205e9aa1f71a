import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../packages/pavise/src/platform/store/database.js'
import { scratchFolder } from '../../packages/pavise/src/platform/store/testing/scratch.js'

const ROUNDS = 50
let home: string
let database: Database
beforeAll(async () => {
  home = await scratchFolder('pavise-soak-store-')
  database = await openDatabase({ dataDir: join(home, '.pavise'), as: 'own' })
  await database.pool.query('create table acknowledged (n int primary key)')
})
afterAll(async () => {
  await database.stop()
  await rm(home, { recursive: true, force: true })
})

test(`${ROUNDS} times killed while it writes, the database has every row that it acknowledged`, async () => {
  const known = new Set<number>()
  let n = 0
  for (let round = 0; round < ROUNDS; round++) {
    const pid = database.serverPid()!
    const until = Date.now() + 400
    const write = async (): Promise<void> => {
      while (Date.now() < until) {
        const mine = ++n
        await database.pool.query('insert into acknowledged values ($1)', [mine]).then(
          () => known.add(mine),
          () => wait(20),
        )
      }
    }
    const writers = Promise.all([write(), write(), write(), write()])
    await wait(50 + ((round * 37) % 300))
    process.kill(pid, 'SIGKILL')
    await writers
    const back = (): Promise<boolean> =>
      database.pool.query('select 1').then(
        () => database.serverPid() !== pid,
        () => false,
      )
    await expect.poll(back, { timeout: 60_000, interval: 50 }).toBe(true)
  }
  const { rows } = await database.pool.query<{ n: number }>('select n from acknowledged')
  const there = new Set(rows.map((row) => row.n))
  expect(known.size).toBeGreaterThan(ROUNDS)
  expect([...known].filter((one) => !there.has(one))).toEqual([])
})
