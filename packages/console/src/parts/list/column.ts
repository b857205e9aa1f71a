import type { ReactNode } from 'react'

/** A column of a list. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** A CSS track: `92px`, `minmax(0, 2fr)`. */
  readonly width: string
  /** The field that the server sorts by. */
  readonly sort?: string
  /** Makes room when a drawer is open. */
  readonly spare?: boolean
  readonly numeric?: boolean
  /** The title is for screen readers only. */
  readonly bare?: boolean
  cell(row: Row): ReactNode
}
