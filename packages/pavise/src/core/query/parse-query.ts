import { PaviseError } from '#core/errors/error'
import { suggest } from '#core/suggest'
import { type ParsedValue, readValue } from './field-value.js'
import type { Query, QueryContext, QueryFault, QueryField, QueryTerm } from './query.js'
import { type QueryToken, queryTokens } from './tokens.js'

const LONGEST = 2000
const MOST_TERMS = 50
const MOST_VALUES = 200

/**
 * Parses a filter line: `field:value`, `field:a,b` (any of them), `field:>=value`, `field:start*`, `field:none`, `-` before a term for its
 * contrary, `"quoted words"`, plain words. Answers every fault at once. Linear in the length of the line.
 */
export function parseQuery(line: string, fields: readonly QueryField[], context: QueryContext): { query: Query; faults: QueryFault[] } {
  if (line.length > LONGEST) {
    const fault = { start: LONGEST, end: line.length, message: `the line is longer than ${LONGEST} characters` }
    return { query: { terms: [] }, faults: [fault] }
  }
  const { tokens, faults } = queryTokens(line)
  const terms: QueryTerm[] = []
  for (const token of tokens.slice(0, MOST_TERMS)) {
    const parsed = token.field === undefined ? textTerm(token) : fieldTerm(token, token.field, fields, context)
    if (parsed === undefined) continue
    if ('kind' in parsed) terms.push(parsed)
    else faults.push({ start: token.start, end: token.end, ...parsed })
  }
  const extra = tokens[MOST_TERMS]
  if (extra) faults.push({ start: extra.start, end: line.length, message: `a line has at most ${MOST_TERMS} terms` })
  return { query: { terms }, faults: faults.sort((a, b) => a.start - b.start) }
}

/** As `parseQuery`; throws PAV_QUERY_INVALID with every fault, each with its place counted from character 1. */
export function readQuery(line: string | undefined, fields: readonly QueryField[], context: QueryContext): Query {
  if (line === undefined || line === '') return { terms: [] }
  const { query, faults } = parseQuery(line, fields, context)
  const [first, ...more] = faults.map(faultLine)
  if (first === undefined) return query
  throw new PaviseError('PAV_QUERY_INVALID', [`filter line, ${first}`, ...more].join('; '), { hint: fieldsHint(fields) })
}

function faultLine(fault: QueryFault): string {
  return `character ${fault.start + 1}: ${fault.message}${fault.hint ? ` (${fault.hint})` : ''}`
}

function fieldsHint(fields: readonly QueryField[]): string {
  return `Write field:value; fields: ${fields.map((field) => field.field).join(', ')}.`
}

type Complaint = Omit<QueryFault, 'start' | 'end'>

function textTerm(token: QueryToken): QueryTerm | undefined {
  const text = token.values.map((value) => value.text).join('')
  return text.trim() === '' ? undefined : { kind: 'text', text, negated: token.negated, start: token.start, end: token.end }
}

function fieldTerm(token: QueryToken, name: string, fields: readonly QueryField[], context: QueryContext): QueryTerm | Complaint {
  const field = fields.find((candidate) => candidate.field.toLowerCase() === name.toLowerCase())
  if (!field) return unknownField(name, fields)
  const { start, end, negated, operator, values } = token
  const [first] = values
  if (!first) return { message: `${field.field} wants a value`, ...valuesHint(field) }
  if (values.length > MOST_VALUES) return { message: `${field.field} has more than ${MOST_VALUES} values` }
  if (values.length === 1 && first.text === 'none' && !first.quoted && operator === '') {
    return field.optional
      ? { kind: 'absent', field: field.field, negated, start, end }
      : { message: `every row has ${field.field}; none finds nothing` }
  }
  if (operator !== '' && values.length > 1) return { message: `${operator} compares with one value` }
  const read = values.map((value) => readValue(field, value, operator, context))
  const wrong = read.find((value): value is Extract<ParsedValue, { fault: string }> => 'fault' in value)
  if (wrong) return { message: `${field.field} ${wrong.fault}`, ...valuesHint(field, first.text) }
  return joined(field, read as Extract<ParsedValue, { values: unknown }>[], { start, end, negated })
}

function joined(
  field: QueryField,
  read: readonly Extract<ParsedValue, { values: unknown }>[],
  place: { start: number; end: number; negated: boolean },
): QueryTerm | Complaint {
  const operators = new Set(read.map((value) => value.operator))
  const [operator] = operators
  if (operator === undefined || operators.size > 1) return { message: `${field.field} mixes whole words and beginnings; write two terms` }
  if (read.length > 1 && field.type === 'time') return { message: `${field.field} takes one value` }
  return { kind: 'field', field: field.field, operator, values: [...new Set(read.flatMap((value) => value.values))], ...place }
}

function unknownField(name: string, fields: readonly QueryField[]): Complaint {
  const near = suggest(
    name.toLowerCase(),
    fields.map((field) => field.field),
  )
  return { message: `unknown field ${name}`, hint: near ? `did you mean ${near}?` : 'for words with a colon use quotation marks' }
}

function valuesHint(field: QueryField, given?: string): { hint?: string } {
  if (!field.values) return {}
  const near = given === undefined ? undefined : suggest(given.toLowerCase(), field.values)
  return { hint: near ? `did you mean ${near}?` : `one of: ${field.values.join(', ')}` }
}
