import fc from 'fast-check'
import { expect, test } from 'vitest'
import { survey } from '../text/survey.js'
import { scanCards } from './card/index.js'
import { scanEmails } from './email/index.js'
import { scanIbans } from './iban/index.js'
import { inViews } from './in-views.js'

const part = fc.oneof(
  fc.constantFrom('4111 1111 1111 1111', '5555-5555-5555-4444', 'DE89 3704 0044 0532 0130 00', 'gb33bukb20201555555555', 'ann@example.org'),
  fc.constantFrom('é', 'ß', '\u200b', ' ', '\n', '(', 'x', '-', '7', '%', 'П'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))

test.each([
  ['card', scanCards, (each: string) => survey(each).digitRun >= 12],
  ['iban', scanIbans, (each: string) => survey(each).lettered],
  ['email', scanEmails, (each: string) => survey(each).at],
] as const)('%s: where the survey rules it out there is none', (_, scan, possible) => {
  fc.assert(
    fc.property(text, (each) => possible(each) || scan(each).length === 0),
    { numRuns: 3_000 },
  )
})

test('a view with an encoding is scanned whatever the survey of the text says', () => {
  const spans = inViews('email', 'see YW5uLm1pbGxlckBleGFtcGxlLm9yZw== there', scanEmails, new Set(), (seen) => seen.at)
  expect(spans.map(({ kind, start, end }) => [kind, start, end])).toEqual([['email', 4, 36]])
})
