import type { Column } from './column'

interface HeadsProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  keyOf(row: Row): string
  readonly picked: ReadonlySet<string> | undefined
  readonly pick: ((keys: ReadonlySet<string>) => void) | undefined
  readonly sort: string | undefined
  readonly sortBy: ((sort: string) => void) | undefined
}

/** The head of a list: titles that sort on the server, and one box for all loaded rows. */
export function Heads<Row>({ columns, rows, keyOf, picked, pick, sort, sortBy }: HeadsProps<Row>) {
  const field = sort?.replace(/^-/, '')
  return (
    <div className="heads" role="rowgroup">
      <div role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const sorted = column.sort !== undefined && column.sort === field
          const down = sorted && sort?.startsWith('-')
          return (
            <div
              key={column.id}
              role="columnheader"
              className={column.numeric ? 'num' : undefined}
              aria-sort={sorted ? (down ? 'descending' : 'ascending') : undefined}
            >
              {column.id === 'pick' && pick ? (
                <label className="check">
                  <span className="sr">Select all loaded rows</span>
                  <input
                    type="checkbox"
                    checked={rows.length > 0 && picked?.size === rows.length}
                    ref={(box) => {
                      if (box) box.indeterminate = (picked?.size ?? 0) > 0 && picked?.size !== rows.length
                    }}
                    onChange={(event) => pick(new Set(event.target.checked ? rows.map(keyOf) : []))}
                  />
                </label>
              ) : column.sort && sortBy ? (
                <button type="button" onClick={() => sortBy(sorted && !down ? `-${column.sort}` : (column.sort ?? ''))}>
                  {column.title}
                  {sorted && <span aria-hidden="true">{down ? '↓' : '↑'}</span>}
                </button>
              ) : (
                <span className={column.bare ? 'sr' : undefined}>{column.title}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
