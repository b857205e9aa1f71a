import type { FindingRow } from '../../api/schema'
import type { Column } from '../../parts/list/column'
import { Severity } from '../../parts/mark'
import { Time } from '../../parts/time'
import { initials } from '../../shell/top-bar'
import { FindingState, findingName } from './finding-words'
import { placeWords } from './say'

export function findingColumns(picked: ReadonlySet<string>, pick: (row: FindingRow) => void): readonly Column<FindingRow>[] {
  return [
    {
      id: 'pick',
      title: 'Select',
      width: '30px',
      cell: (row) => (
        <label className="check">
          <span className="sr">Select {findingName(row.number)}</span>
          <input type="checkbox" tabIndex={-1} checked={picked.has(String(row.number))} onChange={() => pick(row)} />
        </label>
      ),
    },
    { id: 'severity', title: 'Severity', width: '88px', sort: 'severity', cell: (row) => <Severity level={row.severity} /> },
    {
      id: 'title',
      title: 'Finding',
      width: 'minmax(180px, 1fr)',
      cell: (row) => (
        <>
          <span className={row.state === 'open' ? 'b' : 't2'}>{row.title}</span> <span className="t3">{placeWords(row)}</span>
        </>
      ),
    },
    {
      id: 'number',
      title: 'Number',
      width: '74px',
      sort: 'number',
      spare: true,
      cell: (row) => <span className="mono t3">{findingName(row.number)}</span>,
    },
    { id: 'asset', title: 'Asset', width: '130px', spare: true, cell: (row) => <span className="t2">{row.asset.name}</span> },
    {
      id: 'answered',
      title: 'Answered by',
      width: '120px',
      spare: true,
      cell: (row) => <span className="t2 s">{row.answeredBy.length === 0 ? '–' : row.answeredBy[0]}</span>,
    },
    {
      id: 'last',
      title: 'Last seen',
      width: '84px',
      sort: 'last',
      cell: (row) => (
        <span className="t2 s">
          <Time at={row.lastSeen} />
        </span>
      ),
    },
    { id: 'state', title: 'State', width: '118px', cell: (row) => <FindingState state={row.state} /> },
    { id: 'owner', title: 'Owner', width: '40px', bare: true, cell: (row) => <Owner handle={row.owner} /> },
  ]
}

function Owner({ handle }: { handle: string | undefined }) {
  if (!handle)
    return (
      <span className="t3">
        <span aria-hidden="true">–</span>
        <span className="sr">no owner</span>
      </span>
    )
  return (
    <span className="ava" role="img" aria-label={handle} title={handle}>
      {initials(handle)}
    </span>
  )
}

/** The row on a phone. */
export function FindingLines({ row }: { row: FindingRow }) {
  return (
    <>
      <div className="row">
        <Severity level={row.severity} narrow />
        <span className="trunc b">{row.title}</span>
        <span className="r t3 s">
          <Time at={row.lastSeen} />
        </span>
      </div>
      <div className="row s t3">
        <FindingState state={row.state} />
        <span className="trunc">
          {row.asset.name}, {placeWords(row)}
        </span>
      </div>
    </>
  )
}
