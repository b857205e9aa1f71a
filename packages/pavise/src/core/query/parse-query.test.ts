import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASSET_FIELDS, ATTEMPT_FIELDS, EVENT_FIELDS, FINDING_FIELDS, RUN_FIELDS } from './fields.js'
import { parseQuery, readQuery } from './parse-query.js'
import type { QueryField } from './query.js'

const context = { now: new Date('2026-11-22T09:30:00.000Z'), me: 'ana' }
const parse = (line: string, fields: readonly QueryField[] = FINDING_FIELDS) => parseQuery(line, fields, context)
const term = (line: string) => {
  const { query, faults } = parse(line)
  expect(faults).toEqual([])
  expect(query.terms).toHaveLength(1)
  const { start: _start, end: _end, ...rest } = query.terms[0]!
  return rest
}
const fault = (line: string) => {
  const { faults } = parse(line)
  return faults.map(({ start, message, hint }) => `${start} ${message}${hint ? ` (${hint})` : ''}`)
}

describe('a filter line', () => {
  test.each([
    ['state:open', 'state', '=', ['open'], false],
    ['STATE:Open', 'state', '=', ['open'], false],
    ['-state:open,triaged', 'state', '=', ['open', 'triaged'], true],
    ['severity:>=high', 'severity', '=', ['high', 'critical'], false],
    ['severity:<low', 'severity', '=', ['info'], false],
    ['severity:<info', 'severity', '=', [], false],
    ['owner:me', 'owner', '=', ['ana'], false],
    ['owner:"me"', 'owner', '=', ['me'], false],
    ['owner:"none"', 'owner', '=', ['none'], false],
    ['rule:attack.*', 'rule', '^', ['attack.'], false],
    ['rule:"a*"', 'rule', '=', ['a*'], false],
    ['rule:"a \\"b\\", c",d', 'rule', '=', ['a "b", c', 'd'], false],
    ['number:F-12,13', 'number', '=', [12, 13], false],
    ['number:<20', 'number', '<', [20], false],
    ['answered:no', 'answered', '=', [false], false],
    ['first:2026-11-01', 'first', 'in', ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'], false],
    ['first:today', 'first', 'in', ['2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'], false],
    ['first:>2026-11-01', 'first', '>=', ['2026-11-02T00:00:00.000Z'], false],
    ['first:<=2026-11-01', 'first', '<', ['2026-11-02T00:00:00.000Z'], false],
    ['last:>=-7d', 'last', '>=', ['2026-11-15T09:30:00.000Z'], false],
    ['last:<2026-11-01T10:00', 'last', '<', ['2026-11-01T10:00:00.000Z'], false],
  ])('%s', (line, field, operator, values, negated) => {
    expect(term(line)).toEqual({ kind: 'field', field, operator, values, negated })
  })
  test('words and absence', () => {
    expect(term('leak')).toEqual({ kind: 'text', text: 'leak', negated: false })
    expect(term('-"two words: yes"')).toEqual({ kind: 'text', text: 'two words: yes', negated: true })
    expect(term('owner:none')).toEqual({ kind: 'absent', field: 'owner', negated: false })
    expect(parse('a -').query.terms).toMatchObject([{ text: 'a' }, { text: '-', negated: false }])
  })
  test('nothing asks for everything', () => {
    for (const line of ['', '   ', '""']) expect(parse(line)).toEqual({ query: { terms: [] }, faults: [] })
    expect(readQuery(undefined, FINDING_FIELDS, context)).toEqual({ terms: [] })
  })
  test.each([
    ['  sevrity:high', ['2 unknown field sevrity (did you mean severity?)']],
    ['http://x', ['0 unknown field http (for words with a colon use quotation marks)']],
    ['severity:hgih', ['0 severity does not know this word (did you mean high?)']],
    ['state:', ['0 state wants a value (one of: open, triaged, accepted, fixed, false_positive)']],
    ['state:>open', ['0 state is a word and has no order (did you mean open?)']],
    ['rule:none', ['0 every row has rule; none finds nothing']],
    ['number:x', ['0 number wants a whole number']],
    ['number:>1,2', ['0 > compares with one value']],
    ['rule:a,b*', ['0 rule mixes whole words and beginnings; write two terms']],
    ['first:2026-13-01', ['0 first names a day that there is not']],
    ['first:-7d', ['0 first wants a comparison before a span: >=-7d']],
    ['first:2026-11-01,2026-11-02', ['0 first takes one value']],
    ['state:open "never', ['11 a quotation mark is never closed']],
    ['answered:perhaps x:y', ['0 answered wants yes or no', '17 unknown field x (for words with a colon use quotation marks)']],
  ])('%s has faults, each with its place', (line, faults) => {
    expect(fault(line)).toEqual(faults)
  })
  test('the error counts characters from 1 and names the fields', () => {
    expect(() => readQuery('x:1 state:opn', FINDING_FIELDS, context)).toThrow(
      expect.objectContaining({
        code: 'PAV_QUERY_INVALID',
        message: expect.stringMatching(
          /^filter line, character 1: unknown field x .*; character 5: state does not know this word \(did you mean open\?\)$/,
        ),
        hint: expect.stringContaining('severity'),
      }),
    )
  })
  test('too long and too many are faults, not work', () => {
    expect(fault('a'.repeat(2001))).toEqual(['2000 the line is longer than 2000 characters'])
    expect(fault('a '.repeat(60))).toEqual(['100 a line has at most 50 terms'])
    expect(fault(`rule:${'a,'.repeat(300)}`)).toEqual(['0 rule has more than 200 values'])
  })
})

describe('any line', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('state:', 'severity:>=', 'high', '"', '\\', ',', '-', ' ', 'first:', '-7d', '*', 'owner:none', ':'),
  )
  const line = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
  test('parses to terms and faults that lie inside it', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { query, faults } = parse(text)
        for (const { start, end } of [...query.terms, ...faults]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
  test('the terms of two lines are the terms of the line that joins them', () => {
    fc.assert(
      fc.property(line, line, (a, b) => {
        fc.pre(parse(a).faults.length === 0 && parse(b).faults.length === 0)
        const bare = (text: string) => parse(text).query.terms.map(({ start: _start, end: _end, ...rest }) => rest)
        fc.pre(a.length + b.length < 2000 && bare(a).length + bare(b).length <= 50)
        expect(bare(`${a} ${b}`)).toEqual([...bare(a), ...bare(b)])
      }),
    )
  })
  test('quoting keeps a word as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
        const quoted = `"${text.replace(/[\\"]/g, '\\$&')}"`
        expect(term(`rule:${quoted}`)).toMatchObject({ operator: '=', values: [text] })
      }),
    )
  })
})

test('the lists name each field once, in words', () => {
  for (const fields of [FINDING_FIELDS, EVENT_FIELDS, ASSET_FIELDS, RUN_FIELDS, ATTEMPT_FIELDS]) {
    expect(new Set(fields.map((field) => field.field)).size).toBe(fields.length)
    expect(fields.filter((field) => !/^[a-z]+$/.test(field.field) || (field.type === 'ladder' && !field.values))).toEqual([])
  }
})
