import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunSet } from './run-set.js'

const run = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })).map(([start, length]) => ({ start, end: start + length }))

test('tells of any range what a walk over its units tells', () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), run, (runs, { start, end }) => {
      const set = RunSet.of(runs)
      const inside = Array.from({ length: end - start }, (_, i) => start + i).filter((at) => runs.some((r) => r.start <= at && at < r.end))
      expect(set.within(start, end)).toBe(inside.length)
      expect(set.touches(start, end)).toBe(inside.length > 0)
    }),
    { numRuns: 500 },
  )
})

test('what is in order already is taken as it is', () => {
  const runs = [
    { start: 0, end: 3 },
    { start: 3, end: 5 },
  ]
  expect(RunSet.of(runs).runs).toBe(runs)
  expect(RunSet.of([...runs, { start: 4, end: 9 }, { start: 20, end: 21 }]).runs).toEqual([
    { start: 0, end: 9 },
    { start: 20, end: 21 },
  ])
})
