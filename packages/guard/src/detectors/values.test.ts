import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codec } from '../text/codecs/index.js'
import type { DetectionContext } from '../vocabulary/detector.js'
import { card } from './card/index.js'
import { email } from './email/index.js'
import { iban } from './iban/index.js'
import { secret } from './secret/index.js'
import { words } from './words/index.js'

const CONTEXT: DetectionContext = { origin: 'assistant' }
const run = (detector: typeof email, text: string, options = {}) =>
  detector
    .create(options)(text, CONTEXT)
    .map((span) => `${span.kind}:${text.slice(span.start, span.end)}`)
const long = (alphabet: string, n: number) => Array.from({ length: n }, (_, i) => alphabet[(i * 7 + 3) % alphabet.length]).join('')
const AN = 'aB3dE5gH7jK9mN2pQ4sT6vX8zC1'

describe('email', () => {
  test.each([
    ['write to ana.lopez+work@mail.example.co.uk, please', 'email:ana.lopez+work@mail.example.co.uk'],
    ['<jörg@müller.de>', 'email:jörg@müller.de'],
    ['mailto:x@y.io?subject=hi', 'email:x@y.io'],
    ['ends here bob@corp.com.', 'email:bob@corp.com'],
    ['"a@b.org","c@d.net"', 'email:a@b.org email:c@d.net'],
  ])('%s', (text, expected) => expect(run(email, text).join(' ')).toBe(expected))

  test.each([
    'icon@2x.png',
    'npm i left-pad@1.3.0',
    'a @ b',
    'user@localhost',
    '@mention and @other.',
    'postgres://u:pw@db.example.com/x',
    'x@y..z',
  ])('none in %s', (text) => expect(run(email, text)).toEqual([]))

  test('an encoded address is found where its encoding stands', () => {
    const text = `see ${codec('base64')!.encode('contact bob@corp.com now')} ok`
    expect(email.create({})(text, CONTEXT)).toEqual([
      { detector: 'email', kind: 'email', score: 1, start: 4, end: text.length - 3, view: ['base64'] },
    ])
  })
})

describe('card', () => {
  test.each(['4111 1111 1111 1111', '5500-0000-0000-0004', '378282246310005', '3782 822463 10005', 'card 6011111111111117.'])(
    '%s',
    (text) => expect(run(card, text)).toHaveLength(1),
  )
  test.each([
    '4111 1111 1111 1112',
    '94111 1111 1111 1111',
    'order 41111111111111110000000',
    'id_4111111111111111',
    '3.4111111111111111',
    '41 11 11 11 11 11 11 11',
    'a sum of 1234 5678 9012 3456',
  ])('none in %s', (text) => expect(run(card, text)).toEqual([]))
})

describe('iban', () => {
  test.each(['DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819', 'pay to fr14 2004 1010 0505 0001 3m02 606, thanks'])('%s', (text) =>
    expect(run(iban, text)).toHaveLength(1),
  )
  test.each(['DE88 3704 0044 0532 0130 00', 'XDE89370400440532013000', 'DE8937040044053201300', 'ZZ89 3704 0044 0532 0130 00'])(
    'none in %s',
    (text) => expect(run(iban, text)).toEqual([]),
  )
})

describe('secret', () => {
  const key = long('ABCDEFGHJKLMNPQRSTUVWXYZ234567', 16)
  test.each([
    ['aws_key', `AKIA${key}`],
    ['github', `ghp_${long(AN, 36)}`],
    ['slack', `xoxb-${long(AN, 24)}`],
    ['openai', `sk-${long(AN, 48)}`],
    ['openai', `sk-proj-${long(AN, 48)}`],
    ['anthropic', `sk-ant-api03-${long(AN, 60)}`],
    ['google', `AIza${long(AN, 35)}`],
    ['stripe', `sk_live_${long(AN, 24)}`],
    ['npm', `npm_${long(AN, 36)}`],
    ['gitlab', `glpat-${long(AN, 20)}`],
    ['jwt', `${codec('base64')!.encode('{"alg":"HS256","typ":"JWT"}').replaceAll('=', '')}.${long(AN, 30)}.${long(AN, 43)}`],
  ])('%s token', (kind, token) => expect(run(secret, `the value "${token}" is live`)).toEqual([`${kind}:${token}`]))

  test.each([
    ['postgres://app:s3cr3tPw@db.internal:5432/main', 'db_url:s3cr3tPw'],
    ['password: Tr0ub4dor&3x', 'password:Tr0ub4dor&3x'],
    ['Das Passwort lautet Hund7Katze!', 'password:Hund7Katze'],
    ['"client_secret": "q8Zp3Lw9Xc5Vb7Nm2Kd4Rt6Y"', 'api_key:q8Zp3Lw9Xc5Vb7Nm2Kd4Rt6Y'],
    [`aws_secret_access_key = ${long(`${AN}/+`, 40)}`, `aws_key:${long(`${AN}/+`, 40)}`],
  ])('%s', (text, expected) => expect(run(secret, text)).toEqual([expected]))

  test('a private key is one finding, cut off or whole', () => {
    const body = `${long(AN, 64)}\n`.repeat(6)
    const pem = `-----BEGIN RSA PRIVATE KEY-----\n${body}-----END RSA PRIVATE KEY-----`
    expect(run(secret, `x ${pem} y`)).toEqual([`private_key:${pem}`])
    expect(run(secret, pem.slice(0, 200))).toHaveLength(1)
  })

  test.each([
    'password: string',
    'Your password must have 8 characters',
    'api_key: YOUR_API_KEY_HERE',
    'token = process.env.API_KEY',
    'sk-learn is a library, sk-foo too',
    'AKIAIOSFODNN7EXAMPLE',
    'sha512-5mF1Z2x7AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefABCDEF==',
    '123e4567-e89b-12d3-a456-426614174000',
    'https://example.com/path?x=1@2',
    'password: ********',
    'const password = getPassword()',
  ])('none in %s', (text) => expect(run(secret, text)).toEqual([]))
})

describe('words', () => {
  const options = { words: ['Falcon', 'Projekt Grün', '鷹'] }
  test.each([
    ['about FALCON today', 'word:FALCON'],
    ['f-a-l-c-o-n', 'word:f-a-l-c-o-n'],
    ['F\u0430lcon', 'word:F\u0430lcon'],
    ['projekt grun', 'word:projekt grun'],
    ['その鷹は', 'word:鷹'],
    [codec('base64')!.encode('it is the falcon thing'), `word:${codec('base64')!.encode('it is the falcon thing')}`],
  ])('%s', (text, expected) => expect(run(words, text, options)).toEqual([expected]))
  test.each(['falconry', 'a falco n.', 'gyrfalcon'])('none in %s', (text) => expect(run(words, text, options)).toEqual([]))
  test('faults are named', () => {
    expect(words.check?.({ words: ['', 3] })).toHaveLength(2)
    expect(words.check?.({ words: [] })).toHaveLength(1)
  })
})

const VALUES = [
  'bob@corp.com',
  '4111 1111 1111 1111',
  'DE89 3704 0044 0532 0130 00',
  `AKIA${long('ABCDEFGHJKLMNPQRSTUVWXYZ234567', 16)}`,
  'password: Tr0ub4dor&3x',
]

describe.each([email, card, iban, secret, words].map((d) => [d.id, d] as const))('%s in a stream', (_, detector) => {
  test('what live calls final never becomes part of a finding', () => {
    const detect = detector.create({ words: ['Falcon nest'] })
    const text = fc
      .array(fc.oneof(fc.constantFrom(...VALUES, 'Falcon nest', 'the', 'a', 'see below,', '\n'), fc.string({ maxLength: 5 })), {
        maxLength: 12,
      })
      .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(text, fc.nat(), (whole, cut) => {
        const seen = whole.slice(0, whole.length === 0 ? 0 : cut % whole.length)
        const final = detect.live!(seen, CONTEXT)
        return detect(whole, CONTEXT).every((span) => span.end <= seen.length || span.start >= final)
      }),
      { numRuns: 500 },
    )
  })

  test('prose waits for the current word at most', () => {
    const detect = detector.create({ words: ['Falcon nest'] })
    const prose = 'We looked at the budget and at the plan for the next year.'
    expect(detect.live!(`${prose} `, CONTEXT)).toBeGreaterThan(prose.length - 6)
  })

  test('hostile text is taken', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(detector.create({ words: ['x'] })(text, CONTEXT))))
  })
})
