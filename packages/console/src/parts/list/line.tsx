import { type MouseEvent, memo, type ReactNode } from 'react'
import type { Column } from './column'

interface LineProps<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly index: number
  readonly top: number
  readonly current: boolean
  readonly tabStop: boolean
  readonly picked: boolean | undefined
  readonly fresh: boolean | undefined
  readonly lines: ((row: Row) => ReactNode) | undefined
  click(event: MouseEvent, index: number): void
}

function LineOf<Row>({ row, columns, index, top, current, tabStop, picked, fresh, lines, click }: LineProps<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={picked}
      aria-current={current || undefined}
      className={`${current ? 'at' : ''}${fresh ? ' fresh' : ''}` || undefined}
      tabIndex={tabStop ? 0 : -1}
      ref={(element) => {
        element?.style.setProperty('transform', `translateY(${top}px)`)
      }}
      onClick={(event) => click(event, index)}
    >
      {lines ? (
        <div role="gridcell" tabIndex={-1}>
          {lines(row)}
        </div>
      ) : (
        columns.map((column) => (
          <div role="gridcell" key={column.id} className={column.numeric ? 'num' : undefined} tabIndex={-1}>
            {column.cell(row)}
          </div>
        ))
      )}
    </div>
  )
}

/** One row. Drawn again only when something of it changed. */
export const Line = memo(LineOf, (before, after) => {
  const { click: _before, ...one } = before
  const { click: _after, ...other } = after
  return Object.keys(one).every((name) => Object.is(one[name as keyof typeof one], other[name as keyof typeof other]))
}) as typeof LineOf
