import { type RawBuilder, sql } from 'kysely'
import { readQuery } from '#core/query/parse-query'
import type { FieldTerm, QueryField, QueryTerm } from '#core/query/query'
import type { Queryable } from '#platform/store/query'

type Condition = RawBuilder<unknown>
type Expression = RawBuilder<unknown>

/** How a field of a filter line is asked of the database. */
export interface FilterColumn {
  test(term: FieldTerm, on: Queryable): Condition | Promise<Condition>
  absent(): Condition
}

/** A column that needs nothing but its own table. */
export interface Plain extends FilterColumn {
  test(term: FieldTerm): Condition
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

/** One value is compared as such: then an index that begins with the column also gives the order. */
export const oneOf = (column: Expression, values: readonly unknown[], type: Expression): Condition =>
  values.length === 1 ? sql`${column} = ${values[0]}::${type}` : sql`${column} = any(${[...values]}::${type}[])`

/** A column that holds one word. */
export const word = (column: Expression): Plain => ({
  test: ({ operator, values }) =>
    operator === '^' ? sql`${column} like any(${beginnings(values)}::text[])` : oneOf(column, texts(values), sql.raw('text')),
  absent: () => sql`${column} is null`,
})

/** A column that holds several words. */
export const words = (column: Expression): Plain => ({
  test: ({ operator, values }) =>
    operator === '^'
      ? sql`exists (select 1 from unnest(${column}) one where one like any(${beginnings(values)}::text[]))`
      : sql`${column} && ${texts(values)}::text[]`,
  absent: () => sql`${column} = '{}'`,
})

/** A column that holds the step of a ladder, counted from 0. */
export const step = (column: Expression, ladder: readonly string[]): Plain => ({
  test: ({ values }) =>
    oneOf(
      column,
      values.map((value) => ladder.indexOf(String(value))),
      sql.raw('int'),
    ),
  absent: () => sql`${column} is null`,
})

const compare = (column: Expression, { operator, values }: FieldTerm, type: Expression): Condition => {
  if (operator === '=') return oneOf(column, texts(values), type)
  if (operator === 'in') return sql`${column} >= ${String(values[0])}::${type} and ${column} < ${String(values[1])}::${type}`
  return sql`${column} ${sql.raw(operator === '^' ? '=' : operator)} ${String(values[0])}::${type}`
}

export const number = (column: Expression): Plain => ({
  test: (term) => compare(column, term, sql.raw('bigint')),
  absent: () => sql`${column} is null`,
})

export const moment = (column: Expression): Plain => ({
  test: (term) => compare(column, term, sql.raw('timestamptz')),
  absent: () => sql`${column} is null`,
})

export const flag = (condition: Expression): Plain => ({
  test: ({ values }) => (values[0] === true ? sql`(${condition})` : sql`not (${condition})`),
  absent: () => sql`(${condition}) is null`,
})

/** Puts the condition on a column into another. */
export const through = (column: Plain, around: (condition: Condition) => Condition): Plain => ({
  test: (term) => around(column.test(term)),
  absent: () => around(column.absent()),
})

const SEARCHED_WORDS = 20

/**
 * Words as a query of lexemes: all of them, the end of each may be missing, and parts of one (`user-7`) stand side by side. Undefined
 * where the text has no letter or digit.
 */
export function wordsQuery(text: string): Expression | undefined {
  const found = text
    .split(/\s+/)
    .map((one) => one.match(/[\p{L}\p{N}]+/gu))
    .filter((parts) => parts !== null)
    .slice(0, SEARCHED_WORDS)
  if (found.length === 0) return undefined
  const query = found.map((parts) =>
    parts
      .slice(0, SEARCHED_WORDS)
      .map((part, at) => (at < parts.length - 1 ? `'${part}'` : `'${part}':*`))
      .join(' <-> '),
  )
  return sql`to_tsquery('simple'::regconfig, ${query.join(' & ')})`
}

async function termSql(on: Queryable, term: QueryTerm, map: FilterMap): Promise<Condition> {
  if (term.kind === 'text') {
    const query = wordsQuery(term.text)
    return query === undefined ? sql`false` : sql`${map.words} @@ ${query}`
  }
  const column = map.columns[term.field]
  if (column === undefined) throw new Error(`the field ${term.field} has no column`)
  return term.kind === 'absent' ? column.absent() : column.test(term, on)
}

/** All of the terms as one condition. Every value is a parameter. */
export async function conditionOf(on: Queryable, terms: readonly QueryTerm[], map: FilterMap): Promise<Condition> {
  const conditions = await Promise.all(
    terms.map(async (term) => {
      const condition = await termSql(on, term, map)
      return term.negated ? sql`(${condition}) is not true` : sql`(${condition})`
    }),
  )
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** The terms of a filter line. Throws PAV_QUERY_INVALID. */
export const termsOf = (q: string | undefined, fields: readonly QueryField[], now: Date, me: string | undefined): readonly QueryTerm[] =>
  readQuery(q, fields, { now, ...(me === undefined ? {} : { me }) }).terms

/** A filter line as one condition. Throws PAV_QUERY_INVALID. */
export const filterSql = (
  on: Queryable,
  q: string | undefined,
  map: FilterMap,
  { now, me }: { now: Date; me?: string | undefined },
): Promise<Condition> => conditionOf(on, termsOf(q, map.fields, now, me), map)
