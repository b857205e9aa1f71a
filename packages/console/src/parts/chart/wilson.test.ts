import { expect, test } from 'vitest'
import { roundUp, ticks } from './scale'
import { wilson } from './wilson'

test('the interval is that of Wilson, exact at its ends', () => {
  const { rate, low, high } = wilson(9, 1232)
  expect([rate, low, high].map((value) => value.toFixed(4))).toEqual(['0.0073', '0.0038', '0.0138'])
  expect(wilson(0, 12).low).toBe(0)
  expect(wilson(12, 12).high).toBe(1)
  expect(wilson(0, 0)).toEqual({ rate: 0, low: 0, high: 1 })
})
test.each([
  [0.242, 0.25],
  [0.26, 0.5],
  [1, 1],
  [37, 50],
  [0, 1],
])('an axis for %d ends at %d', (top, end) => {
  expect(roundUp(top)).toBeCloseTo(end)
})
test('an axis has its marks at even distances', () => {
  expect(ticks(1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1])
})
