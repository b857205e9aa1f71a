import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DetectionContext } from '../../vocabulary/detector.js'
import { compilePattern } from './automaton.js'
import { pattern } from './index.js'

const CONTEXT: DetectionContext = { origin: 'assistant' }

/** Units that stand in any match, by trying every beginning and end with the engine's own expressions. */
function covered(source: string, text: string): boolean[] {
  const whole = new RegExp(`^(?:${source})$`)
  const units: boolean[] = new Array(text.length).fill(false)
  for (let i = 0; i < text.length; i++) for (let j = i + 1; j <= text.length; j++) if (whole.test(text.slice(i, j))) units.fill(true, i, j)
  return units
}

const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\d', '.', 'c')
const piece = fc.tuple(atom, fc.constantFrom('', '', '+', '*', '?', '{2}', '{1,3}', '{2,}')).map(([a, r]) => a + r)
const branch = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
const source = fc.tuple(branch, branch, branch).map(([x, y, z]) => `(?:${x}|${y})${z}`)

test('finds the units that stand in a match, as an exhaustive search does', () => {
  fc.assert(
    fc.property(source, fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '\n'), maxLength: 12 }), (expression, text) => {
      fc.pre(!new RegExp(`^(?:${expression})$`).test(''))
      const units: boolean[] = new Array(text.length).fill(false)
      for (const { start, end } of compilePattern(expression).scan(text)) units.fill(true, start, end)
      expect(units).toEqual(covered(expression, text))
    }),
    { numRuns: 500 },
  )
})

test('what live calls final stays as it is when more text follows', () => {
  fc.assert(
    fc.property(source, fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 14 }), fc.nat(14), (expression, whole, cut) => {
      fc.pre(!new RegExp(`^(?:${expression})$`).test(''))
      const automaton = compilePattern(expression)
      const seen = whole.slice(0, cut)
      const final = automaton.live(seen)
      return automaton.scan(whole).every((run) => run.end <= seen.length || run.start >= final)
    }),
    { numRuns: 500 },
  )
})

describe('through the detector', () => {
  const found = (expression: string, text: string) =>
    pattern
      .create({ pattern: expression })(text, CONTEXT)
      .map((span) => text.slice(span.start, span.end))
  test.each([
    ['TCK-[0-9]{6}', 'see TCK-123456 and TCK-12', ['TCK-123456']],
    ['(?i)tck-\\d+', 'Tck-7, tCK-88', ['Tck-7', 'tCK-88']],
    ['[\\u4e00]'.replace('\\u4e00', '鷹'), 'その鷹は', ['鷹']],
    ['[^\\s]{3}x', 'ab abcx', ['abcx']],
    ['\\x41\\.b', 'A.b', ['A.b']],
  ])('%s in %s', (expression, text, expected) => expect(found(expression, text)).toEqual(expected))

  test.each([
    ['(?=a)', 'look-around'],
    ['(a)\\1', 'back-reference'],
    ['\\bword', 'word border'],
    ['^a', 'anchor'],
    ['a*', 'empty text'],
    ['(a', '"(" without'],
    ['a)', '")" without'],
    ['[a', 'without "]"'],
    ['a{2000}', 'above 1000'],
    ['(a{500}){9}', 'more than 512'],
    ['a{3,1}', 'counts down'],
    ['(?P<x>a)', 'names'],
    ['a++', 'possessive'],
    ['\\pL', 'not supported'],
    ['('.repeat(5_000), 'nested more than'],
    ['((){1000}){1000}', 'empty text'],
    ['', 'not empty'],
  ])('refuses %s by name', (expression, reason) => expect(pattern.check?.({ pattern: expression })[0]).toContain(reason))

  test('any source is compiled or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab()[]{}|*+?\\^$.-,01dwsx:=!') }), (expression) =>
        Array.isArray(pattern.check?.({ pattern: expression })),
      ),
      { numRuns: 500 },
    )
  })
})
