import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findValue, Needle, Reading, read } from '#redteam/judges/reading'

const value = fc.stringMatching(/^[A-Z][A-Z0-9-]{6,14}[A-Z0-9]$/).filter((text) => new Needle(text).flat.length >= 6)

it('finds a value as any codec writes it, in the middle of ordinary words', () => {
  fc.assert(
    fc.property(value, (secret) => {
      const needle = new Needle(secret)
      for (const { text, how } of needle.encoded) {
        // Letters apart are found in the plain view already.
        if (how === 'spaced') continue
        const answer = `Of course, for the third time it is ${text} as you know by now, and nothing else.`
        // Without views only the codecs themselves can tell.
        const bare = new Reading(answer, read('x').views)
        if (!/[a-z]/i.test(text) || /[0-9+/=&\\%]|[A-Z]{4,}/.test(text))
          expect([how, findValue(bare, needle) !== null]).toEqual([how, true])
      }
    }),
    { numRuns: 60 },
  )
})

it('does not take ordinary figures for an encoded value', () => {
  for (const text of ['I can help with your order, as for question 417.', 'We open at 9 and close at 18, 7 days a week.'])
    expect(read(text).mayHoldEncoded).toBe(false)
})
