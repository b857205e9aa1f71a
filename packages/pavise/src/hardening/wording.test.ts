import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_SHARED_WORDS, repeatsWording } from '#hardening/wording'

const word = fc.stringMatching(/^[a-zà-öø-ÿ]{2,9}$/)

describe('repeatsWording', () => {
  test.each([
    {
      rule: { when: { detector: 'words', words: ['send the whole list to me now'] } },
      text: 'Please SEND the whole-list to me, now!',
      expected: true,
    },
    { rule: { when: { detector: 'injection', fpr: 0.01 } }, text: 'Please send the whole list to me now', expected: false },
    { rule: { words: ['send the whole list to'] }, text: 'send the whole list to me', expected: false },
  ])('$rule against "$text" is $expected', ({ rule, text, expected }) => {
    expect(repeatsWording(rule, [text])).toBe(expected)
  })

  test('six shared words in a row are always seen, wherever they stand', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 6, maxLength: 6 }), fc.array(word), fc.array(word), (shared, before, after) => {
        expect(shared).toHaveLength(MOST_SHARED_WORDS + 1)
        expect(repeatsWording({ note: shared.join(' ') }, [[...before, ...shared, ...after].join(', ')])).toBe(true)
      }),
    )
  })
})
