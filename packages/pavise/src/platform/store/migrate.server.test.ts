import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '#platform/store/migrate'
import { migrations } from '#platform/store/migrations/index'
import { type TestDatabase, testDatabase } from './testing/test-database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ empty: true })
})
afterAll(() => database.drop())

test('two processes at once bring the schema up once; a second time nothing is to be done', async () => {
  const done = await Promise.all([
    migrate(database.pool, migrations),
    migrate(database.pool, migrations),
    migrate(database.pool, migrations),
  ])
  expect(done.map(({ applied }) => applied.length).sort()).toEqual([0, 0, migrations.length])
  expect(await migrate(database.pool, migrations)).toEqual({ applied: [] })
})

test('steps are numbered once each and stand in their order', () => {
  const numbers = migrations.map(({ number }) => number)
  expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(numbers)
})

test('a step that fails leaves nothing of the steps before it', async () => {
  const steps = [
    ...migrations,
    { number: 900, name: 'fine', up: 'create table pavise.fine (a int)' },
    { number: 901, name: 'broken', up: 'create table pavise.broken (a int); select 1/0' },
  ]
  await expect(migrate(database.pool, steps)).rejects.toThrow('division by zero')
  const { rows } = await database.pool.query("select to_regclass('pavise.fine') as fine, to_regclass('pavise.broken') as broken")
  expect(rows).toEqual([{ fine: null, broken: null }])
})

test('a database of a newer version is refused and left alone', async () => {
  await migrate(database.pool, [...migrations, { number: 999, name: 'future', up: 'create table pavise.future (a int)' }])
  await expect(migrate(database.pool, migrations)).rejects.toMatchObject({
    code: 'PAV_STORE_NEWER',
    message: expect.stringContaining('999 future'),
  })
  const { rows } = await database.pool.query("select to_regclass('pavise.future') is not null as there")
  expect(rows).toEqual([{ there: true }])
})
