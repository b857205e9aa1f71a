import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextUnit } from './next-unit.js'

test('searches find the units that a walk finds, from every place, also behind the end', () => {
  const search = nextUnit(/[.\u200b]|\udb40/g)
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '.', '\u200b', '\u{e0041}', '\udb40', 'é', '\n'), maxLength: 30 }), (text) => {
      for (let from = 0; from <= text.length + 2; from++) {
        let at = Math.min(from, text.length)
        while (at < text.length && !'.\u200b\udb40'.includes(text[at]!)) at++
        expect(search(text, from)).toBe(at)
      }
    }),
  )
})
