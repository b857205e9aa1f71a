import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextSet } from './text-set.js'

test('a text is new exactly when no equal one was there before', () => {
  // Texts of one shape differ only in units that are not looked at first.
  const alike = fc
    .array(fc.constantFrom('a', 'b'), { minLength: 4, maxLength: 4 })
    .map((units) => `start ${units.join('')} and the end of it`)
  fc.assert(
    fc.property(fc.array(fc.oneof(alike, fc.string({ maxLength: 3 })), { maxLength: 60 }), (texts) => {
      const [ours, set] = [new TextSet(), new Set<string>()]
      for (const text of texts) {
        expect(ours.add(text)).toBe(!set.has(text))
        set.add(text)
      }
    }),
  )
})
