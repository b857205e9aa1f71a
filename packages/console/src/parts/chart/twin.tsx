import { type ReactNode, useMemo, useState } from 'react'
import { useActions } from '../../actions/action'

interface TwinProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly legend?: ReactNode
  readonly chart: ReactNode
  /** The same numbers as a table. */
  readonly table: ReactNode
  /** Its action in the palette, and the key t, belong to this chart. */
  readonly id: string
  readonly keyed?: boolean
}

/** A chart and its table: one panel, switched by `t`. */
export function ChartPanel({ title, aside, legend, chart, table, id, keyed }: TwinProps) {
  const [asTable, setAsTable] = useState(false)
  useActions(
    useMemo(
      () => [
        {
          id: `chart.${id}`,
          label: `${title} as table or chart`,
          ...(keyed ? { key: 't' } : {}),
          quiet: true,
          run: () => setAsTable((before) => !before),
        },
      ],
      [id, title, keyed],
    ),
  )
  return (
    <section className="panel">
      <header>
        <h2>{title}</h2>
        {aside && <span className="t3">{aside}</span>}
        <span className="row wrap r">
          {!asTable && legend}
          <button type="button" className="btn ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Table {keyed && <kbd>t</kbd>}
          </button>
        </span>
      </header>
      <div className="body">{asTable ? <div className="scroll-x">{table}</div> : chart}</div>
    </section>
  )
}
