import fc from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, test } from 'vitest'
import type { DetectionContext } from '../../vocabulary/detector.js'
import { compilePattern } from './compile.js'
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
    { numRuns: 150 },
  )
})

test('what re2js refuses is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab()[]{}|*+?\\.-,018dwszbAB^$:i'), maxLength: 8 }), (expression) => {
      let valid = true
      try {
        RE2JS.compile(expression)
      } catch {
        valid = false
      }
      return valid || pattern.check?.({ pattern: expression })[0] !== undefined
    }),
    { numRuns: 2000 },
  )
})

test('work and memory are bounded where states explode', () => {
  const automaton = compilePattern('[ab]*a[ab]{14}c')
  const text = Array.from({ length: 20_000 }, (_, i) => 'ab'[(i * i * 7 + (i >> 3)) & 1]).join('')
  expect(automaton.scan(text)).toEqual([])
  expect(automaton.scan(`${text}a${'b'.repeat(14)}c`)).toEqual([{ start: 0, end: text.length + 16 }])
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
    ['a.b', 'a😀b a\nb', ['a😀b']],
    ['[😀-😎]+', 'x 😁😃 y', ['😁😃']],
    ['(?i)ÄRGER', 'ärger', ['ärger']],
    ['(?P<code>[[:upper:]]{2})-(?i:x)y', 'AB-Xy ab-xy AB-XY', ['AB-Xy']],
    ['\\p{Greek}+', 'the λόγος of', ['λόγος']],
    ['\\Qa.b\\E+', 'a.bb axb', ['a.bb']],
    ['\\141\\07?', 'ab', ['a']],
    ['(?i)ÄR|\\bx', 'x ax äR', ['x', 'äR']],
  ])('%s in %s', (expression, text, expected) => expect(found(expression, text)).toEqual(expected))

  test.each([
    ['(?=a)', 'look-around'],
    ['(a)\\1', 'back-reference'],
    ['[\\b]', 'no member of a class'],
    ['\\b', 'empty text'],
    ['(?m:^)*$', 'empty text'],
    ['a\\Z', 'escape \\Z at 2'],
    ['a\\C', 'escape \\C at 2'],
    ['\\8', 'back-reference'],
    ['\\é', 'escape'],
    ['a*', 'empty text'],
    ['(a', '"(" without'],
    ['a)', '")" without'],
    ['[a', 'without "]"'],
    ['a{2000}', 'above 1000'],
    ['(a{500}){9}', 'more than 512'],
    ['a{3,1}', 'counts down'],
    ['(?#a)', 'opens no group'],
    ['(?P<x>a)(?P<x>b)', 'a second time'],
    ['a++', 'possessive'],
    ['\\p{Nothing}', 'no category'],
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
