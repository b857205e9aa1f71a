import type { QueryContext, QueryField, QueryOperator } from './query.js'

export type ParsedValue =
  | { readonly operator: QueryOperator; readonly values: readonly (string | number | boolean)[] }
  | { readonly fault: string }

type Comparison = '' | '<' | '<=' | '>' | '>='

/** The value of a term as its field means it, or what is wrong with it (to be read after the field's name). */
export function readValue(
  field: QueryField,
  value: { text: string; quoted: boolean },
  operator: Comparison,
  context: QueryContext,
): ParsedValue {
  switch (field.type) {
    case 'word':
      return word(field, value, operator, context)
    case 'ladder':
      return rung(field, value.text, operator)
    case 'number':
      return number(value.text, operator)
    case 'time':
      return moment(value.text, operator, context.now)
    case 'flag':
      return flag(value.text, operator)
  }
}

function word(field: QueryField, value: { text: string; quoted: boolean }, operator: Comparison, context: QueryContext): ParsedValue {
  if (operator !== '') return { fault: 'is a word and has no order' }
  if (field.values) {
    const known = field.values.find((candidate) => candidate.toLowerCase() === value.text.toLowerCase())
    return known === undefined ? { fault: 'does not know this word' } : { operator: '=', values: [known] }
  }
  if (field.person && value.text === 'me' && !value.quoted) {
    return context.me === undefined ? { fault: 'knows no “me” here' } : { operator: '=', values: [context.me] }
  }
  if (!value.quoted && value.text.endsWith('*')) {
    const start = value.text.slice(0, -1)
    return start === '' ? { fault: 'wants letters before the star' } : { operator: '^', values: [start] }
  }
  return { operator: '=', values: [value.text] }
}

function rung(field: QueryField, text: string, operator: Comparison): ParsedValue {
  const ladder = field.values ?? []
  const at = ladder.findIndex((candidate) => candidate.toLowerCase() === text.toLowerCase())
  if (at < 0) return { fault: 'does not know this word' }
  const meant = {
    '': [ladder[at]!],
    '<': ladder.slice(0, at),
    '<=': ladder.slice(0, at + 1),
    '>': ladder.slice(at + 1),
    '>=': ladder.slice(at),
  }[operator]
  return { operator: '=', values: meant }
}

function number(text: string, operator: Comparison): ParsedValue {
  // `F-12` is how a finding's number is shown.
  const digits = /^(?:F-)?(-?\d{1,15})$/i.exec(text)?.[1]
  return digits === undefined ? { fault: 'wants a whole number' } : { operator: operator || '=', values: [Number(digits)] }
}

function flag(text: string, operator: Comparison): ParsedValue {
  if (operator !== '') return { fault: 'is yes or no and has no order' }
  if (/^(yes|true)$/i.test(text)) return { operator: '=', values: [true] }
  if (/^(no|false)$/i.test(text)) return { operator: '=', values: [false] }
  return { fault: 'wants yes or no' }
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 }
const DAY = UNITS['d']!

/** A day, a moment, or so long before now: `-7d`. A day alone means the whole of it. */
function moment(text: string, operator: Comparison, now: Date): ParsedValue {
  const before = /^-(\d{1,5})([mhdw])$/.exec(text)
  if (before) {
    const time = new Date(now.getTime() - Number(before[1]) * UNITS[before[2]!]!)
    return operator === '' ? { fault: 'wants a comparison before a span: >=-7d' } : { operator, values: [time.toISOString()] }
  }
  if (text === 'today') return day(now.getTime() - (now.getTime() % DAY), operator)
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z?)?$/.test(text)) {
    return { fault: 'wants a day (2026-11-22), a moment (2026-11-22T08:00Z) or a span before now (>=-7d)' }
  }
  const time = Date.parse(text.length > 10 && !text.endsWith('Z') ? `${text}Z` : text)
  if (Number.isNaN(time)) return { fault: 'names a day that there is not' }
  if (text.length === 10) return day(time, operator)
  return operator === '' ? within(time, time + 1) : { operator, values: [new Date(time).toISOString()] }
}

function within(from: number, to: number): ParsedValue {
  return { operator: 'in', values: [new Date(from).toISOString(), new Date(to).toISOString()] }
}

function day(start: number, operator: Comparison): ParsedValue {
  const first = new Date(start).toISOString()
  const next = new Date(start + DAY).toISOString()
  switch (operator) {
    case '':
      return within(start, start + DAY)
    case '>':
      return { operator: '>=', values: [next] }
    case '<=':
      return { operator: '<', values: [next] }
    default:
      return { operator, values: [first] }
  }
}
