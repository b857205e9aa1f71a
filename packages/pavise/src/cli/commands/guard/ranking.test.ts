import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ordinary, shareAt, type Weighted } from '#cli/commands/guard/ranking'

const weighted = fc.array(fc.record({ score: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), weight: fc.constantFrom(1, 2, 0.5) }), {
  minLength: 1,
  maxLength: 60,
})

test('the mean rank of attacks is the share of pairs in the right order', () => {
  fc.assert(
    fc.property(weighted, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (benign, attacks) => {
      const ordinary = new Ordinary(benign)
      const total = benign.reduce((sum, { weight }) => sum + weight, 0)
      for (const score of attacks) {
        const right = benign.reduce((sum, each) => sum + (each.score < score ? each.weight : each.score === score ? each.weight / 2 : 0), 0)
        expect(ordinary.rank(score)).toBeCloseTo(right / total, 9)
      }
    }),
  )
})

test('a threshold for a rate is reached by no more than that rate, and a lower one by more', () => {
  fc.assert(
    fc.property(weighted, fc.constantFrom(0, 0.01, 0.1, 0.3, 0.9), (benign, rate) => {
      const threshold = new Ordinary(benign).thresholdFor(rate)
      expect(shareAt(benign, threshold)).toBeLessThanOrEqual(rate + 1e-9)
      const next = Math.max(...benign.map(({ score }) => score).filter((score) => score < threshold), Number.NEGATIVE_INFINITY)
      if (Number.isFinite(next)) expect(shareAt(benign, next)).toBeGreaterThan(rate)
    }),
  )
})

test('of no texts there is no share', () => {
  expect(shareAt([] satisfies Weighted[], 0.5)).toBeNaN()
})
