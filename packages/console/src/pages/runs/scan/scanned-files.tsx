import { useMemo, useState } from 'react'
import { useActions } from '../../../actions/action'
import { Link, placeOf, setParameters, useAddress } from '../../../address/address'
import { problemOf } from '../../../api/client'
import { usePages } from '../../../api/pages'
import type { Run, ScannedFile } from '../../../api/schema'
import { FilterLine } from '../../../parts/filter/filter-line'
import type { Column } from '../../../parts/list/column'
import { List } from '../../../parts/list/list'
import { bytes, count, totalWords } from '../../../parts/number'
import { Empty, Failure, Waiting } from '../../../parts/states'
import { KeyBar } from '../../../shell/key-bar'
import { useMe } from '../../../shell/session'
import { FileDrawer } from './file-drawer'
import { FileVerdict, VERDICTS } from './file-words'

const keyOf = (row: ScannedFile): string => row.id
const linesOf = (row: ScannedFile) => (
  <>
    <div className="row">
      <FileVerdict verdict={row.verdict} />
      <span className="trunc b mono">{row.name}</span>
    </div>
    <div className="s t3 trunc">
      {row.format ?? 'not read'}, {bytes(row.size)}
    </div>
  </>
)

/** Every file of a scan, worst first, with its members beside it. */
export function ScannedFiles({ run }: { run: Run }) {
  const { search } = useAddress()
  const { project } = useMe()
  const q = (search.get('q') ?? '').trim()
  const open = search.get('file') ?? undefined
  const [pointed, setPointed] = useState<string>()
  const at = open ?? pointed
  const list = usePages<ScannedFile>('files', `/runs/${run.id}/files`, { q, limit: 200 })
  const index = list.rows.findIndex((row) => row.id === at)
  useActions(
    useMemo(
      () => [
        {
          id: 'file.next',
          label: 'Next that is not safe',
          key: 'n',
          run: () => {
            const row = list.rows.find((one, place) => place > index && one.verdict !== 'safe') ?? list.rows[index]
            if (row) setParameters({ file: row.id }, { replace: true })
          },
        },
      ],
      [list.rows, index],
    ),
  )
  const problem = list.error ? problemOf(list.error) : undefined
  return (
    <>
      <FilterLine
        fields="/files/fields"
        value={q}
        set={(line) => setParameters({ q: line }, { replace: true })}
        hint="verdict:>=unknown format:pickle, or words"
        fault={problem?.code === 'PAV_QUERY_INVALID' ? problem.message : undefined}
      >
        <nav className="seg" aria-label="Verdict">
          {['', ...VERDICTS.filter((verdict) => run.outcome?.files?.[verdict])].map((verdict) => (
            <Link
              key={verdict}
              to={placeOf(project, `runs/${run.id}${verdict ? `?q=verdict:${verdict}` : ''}`)}
              aria-current={q === (verdict ? `verdict:${verdict}` : '') ? 'page' : undefined}
            >
              {verdict ? `${verdict === 'inconclusive' ? 'no verdict' : verdict} ${count(run.outcome?.files?.[verdict] ?? 0)}` : 'all'}
            </Link>
          ))}
        </nav>
      </FilterLine>
      <div className={open ? 'split open' : 'split'}>
        <div className="col">
          <div className="full">
            {list.error ? (
              <Failure error={list.error} retry={list.again} />
            ) : list.waiting ? (
              <Waiting what="files" rows={12} />
            ) : list.rows.length === 0 ? (
              <Empty
                icon="filter"
                title="No file matches this filter"
                actions={
                  <button type="button" className="btn" onClick={() => setParameters({ q: undefined })}>
                    Clear filters
                  </button>
                }
              >
                Other files of the scan are there without it.
              </Empty>
            ) : (
              <List
                label="Files"
                rows={list.rows}
                total={list.total}
                columns={COLUMNS}
                keyOf={keyOf}
                lines={linesOf}
                at={at}
                move={(row) => {
                  setPointed(row.id)
                  if (open) setParameters({ file: row.id }, { replace: true })
                }}
                open={(row) => setParameters({ file: row.id }, { replace: open !== undefined })}
                more={list.more}
                beside={open !== undefined}
              />
            )}
          </div>
          <KeyBar {...(list.total ? { right: `${totalWords(list.total)} files` } : {})} />
        </div>
        {open && <FileDrawer run={run} of={open} close={() => setParameters({ file: undefined })} />}
      </div>
    </>
  )
}

const COLUMNS: readonly Column<ScannedFile>[] = [
  { id: 'verdict', title: 'Verdict', width: '112px', cell: (row) => <FileVerdict verdict={row.verdict} /> },
  { id: 'name', title: 'File', width: 'minmax(180px, 2fr)', cell: (row) => <span className="mono">{row.name}</span> },
  { id: 'format', title: 'Format', width: '110px', cell: (row) => <span className="t2">{row.format ?? 'not read'}</span> },
  { id: 'size', title: 'Size', width: '84px', numeric: true, cell: (row) => <span className="t2">{bytes(row.size)}</span> },
  {
    id: 'members',
    title: 'Members',
    width: '76px',
    numeric: true,
    spare: true,
    cell: (row) => <span className="t2">{row.members >= 1000 ? '1,000 +' : count(row.members)}</span>,
  },
  { id: 'findings', title: 'Findings', width: '76px', numeric: true, cell: (row) => count(row.findings) },
  {
    id: 'sha256',
    title: 'SHA-256',
    width: '140px',
    spare: true,
    cell: (row) => <span className="t3 mono">{row.sha256?.slice(0, 14) ?? 'not read'}</span>,
  },
]
