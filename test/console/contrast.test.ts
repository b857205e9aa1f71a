import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Contrast and colour blindness, computed from the tokens themselves. */
const css = readFileSync(new URL('../../packages/console/src/styles/tokens.css', import.meta.url), 'utf8')
const tokens = new Map([...css.matchAll(/--([\w-]+):\s*(.+?);/g)].map(([, name, value]) => [name!, value!]))

type Theme = 'light' | 'dark'
type Colour = readonly [number, number, number]

/** Linear RGB of a token in a theme. */
function colour(name: string, theme: Theme): Colour {
  const value = tokens.get(name)
  if (!value) throw new Error(`there is no token ${name}`)
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (other) return colour(other, theme)
  const [, light, dark] = /light-dark\(#(\w{6}),\s*#(\w{6})\)/.exec(value) ?? []
  const hex = theme === 'light' ? light : dark
  if (!hex) throw new Error(`--${name}: ${value} is no pair of colours`)
  const part = (at: number): number => {
    const level = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4
  }
  return [part(0), part(2), part(4)]
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: string, other: string, theme: Theme): number {
  const light = (name: string): number => {
    const [red, green, blue] = colour(name, theme)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const GROUNDS = ['bg', 'surface', 'raised', 'sunken', 'hover', 'selected']
const INKS = ['text', 'text-2', 'text-3', 'accent', 'hit', 'miss', 'unsure', 'critical', 'high', 'medium', 'low', 'mask', 'hold']

/** Full dichromacy in linear RGB (Machado, Oliveira and Fernandes 2009). */
const BLIND: Record<string, readonly (readonly [number, number, number])[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test('text keeps 4.5 to 1 on every ground', () => {
    const weak = INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground, contrast(ink, ground, theme)] as const)).filter(
      ([, , ratio]) => ratio < 4.5,
    )
    expect(weak).toEqual([])
  })
  test('outlines of controls and the focus ring keep 3 to 1', () => {
    const weak = ['line-2', 'focus', 'hatch'].flatMap((line) =>
      ['bg', 'surface', 'raised'].map((ground) => [line, ground, contrast(line, ground, theme)] as const),
    )
    expect(weak.filter(([, , ratio]) => ratio < 3)).toEqual([])
  })
  test.each([
    ['hit', 'hit-bg'],
    ['miss', 'miss-bg'],
    ['unsure', 'unsure-bg'],
    ['hold', 'hold-bg'],
    ['mask', 'mask-bg'],
    ['text', 'hit-bg'],
    ['text-2', 'hit-bg'],
    ['text', 'unsure-bg'],
    ['ink-on', 'ink'],
    ['critical-on', 'critical'],
    ['h0t', 'h0'],
    ['h1t', 'h1'],
    ['h2t', 'h2'],
    ['h3t', 'h3'],
    ['h4t', 'h4'],
    ['h5t', 'h5'],
  ])('%s is read on %s', (ink, ground) => {
    expect(contrast(ink, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })
  test.each(Object.keys(BLIND))('verdicts and severities stay apart under %s', (kind) => {
    const seen = (name: string): Colour => simulate(BLIND[kind]!, colour(name, theme))
    const nearest = (names: readonly string[]): number =>
      Math.min(...names.flatMap((one, at) => names.slice(at + 1).map((other) => distance(seen(one), seen(other)))))
    expect(nearest(['hit', 'miss', 'unsure'])).toBeGreaterThanOrEqual(5)
    expect(nearest(['critical', 'high', 'medium', 'low'])).toBeGreaterThanOrEqual(5)
  })
})

function simulate(matrix: readonly (readonly [number, number, number])[], [red, green, blue]: Colour): Colour {
  const part = (row: readonly [number, number, number]): number => Math.min(1, Math.max(0, row[0] * red + row[1] * green + row[2] * blue))
  return [part(matrix[0]!), part(matrix[1]!), part(matrix[2]!)]
}

/** Distance in OKLab, times 100. */
function distance(one: Colour, other: Colour): number {
  const [a, b] = [oklab(one), oklab(other)]
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function oklab([red, green, blue]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
