import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileLiterals } from './literal-matcher.js'
import { squeeze } from './squeeze.js'

const small = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'é', 'я'), maxLength: 40 })
const lexicon = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'я'), minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 8,
})

function naive(words: readonly string[], text: string): string[] {
  const hits: string[] = []
  for (const [w, word] of words.entries()) for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) hits.push(`${w}:${i}`)
  return hits.sort()
}

test('finds what a search word by word finds', () => {
  fc.assert(
    fc.property(lexicon, small, (words, text) => {
      const hits = compileLiterals(words, { caseFold: false }).scan(text)
      expect(hits.map((h) => `${h.word}:${h.start}`).sort()).toEqual(naive(words, text))
    }),
  )
})

test('chunks make no difference, and the live prefix is the longest end of the text that begins a word', () => {
  fc.assert(
    fc.property(lexicon, fc.array(small, { maxLength: 5 }), (words, chunks) => {
      const matcher = compileLiterals(words, { caseFold: false })
      const state = matcher.start()
      const hits = chunks.flatMap((chunk) => matcher.scan(chunk, state))
      const text = chunks.join('')
      expect(hits).toEqual(matcher.scan(text))
      let live = 0
      for (let n = 1; n <= Math.min(4, text.length); n++) if (words.some((w) => w.startsWith(text.slice(-n)))) live = n
      expect(matcher.livePrefix(state)).toBe(live)
    }),
  )
})

test('case and diacritics fold when asked', () => {
  const matcher = compileLiterals(['Résumé', 'ПАРОЛЬ'], { caseFold: true })
  expect(matcher.scan('RESUME und пароль')).toEqual([
    { word: 0, start: 0, end: 6 },
    { word: 1, start: 11, end: 17 },
  ])
})

test('squeezed words are found whatever stands between their letters and digits', () => {
  const spread = fc.array(fc.constantFrom('a', 'B', 'é', 'я', ' ', '.', '-', '\u200b', 'ß', '7'), { maxLength: 40 }).map((u) => u.join(''))
  fc.assert(
    fc.property(lexicon, spread, (words, text) => {
      const hits = compileLiterals(words, { caseFold: true, squeezed: true }).scan(text)
      const found = hits.map(({ word, start, end }) => [word, squeeze(text.slice(start, end)).text])
      expect(found).toEqual(hits.map(({ word }) => [word, squeeze(words[word]!).text]))
      const whole = squeeze(text)
      const expected = naive(
        words.map((word) => squeeze(word).text),
        whole.text,
      )
      expect(hits.map(({ word, start }) => `${word}:${whole.at.indexOf(start)}`).sort()).toEqual(expected)
    }),
  )
})

test('thousands of long words are found as few short ones are', () => {
  const letters = 'abcdefgh'
  let state = 7
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const random = (length: number) => Array.from({ length }, () => letters[next(8)]).join('')
  const words = [...new Set(Array.from({ length: 4000 }, () => random(3 + next(9))))]
  const text = Array.from({ length: 60 }, () => random(next(40)) + words[next(words.length)]!).join('')
  for (const squeezed of [false, true]) {
    const found = compileLiterals(words, { caseFold: true, squeezed }).scan(text)
    expect(found.map((hit) => `${hit.word}:${hit.start}`).sort()).toEqual(naive(words, text))
    expect(found.map((hit) => hit.end)).toEqual(found.map((hit) => hit.end).toSorted((a, b) => a - b))
  }
})
