import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VouchedValues } from './vouched-values.js'

const vouchedBy = (text: string) => {
  const values = new VouchedValues()
  values.add(text)
  return values
}

describe('a value is vouched for however it is spelled', () => {
  const cases: [typed: string, value: string | number][] = [
    ['write to Bob@Acme.example please', 'bob@acme.example'],
    ['write to bob@acme.example.', '"Bob, the boss" <BOB@acme.example>'],
    ['write to **bob@acme.example**', 'Bob <bob@acme.example>'],
    ['bob@acme.example and (eve@acme.example)', 'eve@acme.example; Bob <bob@acme.example>'],
    ['call +49 (0)30 1234-5678', '+493012345678'],
    ['call 030 12345678', '+49 30 1234 5678'],
    ['call +1 (555) 010-9999', '0015550109999'],
    ['pay 1.234,50 € to', 1234.5],
    ['pay 1.234,50 € to', '1234.50 EUR'],
    ['pay EUR 1,234.50', '1234.5'],
    ['pay €1 234.50', 1234.5],
    ["pay CHF 1'234.50", '1234.50'],
    ['pay $2.5k', 2500],
    ['pay 3 million dollars', '3,000,000'],
    ['refund 20 EUR', '20.00'],
    ['a refund of -20', -20],
    ['book 5 March 2026', '2026-03-05'],
    ['book March 5th, 2026', '2026-03-05T00:00:00Z'],
    ['am 5. März 2026 um 14:30', '2026-03-05 14:30'],
    ['book 5 March at 2pm', '2026-03-05T14:00:00+01:00'],
    ['book 05.03.2026', '5 Mar 2026'],
    ['to DE89 3704 0044 0532 0130 00 by Friday', 'DE89370400440532013000'],
    ['to DE89370400440532013000', 'de89 3704 0044 0532 0130 00'],
    ['see https://Acme.example:443/a/?q=%7Eb.', 'HTTPS://acme.example/a/?q=~b'],
    ['see https://acme.example/a', 'https://acme.example/a/'],
    ['close TCK-004211 now', 'tck-004211'],
    ['close ticket TCK 004211', 'TCK-004211'],
    ['customer 42, please', 42],
    ['customer #42', '42'],
    ['open "reports/q3 final.pdf"', 'reports/q3 final.pdf'],
    ['tickets C-17, C-18 and C-19', 'C-19, C-17'],
    ['ask the Finance Team', 'finance team'],
    ['{"name":"M\\u00fcller","mail":"bob\\u0040acme.example"}', 'bob@acme.example'],
    ['[{"id":"C-17"},{"n":42}]', 42],
    ['anything', ''],
  ]
  test.each(cases)('%j vouches for %j', (typed, value) => {
    expect(vouchedBy(typed).has(value)).toBe(true)
  })
})

describe('what was not named is not vouched for', () => {
  const cases: [typed: string, value: string | number][] = [
    ['write to bob@acme.example', 'eve@evil.example'],
    ['write to bob@acme.example', 'bob@acme.example.evil.example'],
    ['write to bob@acme.example', 'notbob@acme.example'],
    ['write to bob@acme.example', 'acme.example'],
    ['write to bob@acme.example', 'bob'],
    ['write to bob@acme.example', 'bob@acme.example, eve@evil.example'],
    ['write to bob@acme.example', 'bob@acme.example, mallory'],
    ['write to bob@acme.example', '"bob@acme.example" <eve@evil.example>'],
    ['write to bob@acme.example', 'bob@acme.example <eve@evil.example>'],
    ['write to bob@acme.example', 'bob@acme.example\nBcc: eve@evil.example'],
    ['write to bob@acme.example', 'bob@acme.example%00@evil.example'],
    ['write to bob@acme.example', 'b\u043eb@acme.example'],
    ['write to bob@acme.example', 'mailto:bob@acme.example?bcc=eve@evil.example'],
    ['see https://acme.example/a', 'https://acme.example/a?d=secret'],
    ['see https://acme.example/a', 'https://acme.example.evil.example/a'],
    ['see https://acme.example/a', 'https://acme.example@evil.example/a'],
    ['see https://acme.example/a', 'https://acme.example'],
    ['see https://acme.example/a', 'http://acme.example/a'],
    ['pay 1.234,50 €', 12345],
    ['pay 1.234,50 €', '1234.50 USD'],
    ['pay 50', 500],
    ['pay 50', -50],
    ['invoice 4711-22', 4711],
    ['ticket TCK-0042', 42],
    ['account 9-123456', '123456'],
    ['account 123456/7', '123456'],
    ['account 9123456', '123456'],
    ['book 5 March 2026', '2026-03-06'],
    ['book 5 March 2026', '2027-03-05'],
    ['book 5 March 2026 at 2pm', '2026-03-05T15:00'],
    ['to DE89 3704 0044 0532 0130 00', 'DE89370400440532013001'],
    ['to DE89 3704 0044 0532 0130 00', '3704004405320130'],
    ['call 030 12345678', '+49 30 1234 5679'],
    ['read /home/bob/notes', '/home/bob'],
    ['read /home/bob/notes', 'bob/notes'],
    ['open "reports/q3.pdf"', 'reports/q3.pdf.exe'],
    ['tickets C-17 and C-18', 'C-17, C-99'],
    ['["12345","678"]', '12345678'],
    ['', 'x'],
  ]
  test.each(cases)('%j does not vouch for %j', (typed, value) => {
    expect(vouchedBy(typed).has(value)).toBe(false)
  })
})

test('any address that the user typed is vouched for, and no other', () => {
  const local = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(?:[.+_-][a-z0-9]{1,5})?$/u)
  const host = fc.stringMatching(/^[a-z][a-z0-9]{0,8}\.example$/u)
  const mail = fc.tuple(local, host).map((parts) => parts.join('@'))
  fc.assert(
    fc.property(mail, mail, fc.constantFrom('mail %, now', '<%>', 'To: %', '%'), (a, b, frame) => {
      const values = vouchedBy(frame.replace('%', () => a))
      expect(values.has(a.toUpperCase())).toBe(true)
      expect(values.has(b)).toBe(a === b)
      expect(values.has(`${a}, ${b}`)).toBe(a === b)
    }),
  )
})

test('no value and no text makes it throw or take long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 60 }), (text, value) => {
      expect(typeof vouchedBy(text).has(value)).toBe('boolean')
    }),
    { numRuns: 200 },
  )
})
