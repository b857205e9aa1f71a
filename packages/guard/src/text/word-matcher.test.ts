import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileLiterals } from './literal-matcher.js'
import { binds } from './word-border.js'
import { compileWords } from './word-matcher.js'

const OPTIONS = { caseFold: true, spaces: true }
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 'é', 'я', '的', ' ', "'", '<'), minLength: 1, maxLength: 7 })
const text = fc.string({ unit: fc.constantFrom('a', 'B', 'n', 'É', 'Я', '的', ' ', '\n', '’', '<', '\\'), maxLength: 60 })

/** Whether a word of the text reaches over an offset. */
function isInside(text: string, at: number): boolean {
  if (!binds(text.charCodeAt(at)) || !binds(text.charCodeAt(at - 1))) return false
  return !/\\[nrt]$/.test(text.slice(0, at))
}

test('finds what a search everywhere finds, where words begin', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), text, (phrases, text) => {
      const everywhere = compileLiterals(phrases, OPTIONS).scan(text)
      expect(compileWords(phrases, OPTIONS).scan(text)).toEqual(everywhere.filter(({ start }) => !isInside(text, start)))
    }),
    { numRuns: 500 },
  )
})
