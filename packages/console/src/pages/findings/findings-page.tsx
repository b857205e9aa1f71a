import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useActions } from '../../actions/action'
import { go, placeOf, setParameters, useAddress } from '../../address/address'
import { problemOf } from '../../api/client'
import { usePages } from '../../api/pages'
import type { FindingChange, FindingRow } from '../../api/schema'
import { useStream } from '../../api/stream'
import { FilterLine } from '../../parts/filter/filter-line'
import { List } from '../../parts/list/list'
import { totalWords } from '../../parts/number'
import { Failure, Note, Waiting } from '../../parts/states'
import { useCrumbs } from '../../shell/crumbs'
import { KeyBar } from '../../shell/key-bar'
import { useMe } from '../../shell/session'
import { BulkBar } from './bulk-bar'
import { type Asked, ChangeDialog } from './change-dialog'
import { useFindingActions } from './finding-actions'
import { FindingLines, findingColumns } from './finding-columns'
import { FindingDrawer } from './finding-drawer'
import { FindingPage } from './finding-page'
import { FindingViews } from './finding-views'
import { findingName } from './finding-words'
import { NoFindings } from './no-findings'
import { findingQuery, useFindingChanges } from './use-findings'

export default function FindingsPage() {
  const { rest } = useAddress()
  const number = Number(rest[0]?.replace(/^F-/, ''))
  return rest[0] === undefined ? <Inbox /> : <FindingPage number={number} />
}

const FIRST_QUERY = 'state:open'
const keyOf = (row: FindingRow): string => String(row.number)
const linesOf = (row: FindingRow) => <FindingLines row={row} />

/** The inbox: one list that everybody works through, by filter, view and key. */
function Inbox() {
  const { search } = useAddress()
  const { project } = useMe()
  const client = useQueryClient()
  useCrumbs({ title: 'Findings' })
  const q = (search.get('q') ?? FIRST_QUERY).trim()
  const sort = search.get('sort') ?? '-severity'
  const open = search.get('row')?.replace(/^F-/, '')
  const [pointed, setPointed] = useState<string>()
  const at = open ?? pointed
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const [asked, setAsked] = useState<Asked>()
  const [news, setNews] = useState(false)
  const list = usePages<FindingRow>('findings', '/findings', { q, sort, limit: 200 })
  useStream(['findings'], () => {
    void client.invalidateQueries({ queryKey: ['findings', 'one'] })
    if (list.rows.length <= 200) void client.invalidateQueries({ queryKey: ['findings', 'list'] })
    else setNews(true)
  })
  const listed = list.rows.find((one) => keyOf(one) === at)
  const detail = useQuery({ ...findingQuery(Number(open)), enabled: open !== undefined })
  const row = listed ?? (open === undefined ? undefined : detail.data)
  const { change, changeMany } = useFindingChanges()
  const clear = useCallback(() => {
    setPicked(new Set())
    setAll(false)
  }, [])
  const apply = useCallback(
    async (asked: FindingChange): Promise<boolean> => {
      if (picked.size === 0) return row ? change(row, asked) : false
      const done = await changeMany(all ? { q } : { numbers: [...picked].map(Number) }, asked)
      if (done) clear()
      return done
    },
    [picked, all, q, row, change, changeMany, clear],
  )
  const many = all ? (list.total?.count ?? picked.size) : picked.size
  const actions = useFindingActions({
    row: picked.size === 0 ? row : undefined,
    many,
    ask: setAsked,
    change: useCallback((asked: FindingChange) => void apply(asked), [apply]),
  })
  useActions(actions)
  useActions(
    useMemo(
      () => [
        {
          id: 'findings.clear',
          label: 'Clear the selection',
          key: 'Escape',
          group: 'move',
          off: picked.size === 0 ? '' : undefined,
          run: clear,
        },
      ],
      [picked.size, clear],
    ),
  )
  const pickOne = useCallback((one: FindingRow) => {
    setAll(false)
    setPicked((before) => {
      const next = new Set(before)
      if (!next.delete(keyOf(one))) next.add(keyOf(one))
      return next
    })
  }, [])
  const columns = useMemo(() => findingColumns(picked, pickOne), [picked, pickOne])
  const index = list.rows.findIndex((one) => keyOf(one) === at)
  const problem = list.error ? problemOf(list.error) : undefined
  const move = useCallback(
    (to: FindingRow) => {
      setPointed(keyOf(to))
      if (open !== undefined) setParameters({ row: findingName(to.number) }, { replace: true })
    },
    [open],
  )
  return (
    <>
      <h1 className="sr">Findings</h1>
      <FindingViews q={q} />
      <FilterLine
        fields="/findings/fields"
        value={q}
        set={(line) => {
          clear()
          setParameters({ q: line || ' ' }, { replace: true })
        }}
        hint="state:open severity:>=high, or words of the evidence"
        fault={problem?.code === 'PAV_QUERY_INVALID' ? problem.message : undefined}
      />
      <div className={open ? 'split open' : 'split'}>
        <div className="col">
          {picked.size > 0 && <BulkBar actions={actions} picked={picked.size} total={list.total} all={all} setAll={setAll} clear={clear} />}
          {news && (
            <div className="pad">
              <Note tone="hold">
                Findings have changed since this list was read.{' '}
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    setNews(false)
                    void client.resetQueries({ queryKey: ['findings', 'list'] })
                  }}
                >
                  Read it again
                </button>
              </Note>
            </div>
          )}
          <div className="full">
            {problem ? (
              <Failure error={list.error} retry={list.again} />
            ) : list.waiting ? (
              <Waiting what="findings" rows={14} />
            ) : list.rows.length === 0 ? (
              <NoFindings q={q} />
            ) : (
              <List
                label="Findings"
                rows={list.rows}
                total={list.total}
                columns={columns}
                keyOf={keyOf}
                lines={linesOf}
                at={at}
                move={move}
                open={(to) => setParameters({ row: findingName(to.number) }, { replace: open !== undefined })}
                openPage={(to) => go(placeOf(project, `findings/${findingName(to.number)}`))}
                picked={picked}
                pick={(keys) => {
                  setAll(false)
                  setPicked(keys)
                }}
                sort={sort}
                sortBy={(next) => setParameters({ sort: next }, { replace: true })}
                more={list.more}
                beside={open !== undefined}
              />
            )}
          </div>
          <KeyBar
            {...(list.total ? { right: index >= 0 ? `row ${index + 1} of ${totalWords(list.total)}` : totalWords(list.total) } : {})}
          />
        </div>
        {open !== undefined && (
          <FindingDrawer
            number={Number(open)}
            row={row}
            actions={actions}
            close={() => setParameters({ row: undefined }, { replace: false })}
          />
        )}
      </div>
      {asked && (
        <ChangeDialog
          asked={asked}
          what={picked.size > 0 ? `${many} findings` : findingName(row?.number ?? 0)}
          close={() => setAsked(undefined)}
          change={apply}
        />
      )}
    </>
  )
}
