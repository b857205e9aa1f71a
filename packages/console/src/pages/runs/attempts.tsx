import { useMemo, useState } from 'react'
import { useActions } from '../../actions/action'
import { Link, placeOf, setParameters, useAddress } from '../../address/address'
import { problemOf } from '../../api/client'
import { usePages } from '../../api/pages'
import type { AttemptRow, Run } from '../../api/schema'
import { FilterLine } from '../../parts/filter/filter-line'
import type { Column } from '../../parts/list/column'
import { List } from '../../parts/list/list'
import { totalWords } from '../../parts/number'
import { Empty, Failure, Waiting } from '../../parts/states'
import { KeyBar } from '../../shell/key-bar'
import { useMe } from '../../shell/session'
import { AttemptDrawer } from './attempt-drawer'
import { idWords, isActive, Verdict } from './run-words'

const keyOf = (row: AttemptRow): string => `${row.phase}/${row.id}`
const linesOf = (row: AttemptRow) => (
  <>
    <div className="row">
      <Verdict verdict={row.verdict} />
      <span className="trunc b">{idWords(row.probe)}</span>
      <span className="r t3 s">{row.phase}</span>
    </div>
    <div className="s t3 trunc">
      {idWords(row.effect)}, via {idWords(row.channel).toLowerCase()}
    </div>
  </>
)

/** Every attempt of a run, with its transcript beside it. */
export function Attempts({ run }: { run: Run }) {
  const { search } = useAddress()
  const { project } = useMe()
  const q = (search.get('q') ?? '').trim()
  const phase = search.get('phase') ?? undefined
  const open = search.get('attempt') ?? undefined
  const [pointed, setPointed] = useState<string>()
  const at = open ?? pointed
  const list = usePages<AttemptRow>('attempts', `/runs/${run.id}/attempts`, { q, phase, limit: 200, state: undefined })
  const index = list.rows.findIndex((row) => keyOf(row) === at)
  const show = (row: AttemptRow | undefined, replace: boolean): void => {
    if (row) setParameters({ attempt: keyOf(row) }, { replace })
  }
  useActions(
    useMemo(
      () => [
        {
          id: 'attempt.previous',
          label: 'Previous attempt',
          key: '[',
          run: () => setParameters({ attempt: neighbour(list.rows, index, -1) }, { replace: true }),
        },
        {
          id: 'attempt.next',
          label: 'Next attempt',
          key: ']',
          run: () => setParameters({ attempt: neighbour(list.rows, index, 1) }, { replace: true }),
        },
        {
          id: 'attempt.hit',
          label: 'Next that worked',
          key: 'n',
          run: () => setParameters({ attempt: nextHit(list.rows, index) }, { replace: true }),
        },
      ],
      [list.rows, index],
    ),
  )
  const problem = list.error ? problemOf(list.error) : undefined
  const phases = ['before', ...(run.outcome?.after || run.kind === 'loop' ? ['after'] : []), ...(run.outcome?.replay ? ['replay'] : [])]
  return (
    <>
      <FilterLine
        fields="/attempts/fields"
        value={q}
        set={(line) => setParameters({ q: line }, { replace: true })}
        hint="verdict:vulnerable effect:mail_out, or words"
        fault={problem?.code === 'PAV_QUERY_INVALID' ? problem.message : undefined}
      >
        {phases.length > 1 && (
          <nav className="seg" aria-label="Phase">
            {['', ...phases].map((one) => (
              <Link
                key={one}
                to={placeOf(project, `runs/${run.id}?tab=attempts${one ? `&phase=${one}` : ''}${q ? `&q=${encodeURIComponent(q)}` : ''}`)}
                aria-current={(phase ?? '') === one ? 'page' : undefined}
              >
                {one || 'all'}
              </Link>
            ))}
          </nav>
        )}
      </FilterLine>
      <div className={open ? 'split open' : 'split'}>
        <div className="col">
          <div className="full">
            {list.error ? (
              <Failure error={list.error} retry={list.again} />
            ) : list.waiting ? (
              <Waiting what="attempts" rows={12} />
            ) : list.rows.length === 0 ? (
              <Empty
                icon={q ? 'filter' : 'runs'}
                title={q ? 'No attempt matches this filter' : 'No attempt yet'}
                actions={
                  q ? (
                    <button type="button" className="btn" onClick={() => setParameters({ q: undefined })}>
                      Clear filters
                    </button>
                  ) : undefined
                }
              >
                {q
                  ? 'Other attempts of the run are there without it.'
                  : isActive(run)
                    ? 'They show up as they are judged.'
                    : 'The run ended before the first one.'}
              </Empty>
            ) : (
              <List
                label="Attempts"
                rows={list.rows}
                total={list.total}
                columns={COLUMNS}
                keyOf={keyOf}
                lines={linesOf}
                at={at}
                move={(row) => {
                  setPointed(keyOf(row))
                  if (open) show(row, true)
                }}
                open={(row) => show(row, open !== undefined)}
                more={list.more}
                beside={open !== undefined}
              />
            )}
          </div>
          <KeyBar
            {...(list.total ? { right: index >= 0 ? `attempt ${index + 1} of ${totalWords(list.total)}` : totalWords(list.total) } : {})}
          />
        </div>
        {open && <AttemptDrawer run={run} of={open} close={() => setParameters({ attempt: undefined })} />}
      </div>
    </>
  )
}

function neighbour(rows: readonly AttemptRow[], index: number, by: number): string | undefined {
  const row = rows[Math.min(rows.length - 1, Math.max(0, index + by))]
  return row && keyOf(row)
}

function nextHit(rows: readonly AttemptRow[], index: number): string | undefined {
  const row = rows.find((one, at) => at > index && one.verdict === 'vulnerable') ?? rows[index]
  return row && keyOf(row)
}

const COLUMNS: readonly Column<AttemptRow>[] = [
  { id: 'verdict', title: 'Verdict', width: '112px', cell: (row) => <Verdict verdict={row.verdict} /> },
  { id: 'probe', title: 'Technique', width: 'minmax(150px, 1.3fr)', cell: (row) => <Technique row={row} /> },
  { id: 'effect', title: 'Effect', width: 'minmax(120px, 1fr)', cell: (row) => <span className="t2">{idWords(row.effect)}</span> },
  { id: 'channel', title: 'Via', width: '104px', cell: (row) => <span className="t2">{idWords(row.channel)}</span> },
  { id: 'phase', title: 'Phase', width: '72px', cell: (row) => <span className="t2">{row.phase}</span> },
  { id: 'count', title: 'Stands for', width: '74px', numeric: true, spare: true, cell: (row) => <span className="t2">{row.count}</span> },
  { id: 'n', title: 'No.', width: '60px', numeric: true, spare: true, cell: (row) => <span className="t3">{row.n}</span> },
]

function Technique({ row }: { row: AttemptRow }) {
  return (
    <>
      {idWords(row.probe)} {row.strategies.length > 0 && <span className="t3">{row.strategies.join(', ')}</span>}
    </>
  )
}
