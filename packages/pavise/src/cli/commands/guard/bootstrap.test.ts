import { expect, test } from 'vitest'
import { clusterMean, sourceMean } from '#cli/commands/guard/bootstrap'

const samples = (values: readonly number[], cluster: (i: number) => string) => values.map((value, i) => ({ value, cluster: cluster(i) }))
const half = Array.from({ length: 200 }, (_, i) => i % 2)

test('the interval holds the mean and is the same for the same seed', () => {
  const apart = samples(half, (i) => `${i}`)
  const found = clusterMean(apart, 1)!
  expect(found).toMatchObject({ value: 0.5, n: 200 })
  expect(found.low).toBeGreaterThan(0.4)
  expect(found.low).toBeLessThan(0.5)
  expect(found.high).toBeLessThan(0.6)
  expect(clusterMean(apart, 1)).toEqual(found)
})

test('near-duplicates make no interval narrower', () => {
  const width = (per: number) => {
    const { low, high } = clusterMean(
      samples(half, (i) => `${i % 2} ${Math.floor(i / per)}`),
      1,
    )!
    return high - low
  }
  expect(width(50)).toBeGreaterThan(2 * width(1))
})

test('over sources the small one counts as much as the large one', () => {
  const large = samples(new Array(1000).fill(1), (i) => `${i}`)
  const small = samples(new Array(10).fill(0), (i) => `${i}`)
  expect(sourceMean([large, small, []], 1)).toEqual({ value: 0.5, low: 0.5, high: 0.5, n: 1010 })
  expect(sourceMean([[]], 1)).toBeNull()
  expect(clusterMean([], 1)).toBeNull()
})
