import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deeperThan } from './json-depth.js'

test.each([
  ['[[]]', 1, true],
  ['[[]]', 2, false],
  ['[{"a":[]},[]]', 3, false],
  ['[{"a":[]},[]]', 2, true],
  ['["[[[[","\\"[[[["]', 1, false],
  ['"\\\\"[[', 1, true],
  ['', 0, false],
])('%s deeper than %i: %s', (text, most, said) => {
  expect(deeperThan(text, most)).toBe(said)
})

test('what it lets through has no more levels', () => {
  const levels = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.integer({ min: 0, max: 6 }), (text, most) => {
      expect(deeperThan(text, most)).toBe(levels(JSON.parse(text)) > most)
    }),
  )
})
