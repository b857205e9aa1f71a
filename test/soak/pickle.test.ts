import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PickleCage, pythonIsHere } from '../supplychain/pickle-cage.js'
import { differential } from '../supplychain/pickle-differential.js'

const SEED = Number(process.env['PAVISE_SOAK_SEED'] ?? 1)
const COUNT = Number(process.env['PAVISE_SOAK_PICKLES'] ?? 1_000_000)
const SECONDS = Number(process.env['PAVISE_SOAK_SECONDS'] ?? 1200)

const here = pythonIsHere()
if (!here) process.stderr.write('NOT RUN: pickles are not compared with CPython, because there is no python3\n')

describe.skipIf(!here)('pickles that CPython loads in a cage', () => {
  let cage: PickleCage
  beforeAll(() => {
    cage = new PickleCage()
  })
  afterAll(() => cage.close())

  test(
    `are seen for what they do, from seed ${SEED}`,
    async () => {
      const { pickles, acted, resolved, missed } = await differential(cage, { seed: SEED, count: COUNT, seconds: SECONDS })
      process.stderr.write(`${pickles} pickles, ${resolved} loads resolved something, ${acted} would have acted\n`)
      expect(resolved).toBeGreaterThan(0)
      expect(missed).toEqual([])
    },
    (SECONDS + 120) * 1000,
  )
})
