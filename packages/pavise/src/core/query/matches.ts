import type { FieldTerm, QueryTerm } from './query.js'

type Value = string | number | undefined

/** A row as its filter line sees it: the value of each field, and the text in which words are looked for. */
export interface Matched {
  readonly text: string
  of(field: string): Value
}

/** Whether all terms hold of a row that is here and not in the database. Words are looked for whatever their case. */
export const matches = (terms: readonly QueryTerm[], row: Matched): boolean => terms.every((term) => holds(term, row) !== term.negated)

function holds(term: QueryTerm, row: Matched): boolean {
  if (term.kind === 'text') return row.text.toLowerCase().includes(term.text.toLowerCase())
  const value = row.of(term.field)
  if (term.kind === 'absent') return value === undefined
  return value !== undefined && compares(value, term)
}

function compares(value: string | number, { operator, values }: FieldTerm): boolean {
  if (operator === '^') return values.some((one) => String(value).startsWith(String(one)))
  if (operator === '=') return values.some((one) => String(one) === String(value))
  const wanted = Number(values[0])
  switch (operator) {
    case '<':
      return Number(value) < wanted
    case '<=':
      return Number(value) <= wanted
    case '>':
      return Number(value) > wanted
    case '>=':
      return Number(value) >= wanted
    default:
      return false
  }
}
