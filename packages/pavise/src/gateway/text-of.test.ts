import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf } from '#gateway/text-of'

test.each([1, 5_000])('decodes what UTF-8 encodes, repeated to %i units at least', (least) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (unit) => {
      const text = unit.toWellFormed().repeat(Math.ceil(least / unit.length))
      expect(textOf(Buffer.from(text))).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test.each(['', '\ufeffmarked', 'a\u0000b', '\u{10ffff}', 'é', '’'])('keeps %j as it is', (text) => {
  for (const each of [text, text.repeat(5_000)]) expect(textOf(Buffer.from(each))).toBe(each)
})
