import { parseQuery } from '../../../packages/pavise/src/core/query/parse-query.js'
import type { QueryField, QueryTerm } from '../../../packages/pavise/src/core/query/query.js'
import type { FindingRow } from '../../../packages/pavise/src/core/records/finding.js'
import { type Ask, FakeProblem } from './fake-options.js'
import { NOW } from './seed-findings.js'

/** Fields that are called otherwise in the row than in a filter line. */
const VALUES: Readonly<Record<string, (row: never) => unknown>> = {
  tag: (row: FindingRow) => row.taxonomy,
  asset: (row: { asset?: { name: string } }) => row.asset?.name,
  answered: (row: FindingRow) => row.answeredBy.length > 0,
  first: (row: FindingRow) => row.firstSeen,
  last: (row: FindingRow) => row.lastSeen,
}

/** The part of a list that was asked for. */
export function pageOf<Row>({ query }: Ask, rows: readonly Row[]) {
  const limit = Number(query.limit ?? 100)
  const start = Number(query.cursor ?? 0)
  const next = start + limit < rows.length ? { next: String(start + limit) } : {}
  return { items: rows.slice(start, start + limit), ...next, total: { count: rows.length, exact: true } }
}

/** Rows that a filter line leaves, by the product's own grammar. */
export function matching<Row extends object>(rows: readonly Row[], q: string | number | undefined, fields: readonly QueryField[]): Row[] {
  const { query, faults } = parseQuery(String(q ?? ''), fields, { now: new Date(NOW), me: 'mira' })
  if (faults[0]) throw new FakeProblem(400, 'PAV_QUERY_INVALID', `filter line: ${faults[0].message}`, faults[0].hint)
  return rows.filter((row) => query.terms.every((term) => holds(row, term) !== term.negated))
}

function holds(row: object, term: QueryTerm): boolean {
  if (term.kind === 'text') return JSON.stringify(row).toLowerCase().includes(term.text.toLowerCase())
  const read = VALUES[term.field]
  const value = read ? read(row as never) : (row as Record<string, unknown>)[term.field]
  if (term.kind === 'absent') return value === undefined
  const values = Array.isArray(value) ? value : [value]
  return values.some((one) => term.values.some((wanted) => compares(one, term.operator, wanted)))
}

function compares(value: unknown, operator: string, wanted: unknown): boolean {
  if (operator === '=') return String(value) === String(wanted)
  if (operator === '^') return String(value).startsWith(String(wanted))
  const [one, other] = [value, wanted].map((size) => (typeof size === 'number' ? size : String(size))) as [string, string]
  if (operator.startsWith('>')) return operator === '>=' ? one >= other : one > other
  return operator === '<=' ? one <= other : one < other
}

export function fieldsOf(fields: readonly QueryField[]) {
  return fields.map(({ field, title, type, values }) => ({
    field,
    title,
    type,
    operators: type === 'word' || type === 'flag' ? ['='] : ['=', '<', '<=', '>', '>='],
    ...(values ? { values: [...values] } : {}),
  }))
}
