import { useMemo, useState } from 'react'
import { useActions } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { toast } from '../../actions/toast'
import { go, placeOf, setParameters, useAddress } from '../../address/address'
import { call, problemOf } from '../../api/client'
import { usePages } from '../../api/pages'
import type { LedgerRow } from '../../api/schema'
import type { Column } from '../../parts/list/column'
import { List } from '../../parts/list/list'
import { Mark } from '../../parts/mark'
import { totalWords } from '../../parts/number'
import { Empty, Failure, Waiting } from '../../parts/states'
import { Time } from '../../parts/time'
import { useCrumbs } from '../../shell/crumbs'
import { KeyBar } from '../../shell/key-bar'
import { useMe, useReason } from '../../shell/session'
import { Checkpoint } from './checkpoint'
import { EntryDrawer } from './entry-drawer'
import { LedgerSearch } from './ledger-search'
import { fieldWords, typeWords } from './ledger-words'

const keyOf = (row: LedgerRow): string => String(row.index)
const linesOf = (row: LedgerRow) => (
  <>
    <div className="row">
      <span className="mono t3">{row.index}</span>
      <span className="trunc b">{typeWords(row.type)}</span>
      <span className="r t3 s">
        <Time at={row.time} />
      </span>
    </div>
    <div className="s t3 trunc">{fieldWords(row.fields)}</div>
  </>
)

/** What was sealed, entry by entry, each with its proof. */
export default function LedgerPage() {
  const { search } = useAddress()
  const { project } = useMe()
  useCrumbs({ title: 'Ledger' })
  const q = search.get('q') ?? undefined
  const type = search.get('type') ?? undefined
  const open = search.get('row') ?? undefined
  const [pointed, setPointed] = useState<string>()
  const at = open ?? pointed
  const list = usePages<LedgerRow>('ledger', '/ledger', { q, type, limit: 200 })
  const off = useReason('ledger:read')
  const actions = useMemo(
    () => [
      {
        id: 'ledger.verify',
        label: 'Verify all',
        off,
        cost: 'reads the whole ledger',
        run: () =>
          void call<{ run: string }>('/ledger/verify', { method: 'POST', body: {} }).then(
            ({ run }) => go(placeOf(project, `runs/${run}`)),
            (error: unknown) => toast(problemOf(error).message, { tone: 'hit' }),
          ),
      },
    ],
    [off, project],
  )
  useActions(actions)
  return (
    <>
      <div className="head">
        <h1>Ledger</h1>
        <Checkpoint />
        <span className="row r">
          {actions.map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
        </span>
      </div>
      <LedgerSearch q={q} type={type} />
      <div className={open ? 'split open' : 'split'}>
        <div className="col">
          <div className="full">
            {list.error ? (
              <Failure error={list.error} retry={list.again} />
            ) : list.waiting ? (
              <Waiting what="the ledger" rows={14} />
            ) : list.rows.length === 0 ? (
              <Empty
                icon={q || type ? 'filter' : 'ledger'}
                title={q || type ? 'No entry matches' : 'Nothing is sealed yet'}
                actions={
                  q || type ? (
                    <button type="button" className="btn" onClick={() => setParameters({ q: undefined, type: undefined })}>
                      Clear filters
                    </button>
                  ) : undefined
                }
              >
                Runs, changes of findings, policies, answers to holds and every look at veiled evidence are sealed here, in order.
              </Empty>
            ) : (
              <List
                label="Ledger entries"
                rows={list.rows}
                total={list.total}
                columns={COLUMNS}
                keyOf={keyOf}
                lines={linesOf}
                at={at}
                move={(row) => {
                  setPointed(keyOf(row))
                  if (open) setParameters({ row: keyOf(row) }, { replace: true })
                }}
                open={(row) => setParameters({ row: keyOf(row) }, { replace: open !== undefined })}
                more={list.more}
                beside={open !== undefined}
              />
            )}
          </div>
          <KeyBar {...(list.total ? { right: totalWords(list.total) } : {})} />
        </div>
        {open && <EntryDrawer index={Number(open)} close={() => setParameters({ row: undefined })} />}
      </div>
    </>
  )
}

const COLUMNS: readonly Column<LedgerRow>[] = [
  { id: 'index', title: 'Entry', width: '76px', numeric: true, cell: (row) => <span className="mono t3">{row.index}</span> },
  {
    id: 'time',
    title: 'Sealed',
    width: '96px',
    cell: (row) => (
      <span className="t2 s">
        <Time at={row.time} />
      </span>
    ),
  },
  { id: 'type', title: 'What', width: 'minmax(140px, 1fr)', cell: (row) => <span className="b">{typeWords(row.type)}</span> },
  { id: 'fields', title: 'Of what', width: 'minmax(160px, 2fr)', cell: (row) => <span className="t2">{fieldWords(row.fields)}</span> },
  {
    id: 'forgotten',
    title: 'Body',
    width: '104px',
    cell: (row) => (row.forgotten ? <Mark tone="unsure">forgotten</Mark> : <span className="t3 s">kept</span>),
  },
  { id: 'digest', title: 'Digest', width: '128px', spare: true, cell: (row) => <code className="t3">{row.digest.slice(0, 14)}…</code> },
]
