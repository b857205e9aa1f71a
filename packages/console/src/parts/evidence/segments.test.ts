import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenPieces, segmentsOf } from './segments'

const span = fc.record({
  start: fc.integer({ min: -5, max: 60 }),
  end: fc.integer({ min: -5, max: 60 }),
  kind: fc.constantFrom('attack', 'context'),
})

test('segments put together are the text, whatever the spans', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 6 }), fc.array(span, { maxLength: 6 }), (text, veils, marks) => {
      expect(
        segmentsOf(text, veils, marks)
          .map((segment) => segment.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
test('an attack wins over its context, and both keep a veil', () => {
  const segments = segmentsOf(
    'to audit now',
    [{ start: 3, end: 8, kind: 'email' }],
    [
      { start: 0, end: 12, kind: 'context' },
      { start: 3, end: 8, kind: 'attack' },
    ],
  )
  expect(segments).toEqual([
    { text: 'to ', mark: 'context' },
    { text: 'audit', veil: 'email', mark: 'attack' },
    { text: ' now', mark: 'context' },
  ])
})
test('hidden characters are named, and nothing is lost', () => {
  expect(hiddenPieces('a\u202eb\u200b')).toEqual([
    { text: 'a' },
    { text: '\u202e', hidden: 'U+202E' },
    { text: 'b' },
    { text: '\u200b', hidden: 'U+200B' },
  ])
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(
        hiddenPieces(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
