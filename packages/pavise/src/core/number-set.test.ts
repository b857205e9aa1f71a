import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberSet } from '#core/number-set'

const MOST = 0xfffffffe

test('holds what was put in and nothing else, through every growth', () => {
  const number = fc.oneof(fc.nat(5000), fc.integer({ min: 0, max: MOST }))
  fc.assert(
    fc.property(fc.array(number, { maxLength: 4000, size: 'max' }), fc.array(number, { maxLength: 200 }), (added, asked) => {
      const set = new NumberSet()
      for (const each of added) set.add(each)
      const known = new Set(added)
      expect(set.size).toBe(known.size)
      expect(added.every((each) => set.has(each))).toBe(true)
      for (const each of asked) expect(set.has(each)).toBe(known.has(each))
    }),
    { numRuns: 40 },
  )
})

test('tells numbers apart that follow each other, and those that share low bits', () => {
  const set = new NumberSet()
  for (let i = 0; i < 40_000; i++) set.add(i * 65_536)
  for (let i = 0; i < 40_000; i++) set.add(MOST - i)
  expect(set.has(65_537)).toBe(false)
  expect(set.has(39_999 * 65_536)).toBe(true)
  expect(set.has(MOST - 39_999)).toBe(true)
  expect(set.has(MOST - 50_001)).toBe(false)
})

test('has nothing that it cannot hold, and refuses to add it', () => {
  const set = new NumberSet()
  set.add(0)
  for (const wrong of [-1, 0.5, Number.NaN, 2 ** 32 - 1, 2 ** 32]) {
    expect(set.has(wrong)).toBe(false)
    expect(() => set.add(wrong)).toThrow(RangeError)
  }
})
