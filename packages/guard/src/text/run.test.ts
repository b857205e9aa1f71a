import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asciiClass, nextRun, type Run, runsOf } from './run.js'
import { unitsOf } from './units.js'

const MEMBERS = asciiClass('ab')
const text = fc.string({
  unit: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('a', 'b') }, fc.constantFrom(' ', 'é', 'c', '\ud800')),
  maxLength: 60,
})

function walked(each: string, least: number): Run[] {
  return [...each.matchAll(/[ab]+/g)]
    .map(({ index, 0: run }) => ({ start: index, end: index + run.length }))
    .filter((r) => r.end - r.start >= least)
}

test('runs that are found by probing are those that a walk finds', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (each, least) => {
      expect(runsOf(each, MEMBERS, least)).toEqual(walked(each, least))
    }),
    { numRuns: 3_000 },
  )
})

test('a run counts from where the search begins, though it began before', () => {
  fc.assert(
    fc.property(text, fc.nat(60), fc.integer({ min: 1, max: 12 }), (each, from, least) => {
      const at = Math.min(from, each.length)
      const first = walked(each.slice(at), least)[0]
      expect(nextRun(unitsOf(each), MEMBERS, least, at)).toEqual(first ? { start: first.start + at, end: first.end + at } : null)
    }),
    { numRuns: 3_000 },
  )
})
