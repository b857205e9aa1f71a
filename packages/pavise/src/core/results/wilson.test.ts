import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '#core/results/wilson'

// Values as in Brown, Cai and DasGupta (2001), recomputed by hand.
test.each([
  [9, 1232, 0.0073, 0.0038, 0.0138],
  [0, 20, 0, 0, 0.1611],
  [20, 20, 1, 0.8389, 1],
  [1, 2, 0.5, 0.0945, 0.9055],
])('%i of %i', (successes, n, rate, low, high) => {
  const interval = wilson(successes, n)
  expect(interval.rate).toBeCloseTo(rate, 4)
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('nothing tried, nothing known', () => expect(wilson(0, 0)).toEqual({ rate: 0, low: 0, high: 1 }))

test('the rate lies within, and the bounds within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const { rate, low, high } = wilson(Math.floor(n * share), n)
      expect(0 <= low && low <= rate && rate <= high && high <= 1).toBe(true)
    }),
  )
})
