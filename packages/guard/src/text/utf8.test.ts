import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBytes, looksLikeText, toBytes } from './utf8.js'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

test('accepts exactly what a strict decoder accepts', () => {
  const near = fc.array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc1, 0xc2, 0xe0, 0x9f, 0xa0, 0xed, 0xef, 0xf0, 0x8f, 0x90, 0xf4, 0xf5, 0xff), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(fc.oneof(near, fc.array(fc.nat(255), { maxLength: 12 })), (list) => {
      const bytes = Uint8Array.from(list)
      let expected: string | null = null
      try {
        expected = strict.decode(bytes)
      } catch {
        expected = null
      }
      expect(fromBytes(bytes)).toBe(expected)
    }),
    { numRuns: 2_000 },
  )
})

test('well-formed text survives', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fromBytes(toBytes(text)) === text.toWellFormed()))
})

test.each([
  ['plain words', true],
  ['новости дня', true],
  ['tab\tand\nline', true],
  ['\u0000\u0001', false],
  ['\u0081\u0082\u0083', false],
  ['', false],
])('looks like text: %j', (text, yes) => expect(looksLikeText(text)).toBe(yes))
