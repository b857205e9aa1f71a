import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listed, listPage } from './keyset.js'
import { type TestDatabase, testDatabase } from './testing/test-database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ empty: true })
})
afterAll(() => database.drop())

const numbers = (to: number): Listed => ({
  name: 'numbers',
  columns: sql`n`,
  from: sql`generate_series(1, ${to}::int) n`,
  where: sql`n % 2 = 0`,
  orders: { default: '-n', by: { n: [{ expression: sql`n`, type: 'int' }] } },
})

test('a total is exact up to ten thousand and at least that much above', async () => {
  expect((await listPage(database.pool, numbers(20_000), { limit: 1 })).total).toEqual({ count: 10_000, exact: true })
  expect((await listPage(database.pool, numbers(20_002), { limit: 1 })).total).toEqual({ count: 10_000, exact: false })
  expect(await listPage(database.pool, numbers(4), { limit: 2 })).toEqual({ items: [{ n: 4 }, { n: 2 }], total: { count: 2, exact: true } })
})

test('a list whose patience wears out says what to do, and its connection goes on', async () => {
  const slow = { ...numbers(10), where: sql`pg_sleep(5) is not null`, patience: 50 }
  await expect(listPage(database.pool, slow, { limit: 1 })).rejects.toMatchObject({
    code: 'PAV_QUERY_INVALID',
    message: expect.stringContaining('numbers'),
  })
  await expect(listPage(database.pool, { ...numbers(10), patience: 5000 }, { limit: 1 })).resolves.toMatchObject({ items: [{ n: 10 }] })
})
