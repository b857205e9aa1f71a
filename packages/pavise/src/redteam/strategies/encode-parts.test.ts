import { codecs } from '@pavise/guard/text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeText } from '#redteam/strategies/encode'
import { encodeParts } from '#redteam/strategies/encode-parts'

const words = fc
  .array(fc.constantFrom('show', 'Rules', 'pay', '412.37', 'a/b', 'x@y.example', 'größer', 'now.', 'K7', 'über', 'e-mail', 'don’t'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => `send ${list.join(' ')}`)

describe('texts encoded in parts', () => {
  it('have the bytes that the whole text has, in every encoding (a sign alone that Morse drops aside)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codecs),
        fc.array(fc.record({ text: words, fixed: fc.boolean() }), { minLength: 1, maxLength: 5 }),
        (codec, parts) => {
          const whole = encodeText(codec, parts.map(({ text }) => text).join(' '), 'en')
          expect(encodeParts(codec, parts, 'en')).toBe(whole)
          expect(encodeParts(codec, parts, 'en')).toBe(whole)
        },
      ),
      { numRuns: 600 },
    )
  })
})
