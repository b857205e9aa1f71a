/** What a field holds: words compared as a whole, a ladder of words with an order, whole numbers, or moments. */
export type FieldType = 'word' | 'ladder' | 'number' | 'time' | 'flag'

/** One field that a filter line may name. The lists in `fields.ts` are what completion, parser and SQL read. */
export interface QueryField {
  readonly field: string
  readonly title: string
  readonly type: FieldType
  /** The words that there are; of a ladder from the lowest to the highest. Absent where any word may stand. */
  readonly values?: readonly string[]
  /** May be missing in a row: `field:none` finds those. */
  readonly optional?: boolean
  /** Holds the handle of a user: `field:me` is the one who asks. */
  readonly person?: boolean
}

/** `=` any of the values; `^` starts with any of them; `in`, for a time: from the first on and before the second; the others compare with the one. */
export type QueryOperator = '=' | '^' | 'in' | '<' | '<=' | '>' | '>='

/** What relative words of a line refer to: `-7d` to `now`, `me` to the handle `me`. */
export interface QueryContext {
  readonly now: Date
  readonly me?: string
}

/** Where a term stands in the line: UTF-16 offsets. */
interface Place {
  readonly start: number
  readonly end: number
}

/** Words to look for in the texts of a row, whatever their case. */
export interface TextTerm extends Place {
  readonly kind: 'text'
  readonly text: string
  readonly negated: boolean
}

/**
 * A field compared with values: words as written (of a list: in its spelling), whole numbers, ISO moments, or one boolean for a flag.
 * A comparison on a ladder arrives as `=` with every word that it means.
 */
export interface FieldTerm extends Place {
  readonly kind: 'field'
  readonly field: string
  readonly operator: QueryOperator
  readonly values: readonly (string | number | boolean)[]
  readonly negated: boolean
}

/** The field is missing in the row. */
export interface AbsentTerm extends Place {
  readonly kind: 'absent'
  readonly field: string
  readonly negated: boolean
}

export type QueryTerm = TextTerm | FieldTerm | AbsentTerm

/** A filter line after parsing: all of its terms must hold. No terms: everything. */
export interface Query {
  readonly terms: readonly QueryTerm[]
}

/** One thing wrong with a filter line, at the characters `start` to `end`. */
export interface QueryFault extends Place {
  readonly message: string
  readonly hint?: string
}
