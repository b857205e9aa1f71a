import { type RawBuilder, sql } from 'kysely'
import { readQuery } from '#core/query/parse-query'
import type { FieldTerm, QueryField, QueryTerm } from '#core/query/query'

type Condition = RawBuilder<unknown>
type Expression = RawBuilder<unknown>

/** How a field of a filter line is asked of the database. */
export interface FilterColumn {
  test(term: FieldTerm): Condition
  absent(): Condition
}

/** What a list's filter lines mean in SQL: its fields, and where its words are looked for. */
export interface FilterMap {
  readonly fields: readonly QueryField[]
  readonly columns: Readonly<Record<string, FilterColumn>>
  /** Column of lexemes, as `pavise.words` makes them. */
  readonly words: Expression
}

const texts = (values: FieldTerm['values']): string[] => values.map(String)
const beginnings = (values: FieldTerm['values']): string[] => texts(values).map((value) => `${value.replace(/[\\%_]/g, '\\$&')}%`)

/** A column that holds one word. */
export const word = (column: Expression): FilterColumn => ({
  test: ({ operator, values }) =>
    operator === '^' ? sql`${column} like any(${beginnings(values)}::text[])` : sql`${column} = any(${texts(values)}::text[])`,
  absent: () => sql`${column} is null`,
})

/** A column that holds several words. */
export const words = (column: Expression): FilterColumn => ({
  test: ({ operator, values }) =>
    operator === '^'
      ? sql`exists (select 1 from unnest(${column}) one where one like any(${beginnings(values)}::text[]))`
      : sql`${column} && ${texts(values)}::text[]`,
  absent: () => sql`${column} = '{}'`,
})

/** A column that holds the step of a ladder, counted from 0. */
export const step = (column: Expression, ladder: readonly string[]): FilterColumn => ({
  test: ({ values }) => sql`${column} = any(${values.map((value) => ladder.indexOf(String(value)))}::int[])`,
  absent: () => sql`${column} is null`,
})

const compare = (column: Expression, { operator, values }: FieldTerm, type: Expression): Condition => {
  if (operator === '=') return sql`${column} = any(${texts(values)}::${type}[])`
  if (operator === 'in') return sql`${column} >= ${String(values[0])}::${type} and ${column} < ${String(values[1])}::${type}`
  return sql`${column} ${sql.raw(operator === '^' ? '=' : operator)} ${String(values[0])}::${type}`
}

export const number = (column: Expression): FilterColumn => ({
  test: (term) => compare(column, term, sql.raw('bigint')),
  absent: () => sql`${column} is null`,
})

export const moment = (column: Expression): FilterColumn => ({
  test: (term) => compare(column, term, sql.raw('timestamptz')),
  absent: () => sql`${column} is null`,
})

export const flag = (condition: Expression): FilterColumn => ({
  test: ({ values }) => (values[0] === true ? sql`(${condition})` : sql`not (${condition})`),
  absent: () => sql`(${condition}) is null`,
})

/** Asks another table: `around` puts the condition on its column into a condition on ours. */
export const through = (column: FilterColumn, around: (condition: Condition) => Condition): FilterColumn => ({
  test: (term) => around(column.test(term)),
  absent: () => around(column.absent()),
})

const SEARCHED_WORDS = 20

/** Words as a query of lexemes, each one a beginning; undefined where the text has no letter or digit. */
export function wordsQuery(text: string): Expression | undefined {
  const found = text.match(/[\p{L}\p{N}]+/gu)?.slice(0, SEARCHED_WORDS)
  return found === undefined ? undefined : sql`to_tsquery('simple'::regconfig, ${found.map((one) => `'${one}':*`).join(' & ')})`
}

function termSql(term: QueryTerm, map: FilterMap): Condition {
  if (term.kind === 'text') {
    const query = wordsQuery(term.text)
    return query === undefined ? sql`false` : sql`${map.words} @@ ${query}`
  }
  const column = map.columns[term.field]
  if (column === undefined) throw new Error(`the field ${term.field} has no column`)
  return term.kind === 'absent' ? column.absent() : column.test(term)
}

/** A filter line as one condition. Throws PAV_QUERY_INVALID. Every value is a parameter. */
export function filterSql(q: string | undefined, map: FilterMap, context: { now: Date; me?: string }): Condition {
  const { terms } = readQuery(q, map.fields, context)
  const conditions = terms.map((term) => (term.negated ? sql`(${termSql(term, map)}) is not true` : sql`(${termSql(term, map)})`))
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
