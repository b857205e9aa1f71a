import { expect, test } from 'vitest'
import type { Examples } from '../../packages/guard/train/examples.js'
import { highest, logitOf, shippedLogits } from '../../packages/guard/train/left-out-rows.js'
import type { Row } from '../../packages/guard/train/row.js'

const KNOTS = [
  [-4, 0],
  [-2, 0.15],
  [0, 0.4],
  [2, 0.5],
  [4, 0.8],
] as const

const row = (role: string): Row => ({ text: '', kind: 'benign', source: 's', parts: ['s'], lang: 'en', role, cluster: '' })

/** Three rows: two windows of a user's text, one of a tool's, and a tool's that nothing was said of. */
const examples: Examples = {
  rows: [row('user'), row('tool'), row('tool')],
  windowOf: Int32Array.of(0, 2, 3, 4),
  featureOf: new Int32Array(5),
  ids: new Int32Array(),
  rules: Float32Array.of(0.9, 0, 0.8, 0.8),
  orders: new Uint8Array(4),
}
const logits = Float64Array.of(-3, 1, -1, Number.NaN)

test('a row is as high as its highest window', () => expect([...highest(examples, logits)]).toEqual([1, -1, Number.NaN]))

test('a score lies where the scale has it, between two places of the scale too', () => {
  expect(logitOf(KNOTS, 0.15)).toBe(-2)
  expect(logitOf(KNOTS, 0.45)).toBeCloseTo(1)
  expect(logitOf(KNOTS, 0)).toBe(-4)
  expect(logitOf(KNOTS, 1)).toBe(4)
})

test('closed windows say nothing', () => {
  const [user, tool] = shippedLogits(examples, logits, Uint8Array.of(1, 0, 0, 0))
  expect(user).toBe(-3)
  expect(tool).toBeLessThan(-100)
})

test('a rule decides alone for tools, behind a closed gate too, but not for users nor where the model has no doubt: there only one for orders does', () => {
  const open = Uint8Array.of(1, 1, 0, 0)
  expect([...shippedLogits(examples, logits, open, KNOTS)].slice(0, 2)).toEqual([1, logitOf(KNOTS, examples.rules[2]!)])
  expect(shippedLogits(examples, Float64Array.of(-3, 1, -2.5, Number.NaN), open, KNOTS)[1]).toBe(-2.5)
  const ordered = { ...examples, orders: Uint8Array.of(0, 0, 1, 0) }
  expect(shippedLogits(ordered, Float64Array.of(-3, 1, -2.5, Number.NaN), open, KNOTS)[1]).toBe(logitOf(KNOTS, examples.rules[2]!))
})
