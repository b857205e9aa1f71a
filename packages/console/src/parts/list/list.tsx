import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { type Action, useActions } from '../../actions/action'
import { useNarrow } from '../narrow'
import type { Column } from './column'
import { Heads } from './heads'
import { Line } from './line'
import { nextRow, stepInRow } from './moves'
import { useWindow } from './window'

export interface ListProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly total: { readonly count: number; readonly exact: boolean } | undefined
  readonly columns: readonly Column<Row>[]
  keyOf(row: Row): string
  /** The same row in two lines, for a phone. */
  lines(row: Row): ReactNode
  /** Key of the row that is pointed at. */
  readonly at: string | undefined
  move(row: Row): void
  open(row: Row): void
  openPage?(row: Row): void
  readonly picked?: ReadonlySet<string>
  pick?(keys: ReadonlySet<string>): void
  readonly sort?: string | undefined
  sortBy?(sort: string): void
  more?(): void
  /** A drawer is open: columns that can be spared make room. */
  readonly beside?: boolean
  /** Keys of rows that have just come. */
  readonly fresh?: ReadonlySet<string>
}

const HEAD = 28

/** A list of any length: only rows in sight are drawn, one row is the tab stop, cells are reached by arrows. */
export function List<Row>(props: ListProps<Row>) {
  const { rows, keyOf, at, picked, pick, move, open, openPage, more } = props
  const list = useRef<HTMLDivElement>(null)
  const narrow = useNarrow()
  const window = useWindow(list, rows.length, narrow ? 0 : HEAD)
  const index = useMemo(() => rows.findIndex((row) => keyOf(row) === at), [rows, at, keyOf])
  const columns = useMemo(() => props.columns.filter((column) => !(props.beside && column.spare)), [props.columns, props.beside])
  const anchor = useRef<number>(undefined)

  // The row that was pointed at has left the list: its place is taken by the one that came up, so that work goes on from there.
  const last = useRef(-1)
  useEffect(() => {
    if (index >= 0) last.current = index
    else if (at !== undefined && last.current >= 0 && !props.beside) {
      const next = rows[Math.min(last.current, rows.length - 1)]
      if (next) move(next)
    }
  }, [index, at, rows, move, props.beside])

  useEffect(() => {
    if (more && window.last >= rows.length - 60) more()
  }, [window.last, rows.length, more])

  const go = (to: number, extend = false): void => {
    const row = rows[to]
    if (!row) return
    if (extend && pick) {
      const from = index < 0 ? to : index
      pick(new Set([...(picked ?? []), keyOf(row), ...(rows[from] ? [keyOf(rows[from])] : [])]))
    }
    move(row)
    window.scrollTo(to)
    focusRow(list.current, to)
  }
  const latest = useRef({ go, index, rows, open, openPage, picked, pick, keyOf })
  latest.current = { go, index, rows, open, openPage, picked, pick, keyOf }
  const pickable = pick !== undefined
  useActions(useMemo(() => moveActions(latest, pickable), [pickable]))

  const key = (event: KeyboardEvent): void => {
    if (stepInRow(event)) return
    const to = nextRow(event, index, rows.length, window.last - window.first - 24)
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    go(to, event.shiftKey)
  }
  const click = (event: MouseEvent, at: number): void => {
    const row = rows[at]
    if (!row || (event.target as HTMLElement).closest('a, input, button')) return
    if (event.shiftKey && pick) {
      const from = anchor.current ?? at
      const range = rows.slice(Math.min(from, at), Math.max(from, at) + 1).map(keyOf)
      pick(new Set([...(picked ?? []), ...range]))
      return
    }
    anchor.current = at
    move(row)
    open(row)
  }
  const shown = indices(window.first, window.last, index)
  return (
    <div
      className="list"
      ref={(element) => {
        list.current = element
        element?.style.setProperty('--columns', narrow ? '1fr' : columns.map((column) => column.width).join(' '))
      }}
      role="grid"
      tabIndex={-1}
      aria-label={props.label}
      aria-rowcount={props.total?.exact ? props.total.count + 1 : -1}
      aria-multiselectable={pick ? true : undefined}
      onKeyDown={key}
    >
      <div
        className="inner"
        role="presentation"
        ref={(element) => {
          element?.style.setProperty('height', `${rows.length * window.rowHeight + (narrow ? 0 : HEAD)}px`)
        }}
      >
        <Heads columns={columns} rows={rows} keyOf={keyOf} picked={picked} pick={pick} sort={props.sort} sortBy={props.sortBy} />
        <div className="lines" role="rowgroup">
          {shown.map((at) => {
            const row = rows[at]
            if (row === undefined) return null
            const id = keyOf(row)
            return (
              <Line
                key={id}
                row={row}
                columns={columns}
                index={at}
                top={at * window.rowHeight + (narrow ? 0 : HEAD)}
                current={at === index}
                tabStop={at === Math.max(index, 0)}
                picked={picked?.has(id)}
                fresh={props.fresh?.has(id)}
                lines={narrow ? props.lines : undefined}
                click={click}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

function indices(first: number, last: number, kept: number): number[] {
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  return kept >= 0 && (kept < first || kept > last) ? [...all, kept] : all
}

function focusRow(list: HTMLElement | null, index: number): void {
  requestAnimationFrame(() => list?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`)?.focus({ preventScroll: true }))
}

interface Latest<Row> {
  go(to: number, extend?: boolean): void
  readonly index: number
  readonly rows: readonly Row[]
  open(row: Row): void
  openPage?: ((row: Row) => void) | undefined
  readonly picked?: ReadonlySet<string> | undefined
  pick?: ((keys: ReadonlySet<string>) => void) | undefined
  keyOf(row: Row): string
}

function moveActions<Row>(latest: { current: Latest<Row> }, pickable: boolean): Action[] {
  const chosen = (): Row | undefined => latest.current.rows[latest.current.index]
  const step = (by: number): void => latest.current.go(latest.current.index < 0 ? 0 : latest.current.index + by)
  return [
    { id: 'move.next', label: 'Next row', key: 'j', group: 'move', quiet: true, run: () => step(1) },
    { id: 'move.previous', label: 'Previous row', key: 'k', group: 'move', quiet: true, run: () => step(-1) },
    {
      id: 'move.open',
      label: 'Open beside the list',
      key: 'Enter',
      group: 'move',
      run: () => {
        const row = chosen()
        if (row) latest.current.open(row)
      },
    },
    {
      id: 'move.page',
      label: 'Open as a page',
      key: 'Shift+Enter',
      group: 'move',
      run: () => {
        const row = chosen()
        if (row) latest.current.openPage?.(row)
      },
    },
    {
      id: 'move.pick',
      label: 'Select',
      key: 'x',
      group: 'move',
      ...(pickable ? {} : { off: 'Nothing is to be selected here' }),
      run: () => {
        const row = chosen()
        const { picked, pick, keyOf } = latest.current
        if (!row || !pick) return
        const next = new Set(picked)
        if (!next.delete(keyOf(row))) next.add(keyOf(row))
        pick(next)
      },
    },
  ]
}
