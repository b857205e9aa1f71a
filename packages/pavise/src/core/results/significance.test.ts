import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fisherExact, mcnemarExact } from '#core/results/significance'

describe("Fisher's exact test", () => {
  test.each([
    // The tea-tasting table, and tables worked out by hand from the hypergeometric distribution.
    [3, 4, 1, 4, 34 / 70],
    [1, 10, 11, 14, 0.002759456185220083],
    [0, 5, 5, 5, 2 / 252],
    [10, 10, 10, 10, 1],
    [0, 0, 3, 9, 1],
  ])('%d of %d against %d of %d gives %d', (a, n, b, m, p) => {
    expect(fisherExact(a, n, b, m)).toBeCloseTo(p, 9)
  })

  test('does not depend on which side is which, nor on what counts as a hit, and is a probability', () => {
    const side = fc.integer({ min: 0, max: 300 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(side, side, ([a, n], [b, m]) => {
        const p = fisherExact(a, n, b, m)
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(fisherExact(b, m, a, n)).toBeCloseTo(p, 9)
        expect(fisherExact(n - a, n, m - b, m)).toBeCloseTo(p, 9)
      }),
    )
  })
})

test.each([
  [0, 0, 1],
  [1, 9, 22 / 1024],
  [5, 5, 1],
  [0, 10, 2 / 1024],
])("McNemar's exact test of %d and %d changes gives %d", (lost, gained, p) => {
  expect(mcnemarExact(lost, gained)).toBeCloseTo(p, 12)
  expect(mcnemarExact(gained, lost)).toBeCloseTo(p, 12)
})
