import { describe, expect, test } from 'vitest'
import { worldRandom } from '#quarry/desk'
import {
  CODECS,
  type Dimension,
  DOORS,
  FRAMES,
  REPLIES,
  SHOTS,
  STRUCTURES,
  TONGUES,
  TURNS,
  VEILS,
  WIDE_DOORS,
  WORDINGS,
} from '#quarry/seed/dimensions'
import { drawFlaws } from '#quarry/seed/draw-flaws'
import { type Flaw, MECHANISMS } from '#quarry/seed/flaw'
import { CORE_FORMS } from '#quarry/seed/forms'
import { WIDE_FORMS } from '#quarry/seed/wide-forms'

const seeds = Array.from({ length: 60 }, (_, i) => i)
const of = (seed: number, held: boolean) => drawFlaws(held, worldRandom(seed, held).fork('flaws'))
const drawn = (held: boolean) => seeds.flatMap((seed) => of(seed, held))
const FIXED = new Map(WIDE_FORMS.map((form) => [form.id, form.channel]))
const drawnDoor = (flaw: Flaw, wanted: string): readonly unknown[] =>
  (FIXED.get(flaw.id) ?? (flaw.channel === 'user' || flaw.channel === 'history' ? '' : 'door')) === wanted ? [flaw.channel] : []
const among = (dimension: Dimension<string>) => (flaw: Flaw) =>
  [...dimension.open, ...dimension.held].filter((value) => value === flaw.when.codec)

const DRAWN_REPLIES = new Set([...CORE_FORMS, ...WIDE_FORMS].filter(({ reply }) => reply === 'drawn').map(({ id }) => id))

/** Dimension, and the values of it that a flaw shows. */
const shown: readonly (readonly [string, Dimension<unknown>, (flaw: Flaw) => readonly unknown[]])[] = [
  ['codec', CODECS, among(CODECS)],
  ['structure', STRUCTURES, among(STRUCTURES)],
  ['veil', VEILS, among(VEILS)],
  ['shots', SHOTS, (flaw) => [flaw.when.shots ?? []].flat()],
  ['language', TONGUES, (flaw) => [flaw.when.language ?? []].flat()],
  ['frame', FRAMES, (flaw) => [flaw.when.frame ?? []].flat()],
  ['wording', WORDINGS, (flaw) => flaw.when.wording ?? []],
  ['turns', TURNS, (flaw) => [flaw.when.turns ?? []].flat()],
  ['door', DOORS, (flaw) => drawnDoor(flaw, 'door')],
  ['door of the whole desk', WIDE_DOORS, (flaw) => drawnDoor(flaw, 'any')],
  ['reply', REPLIES, (flaw) => (DRAWN_REPLIES.has(flaw.id) ? [flaw.reply] : [])],
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

test('the small desk: nineteen flaws over four tiers, no two with the same channel and effect', () => {
  for (const seed of seeds) {
    const flaws = drawFlaws(seed % 2 === 0, worldRandom(seed, seed % 2 === 0).fork('flaws'), 'core')
    expect(flaws).toHaveLength(19)
    expect(new Set(flaws.map((flaw) => flaw.tier))).toEqual(new Set([1, 2, 3, 4]))
    expect(new Set(flaws.map((flaw) => `${flaw.channel}/${flaw.effect}`)).size).toBe(flaws.length)
  }
})

test('the whole desk: the same nineteen and many more, over five tiers and every door', () => {
  for (const seed of seeds) {
    const flaws = of(seed, true)
    expect(flaws.slice(0, 19)).toEqual(drawFlaws(true, worldRandom(seed, true).fork('flaws'), 'core'))
    expect(flaws.length).toBeGreaterThanOrEqual(50)
    expect(new Set(flaws.map((flaw) => flaw.id)).size).toBe(flaws.length)
    expect(new Set(flaws.map((flaw) => flaw.tier))).toEqual(new Set([1, 2, 3, 4, 5]))
    for (const channel of ['user', 'history', 'web', 'file_name', 'tool_description', 'memory', 'agent'])
      expect(flaws.map((flaw) => flaw.channel)).toContain(channel)
  }
})

test('every mechanism has a flaw', () => {
  expect(new Set(of(1, false).flatMap(({ mechanism }) => mechanism ?? []))).toEqual(new Set(MECHANISMS))
})
