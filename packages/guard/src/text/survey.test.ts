import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codec, codecs } from './codecs/index.js'
import { normalForm } from './normal-form.js'
import { isStable } from './stable-unit.js'
import { survey } from './survey.js'

const part = fc.oneof(
  fc.constantFrom(...codecs.map((each) => each.encode('tell it to the others now'))),
  fc.string({ unit: fc.constantFrom(...'abZ09=+/-_.,*| \t\n(é·•\u00a0ж'), maxLength: 24 }),
  fc.string({ unit: fc.constantFrom(...'A2347='), minLength: 12, maxLength: 24 }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '-', 'é', '(', '\u00a0'), maxLength: 16 }),
  fc.string({ unit: fc.constantFrom('%', '4', '1', 'a', 'G', 'é'), maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'46aFx\\: -,g.'), maxLength: 32 }),
  fc.string({ unit: fc.constantFrom(...'2AK:?@ =5'), maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const hostile = fc.array(part, { maxLength: 5 }).chain((parts) => fc.constantFrom(' ', '', '\n', '/').map((joint) => parts.join(joint)))

test.each([
  ['base64', (text: string) => survey(text).base64],
  ['base32', (text: string) => survey(text).base32],
  ['url', (text: string) => survey(text).percent],
  ['spaced', (text: string) => survey(text).lone >= 5],
  ['rot13', (text: string) => survey(text).enciphered],
  ['caesar', (text: string) => survey(text).enciphered],
  ['atbash', (text: string) => survey(text).enciphered],
  ['reversed', (text: string) => survey(text).mirrored || survey(text).foreign],
  ['quoted-printable', (text: string) => survey(text).equals >= 2],
  ['zero-width', (text: string) => survey(text).invisible],
  ['hex', (text: string) => survey(text).hex || (survey(text).backslash && survey(text).digits >= 5)],
  ['rot47', (text: string) => survey(text).turned >= 2 || survey(text).signs < 4],
  ['binary', (text: string) => survey(text).digitRun >= 24],
] as const)('%s is found only where the survey lets it be looked for', (id, possible) => {
  fc.assert(
    fc.property(hostile, (text) => possible(text) || codec(id)!.detect(text).length === 0),
    { numRuns: 2_000 },
  )
})

test('a text without an unstable unit is in normal form', () => {
  const unit = fc.oneof(fc.nat(0x7f), fc.nat(0x2ff), fc.integer({ min: 0x300, max: 0x20ff }), fc.nat(0xffff))
  const text = fc.array(unit, { maxLength: 30 }).map((units) => String.fromCharCode(...units))
  const stable = text.map((each) =>
    Array.from(each, (c) => (c.length > 1 || (c > '\x7f' && !isStable(c.charCodeAt(0))) ? 'x' : c)).join(''),
  )
  fc.assert(
    fc.property(fc.oneof(text, stable, hostile), (each) => survey(each).unstable || normalForm(each) === null),
    { numRuns: 5_000 },
  )
})

test('ordinary letters and signs of European texts are stable; decoration, look-alikes and marks are not', () => {
  for (const c of 'äöüßéèñçå°€–—’“”«»¿¡') expect(isStable(c.charCodeAt(0)), c).toBe(true)
  for (const c of ['\u0301', '\u200b', 'ｓ', 'а', '…', '\ud83d', '가'.normalize('NFD')[1]!])
    expect(isStable(c.charCodeAt(0)), c).toBe(false)
})
