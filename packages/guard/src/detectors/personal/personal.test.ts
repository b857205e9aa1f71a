import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DetectionContext } from '../../vocabulary/detector.js'
import { personal, scanPersonal } from './index.js'

const CONTEXT: DetectionContext = { origin: 'user' }
const kinds = (text: string) =>
  scanPersonal(text)
    .filter(({ score }) => score >= 0.5)
    .map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`)

describe('telephone numbers', () => {
  test.each([
    '(415) 555-0132',
    '415-555-0132',
    '1-415-555-0132',
    '415.555.0132',
    '+1 415 555 0132',
    '+1-415-555-0132 ext. 12',
    '020 7946 0958',
    '07700 900123',
    '+44 (0)20 7946 0958',
    '0044 20 7946 0958',
    '030/1234567',
    '0151-23456789',
    '+49 30 1234567',
    '06 12 34 56 78',
    '+33 6 12 34 56 78',
    '01.23.45.67.89',
    '+34 612 345 678',
    '347 123 4567',
    '+39 06 1234 5678',
    '(11) 91234-5678',
    '+55 11 91234-5678',
    '06-12345678',
    '+48 601 234 567',
    '8 (912) 345-67-89',
    '+7 912 345 67 89',
    '138 1234 5678',
    '+86 138 1234 5678',
    '090-1234-5678',
    '+81 90 1234 5678',
    '010-1234-5678',
    '+82 10-1234-5678',
    '98765 43210',
    '+91 98765 43210',
    '070-123 45 67',
    '+46 70 123 45 67',
    '+47 912 34 567',
    '+45 12 34 56 78',
    '040 1234567',
    '079 123 45 67',
    '0412 345 678',
    '0532 123 45 67',
    '050-123-4567',
    '+971 50 123 4567',
    '+65 9123 4567',
  ])('%s', (number) => expect(kinds(`Reach us: ${number}, thanks`)).toEqual([`phone:${number}`]))

  test.each([
    ['call me on 4155550132', '4155550132'],
    ['Handynummer 15123456789', '15123456789'],
    ['teléfono: 612345678', '612345678'],
    ['téléphone 612345678', '612345678'],
    ['我的手机是13812345678。', '13812345678'],
    ['電話番号は0312345678です', '0312345678'],
    ['tel. komórka 601 234 567', '601 234 567'],
    ['номер телефона 9123456789', '9123456789'],
    ['"mobile":"9876543210"', '9876543210'],
    ['5550132 is my cell', '5550132'],
  ])('%s', (text, number) => expect(kinds(text)).toEqual([`phone:${number}`]))
})

describe('look-alikes are nobody’s', () => {
  test.each([
    'The build of 2024-01-15 09:30:00 took 1705311000 ms',
    'on 01.02.2024 and 15/03/2024',
    'version 10.0.19045.3803 and v1.2.3.4',
    'Chrome/120.0.6099.109 Safari/537.36',
    'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'id 123e4567-e89b-12d3-a456-426614174000',
    'order no. 123-45-6789',
    'Rechnungsnummer 030/1234567',
    'part number 415-555-0132',
    'ISBN 978-3-16-148410-0',
    'a total of 1 234 567 890 units, 3.14159265358979',
    'pages 123-456, rows 1000000',
    'ticket #4155550132',
    '12:30:45 to 13:00:00',
    'std::vector<int> a::b::c',
    'the ratio 0.1234567 and 12,345,678.90',
    'timestamp 1712345678901',
    'at 00:24:08.280-0345, done',
    'T08:44:00.953084416+0200 ok',
    '00:04:08,805247232+0730',
    'EAN 4006381333931',
    'in 2023 2024 2025 we grew 10 20 30 percent',
    '1 2 3 4 5 6 7 8 9 10 11 12',
    'a 4-4-2 and 10-20-30',
    'GET /api/v1/users/123456789/orders/987654321',
  ])('%s', (text) => expect(kinds(text)).toEqual([]))
})

describe('in a stream', () => {
  const parts = fc.constantFrom(
    ...['SSN', 'is my SSN', 'my', 'call', '536-90-4399', '536904399', '+44 (0)20 7946 0958', '(415) 555-0132', '4155550132', 'x12'],
    ...[
      'AB 12 34 56 C',
      '12 March 1985',
      'born on',
      'DOB',
      '1985-03-12',
      '4111 1111 1111 1111',
      'DE89 3704 0044 0532 0130 00',
      'the',
      'and so',
    ],
    ...[
      '203.0.113.9',
      'fe80::1ff:fe23:4567:890a',
      'ana@mail.example',
      '51.500729, -0.124625',
      '40°26′46″N 79°58′56″W',
      'order',
      'PESEL 44051401359',
      '\n',
    ],
    ...['https://x.example/a?b=1', '身份证11010519491231002X', '1 2 3', '12', 'wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', ', ', '. '],
  )
  test('what live calls final never becomes part of a finding', () => {
    const detect = personal.create({})
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 9 }), fc.nat(), (words, cut) => {
        const whole = words.join(' ')
        const seen = whole.slice(0, whole.length === 0 ? 0 : cut % whole.length)
        const final = detect.live!(seen, CONTEXT)
        const early = detect(seen, CONTEXT).filter((span) => span.end <= final)
        const late = detect(whole, CONTEXT)
        expect(late.every((span) => span.end <= seen.length || span.start >= final)).toBe(true)
        // What was final is found in the whole text as well, as it was.
        expect(late.filter((span) => span.end <= final)).toEqual(early)
      }),
      { numRuns: 500 },
    )
  })
  test('prose waits for the current word at most', () => {
    const prose = 'We looked at the budget and at the plan for the next year, and then at the map'
    expect(personal.create({}).live!(`${prose} `, CONTEXT)).toBeGreaterThan(prose.length - 6)
  })
  test('hostile text is taken', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(personal.create({})(text, CONTEXT))))
    const digits = fc.string({
      unit: fc.constantFrom('1', '9', ' ', '-', '.', '/', '(', ')', '+', ':', 'A', '@', '0x', 'ssn'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(digits, (text) =>
        personal
          .create({})(text, CONTEXT)
          .every(({ start, end }) => start < end && end <= text.length),
      ),
    )
  })
})
