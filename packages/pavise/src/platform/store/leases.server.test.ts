import { afterAll, beforeAll, expect, test } from 'vitest'
import { storedLeases } from './leases.js'
import { type TestDatabase, testDatabase } from './testing/test-database.js'

let at: TestDatabase
beforeAll(async () => {
  at = await testDatabase()
})
afterAll(() => at.drop())

const terms = (budget: string, amount: number, window = 1) => ({ budget, window, ends: Date.now() + 60_000, amount })

test('grants what is left, then nothing; another window has its own', async () => {
  const leases = storedLeases(at.pool)
  expect(await leases.take(terms('a', 100), 60)).toBe(60)
  expect(await leases.take(terms('a', 100), 60)).toBe(40)
  expect(await leases.take(terms('a', 100), 1)).toBe(0)
  expect(await leases.take(terms('a', 100, 2), 1000)).toBe(100)
  // A budget that was made smaller grants nothing more, and one that was made larger the rest.
  expect(await leases.take(terms('a', 50), 10)).toBe(0)
  expect(await leases.take(terms('a', 130), 100)).toBe(30)
})

test('many gateways at once are never granted more than there is', async () => {
  const gateways = Array.from({ length: 6 }, () => storedLeases(at.pool))
  const grants = await Promise.all(Array.from({ length: 120 }, (_, i) => gateways[i % 6]!.take(terms('b', 1000), 1 + (i % 17))))
  expect(grants.reduce((sum, grant) => sum + grant, 0)).toBe(
    Math.min(
      1000,
      grants.reduce((sum, _, i) => sum + 1 + (i % 17), 0),
    ),
  )
})

test('windows that ended long ago are forgotten', async () => {
  let now = Date.now()
  const leases = storedLeases(at.pool, () => now)
  await leases.take({ ...terms('c', 5), ends: now }, 1)
  now += 3 * 86_400_000
  await leases.take({ ...terms('d', 5), ends: now }, 1)
  const { rows } = await at.pool.query("select budget from pavise.gateway_lease where budget in ('c', 'd')")
  expect(rows).toEqual([{ budget: 'd' }])
})
