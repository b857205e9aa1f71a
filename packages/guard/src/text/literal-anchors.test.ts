import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Anchor, LiteralAnchors } from './literal-anchors.js'

const units = ['a', 'A', 'k', 'K', '-', '_', ' ', '.', 'é', 'я', '密', '7']
const text = fc.string({ unit: fc.constantFrom(...units), maxLength: 40 })
const anchor = fc.record({
  text: fc.string({ unit: fc.constantFrom(...units), minLength: 2, maxLength: 9 }),
  exact: fc.boolean(),
  border: fc.boolean(),
})

/** Unit for unit, as `fold` has it for the letters used here. */
const folded = (each: string) => each.toLowerCase().replaceAll('é', 'e')

function oneByOne(anchors: readonly Anchor[], whole: string): string[] {
  const hits: string[] = []
  for (const [word, { text: own, exact, border }] of anchors.entries())
    for (let at = 0; at + own.length <= whole.length; at++) {
      const there = whole.slice(at, at + own.length)
      const same = exact ? there === own : folded(there) === folded(own)
      if (same && !(border && /[A-Za-z0-9_]/.test(whole[at - 1] ?? ' '))) hits.push(`${word}:${at}:${at + own.length}`)
    }
  return hits.sort()
}

test('finds what comparing at every place finds, whatever the shortest literal', () => {
  fc.assert(
    fc.property(fc.array(anchor, { minLength: 1, maxLength: 6 }), fc.constantFrom(2, 5, 8), text, text, (list, least, before, behind) => {
      const anchors = list.map((each) => ({ ...each, text: each.text.padEnd(least, 'k-') }))
      const whole = `${before}${anchors[0]!.text}${behind}`
      const hits = LiteralAnchors.of(anchors)!.scan(whole)
      expect(hits.map(({ word, start, end }) => `${word}:${start}:${end}`).sort()).toEqual(oneByOne(anchors, whole))
      expect(hits.map(({ end }) => end)).toEqual(hits.map(({ end }) => end).toSorted((a, b) => a - b))
    }),
    { numRuns: 1_000 },
  )
})

test('says of a text in pieces where a literal may stand, a length of one before its end at most', () => {
  fc.assert(
    fc.property(
      fc.array(anchor, { minLength: 1, maxLength: 6 }),
      text,
      text,
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
      (list, before, behind, sizes) => {
        const anchors = LiteralAnchors.of(list)!
        const longest = Math.max(...list.map((each) => each.text.length))
        const whole = `${before}${list[0]!.text}${behind}`
        const holds = anchors.watch()
        let [said, at] = [Number.NEGATIVE_INFINITY, 0]
        for (let k = 0; at < whole.length; k++) {
          const to = Math.min(whole.length, at + sizes[k % sizes.length]!)
          if (holds(whole.slice(at, to))) said = to
          const ends = anchors.scan(whole.slice(0, to)).some(({ end }) => end > at)
          if (ends) expect(at - said).toBeLessThan(longest)
          at = to
        }
      },
    ),
    { numRuns: 1_000 },
  )
})

test('leaves single units, and too many literals of one beginning, to an automaton', () => {
  expect(LiteralAnchors.of([{ text: 'a' }, { text: 'word' }])).toBeNull()
  expect(LiteralAnchors.of(Array.from({ length: 200 }, (_, i) => ({ text: `same beginning ${i}` })))).toBeNull()
})
