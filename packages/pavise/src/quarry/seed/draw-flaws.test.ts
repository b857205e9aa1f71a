import { describe, expect, test } from 'vitest'
import { worldRandom } from '#quarry/desk'
import { CODECS, type Dimension, DOORS, FRAMES, REPLIES, TONGUES, TURNS, WORDINGS } from '#quarry/seed/dimensions'
import { drawFlaws } from '#quarry/seed/draw-flaws'
import type { Flaw } from '#quarry/seed/flaw'

const seeds = Array.from({ length: 60 }, (_, i) => i)
const drawn = (held: boolean) => seeds.flatMap((seed) => drawFlaws(held, worldRandom(seed, held).fork('flaws')))

/** Dimension, and the values of it that a flaw shows. */
const shown: readonly (readonly [string, Dimension<unknown>, (flaw: Flaw) => readonly unknown[]])[] = [
  ['codec', CODECS, (flaw) => [flaw.when.codec ?? []].flat()],
  ['language', TONGUES, (flaw) => [flaw.when.language ?? []].flat()],
  ['frame', FRAMES, (flaw) => [flaw.when.frame ?? []].flat()],
  ['wording', WORDINGS, (flaw) => flaw.when.wording ?? []],
  ['turns', TURNS, (flaw) => [flaw.when.turns ?? []].flat()],
  ['door', DOORS, (flaw) => (flaw.channel === 'user' || flaw.channel === 'history' ? [] : [flaw.channel])],
  ['reply', REPLIES, (flaw) => (flaw.effect.endsWith('_leak') && flaw.id !== 'no-then-yes' ? [flaw.reply] : [])],
]

describe.each(shown)('dimension %s', (_, dimension, values) => {
  test('holds back a quarter of its values', () => {
    const all = dimension.open.length + dimension.held.length
    expect(dimension.held.length).toBe(Math.round(all / 4))
  })
  test('keeps held values out of open seeds and mostly takes them on held seeds', () => {
    const isHeld = (value: unknown) => dimension.held.includes(value)
    expect(drawn(false).flatMap(values).filter(isHeld)).toEqual([])
    const onHeld = drawn(true).flatMap(values)
    expect(onHeld.filter(isHeld).length / onHeld.length).toBeGreaterThan(0.25)
  })
})

test('the same seed draws the same flaws, another one others', () => {
  const flaws = (seed: number) => drawFlaws(true, worldRandom(seed, true).fork('flaws'))
  expect(flaws(7)).toEqual(flaws(7))
  expect(flaws(7)).not.toEqual(flaws(8))
  expect(flaws(7).map((flaw) => flaw.id)).toEqual(flaws(8).map((flaw) => flaw.id))
})

test('at least sixteen flaws over four tiers, no two with the same channel and effect', () => {
  for (const seed of seeds) {
    const flaws = drawFlaws(seed % 2 === 0, worldRandom(seed, seed % 2 === 0).fork('flaws'))
    expect(flaws.length).toBeGreaterThanOrEqual(16)
    expect(new Set(flaws.map((flaw) => flaw.tier))).toEqual(new Set([1, 2, 3, 4]))
    expect(new Set(flaws.map((flaw) => `${flaw.channel}/${flaw.effect}`)).size).toBe(flaws.length)
  }
})
