import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileLiterals } from './literal-matcher.js'
import { squeezedBeginnings } from './squeezed-beginnings.js'

const word = fc.string({ unit: fc.constantFrom('a', 'b', '7'), minLength: 1, maxLength: 6 })
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'é', '7', ' ', '.', '\u200b'), maxLength: 60 })

test('finds what the automaton finds of hits that are not stretched too far, where they may begin', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), text, fc.boolean(), (words, whole, anywhere) => {
      const mayBegin = (units: Uint16Array, start: number) => anywhere || start === 0 || units[start - 1] === 32
      const longest = Math.max(...words.map(({ length }) => length))
      const near = ({ start, end }: { start: number; end: number }) => end - start <= 2 * longest + 3
      const key = (hits: readonly { word: number; start: number; end: number }[]) =>
        hits.map((hit) => `${hit.word}:${hit.start}:${hit.end}`).sort()
      const all = compileLiterals(words, { caseFold: true, squeezed: true }).scan(whole)
      const units = Uint16Array.from({ length: whole.length }, (_, i) => whole.charCodeAt(i))
      expect(key(squeezedBeginnings(words, mayBegin).scan(whole))).toEqual(
        key(all.filter((hit) => near(hit) && mayBegin(units, hit.start))),
      )
    }),
    { numRuns: 1_000 },
  )
})
