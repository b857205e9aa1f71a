/** One step of the schema. Forward only: a step that was released is never changed. */
export interface Migration {
  /** 1-19 store, 20-29 access, 30-39 jobs, 40-49 limits; then counted on. Steps run in this order. */
  readonly number: number
  readonly name: string
  /** SQL statements; every table is named with its schema, `pavise`. Runs in a transaction. */
  readonly up: string
}
