import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useActions } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { go, placeOf, setParameters, useAddress } from '../../address/address'
import { problemOf } from '../../api/client'
import { usePages } from '../../api/pages'
import type { Run } from '../../api/schema'
import { useStream } from '../../api/stream'
import { FilterLine } from '../../parts/filter/filter-line'
import type { Column } from '../../parts/list/column'
import { List } from '../../parts/list/list'
import { count, percent, totalWords } from '../../parts/number'
import { ProgressBar } from '../../parts/progress-bar'
import { Empty, Failure, Waiting } from '../../parts/states'
import { span, Time } from '../../parts/time'
import { useCrumbs } from '../../shell/crumbs'
import { KeyBar } from '../../shell/key-bar'
import { useMe, useReason } from '../../shell/session'
import { NewRun } from './new-run'
import { KIND_WORDS, RunState, runTitle } from './run-words'
import { VERDICTS } from './scan/file-words'

const keyOf = (run: Run): string => run.id
const linesOf = (run: Run) => (
  <>
    <div className="row">
      <span className="trunc b">{runTitle(run)}</span>
      <span className="r t3 s">
        <Time at={run.created} />
      </span>
    </div>
    <div className="row s t3">
      <RunState run={run} />
      <span className="trunc">
        <Result run={run} />
      </span>
    </div>
  </>
)

/** What ran, runs and waits. */
export function RunList() {
  const { search } = useAddress()
  const { project } = useMe()
  const client = useQueryClient()
  useCrumbs({ title: 'Red team' })
  const q = (search.get('q') ?? '').trim()
  const preset = search.get('new') ?? undefined
  const [at, setAt] = useState<string>()
  const list = usePages<Run>('runs', '/runs', { q, sort: search.get('sort') ?? '-created', limit: 100 })
  useStream(['runs', 'jobs'], () => void client.invalidateQueries({ queryKey: ['runs', 'list'] }))
  const off = useReason('run:start')
  const actions = useMemo(
    () => [{ id: 'run.new', label: 'New run', key: 'r', off, cost: 'sends requests to the asset', run: () => setParameters({ new: '1' }) }],
    [off],
  )
  useActions(actions)
  const problem = list.error ? problemOf(list.error) : undefined
  const fault = problem?.code === 'PAV_QUERY_INVALID' ? problem.message : undefined
  const open = (run: Run): void => go(placeOf(project, `runs/${run.id}`))
  return (
    <>
      <h1 className="sr">Runs</h1>
      <FilterLine
        fields="/runs/fields"
        value={q}
        set={(line) => setParameters({ q: line }, { replace: true })}
        hint="kind:attack state:failed asset:name"
        fault={fault}
      >
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} look="primary" />
        ))}
      </FilterLine>
      <div className="full">
        {list.error ? (
          <Failure error={list.error} retry={list.again} />
        ) : list.waiting ? (
          <Waiting what="runs" rows={12} />
        ) : list.rows.length === 0 ? (
          q ? (
            <Empty
              icon="filter"
              title="No run matches this filter"
              actions={
                <button type="button" className="btn" onClick={() => setParameters({ q: undefined })}>
                  Clear filters
                </button>
              }
            />
          ) : (
            <Empty
              icon="runs"
              title="No run yet"
              command="pavise attack --asset NAME"
              actions={
                <button type="button" className="btn primary" onClick={() => setParameters({ new: 'practice' })}>
                  Run the loop on the practice target
                </button>
              }
            >
              A run attacks an asset and judges by effects: what was sent, read or changed. The practice target is ready.
            </Empty>
          )
        ) : (
          <List
            label="Runs"
            rows={list.rows}
            total={list.total}
            columns={COLUMNS}
            keyOf={keyOf}
            lines={linesOf}
            at={at}
            move={(run) => setAt(run.id)}
            open={open}
            openPage={open}
            sort={search.get('sort') ?? '-created'}
            sortBy={(sort) => setParameters({ sort }, { replace: true })}
            more={list.more}
          />
        )}
      </div>
      <KeyBar {...(list.total ? { right: totalWords(list.total) } : {})} />
      {preset !== undefined && <NewRun preset={preset} close={() => setParameters({ new: undefined }, { replace: true })} />}
    </>
  )
}

const COLUMNS: readonly Column<Run>[] = [
  { id: 'kind', title: 'Run', width: 'minmax(160px, 1fr)', cell: (run) => <KindCell run={run} /> },
  { id: 'state', title: 'State', width: '110px', cell: (run) => <RunState run={run} /> },
  { id: 'result', title: 'Result', width: 'minmax(220px, 1.4fr)', cell: (run) => <Result run={run} /> },
  {
    id: 'findings',
    title: 'Findings',
    width: '76px',
    sort: 'findings',
    numeric: true,
    cell: (run) =>
      run.outcome ? count(run.outcome.findings) : run.progress ? count(run.progress.findings) : <span className="t3">–</span>,
  },
  { id: 'took', title: 'Took', width: '64px', numeric: true, cell: (run) => <span className="t2 s">{took(run)}</span> },
  { id: 'by', title: 'Asked by', width: '96px', cell: (run) => <span className="t2">{run.by}</span> },
  {
    id: 'created',
    title: 'Asked for',
    width: '92px',
    sort: 'created',
    cell: (run) => (
      <span className="t2 s">
        <Time at={run.created} />
      </span>
    ),
  },
]

function KindCell({ run }: { run: Run }) {
  return (
    <>
      <span className="b">{KIND_WORDS[run.kind]}</span>{' '}
      {run.asset && (
        <span className="t2">
          {run.kind === 'scan' ? 'of' : 'on'} {run.asset.name}
        </span>
      )}
    </>
  )
}

function took(run: Run): string {
  if (!run.started) return '–'
  return span((run.finished ? Date.parse(run.finished) : Date.now()) - Date.parse(run.started))
}

/** One line on what came of it, or how far it is. */
function Result({ run }: { run: Run }) {
  const { outcome, progress, error } = run
  if (error) return <span className="t2">{error.message}</span>
  if (outcome?.files)
    return (
      <span className="t2">
        {VERDICTS.filter((verdict) => outcome.files?.[verdict])
          .map((verdict) => `${count(outcome.files?.[verdict] ?? 0)} ${verdict === 'inconclusive' ? 'without verdict' : verdict}`)
          .join(', ')}
      </span>
    )
  if (outcome?.before && outcome.after)
    return (
      <span className="t2">
        <span className="hit-ink b">{percent(outcome.before.asr.rate)}</span> before,{' '}
        <span className="miss-ink b">{percent(outcome.after.asr.rate)}</span> after
        {outcome.inconclusive > 0 && `, ?${count(outcome.inconclusive)}`}
      </span>
    )
  if (outcome?.before)
    return (
      <span className="t2">
        {count(outcome.before.successes)} of {count(outcome.before.attempts - outcome.before.inconclusive)} worked
        {outcome.inconclusive > 0 && `, ?${count(outcome.inconclusive)}`}
      </span>
    )
  if (progress && progress.of > 0)
    return (
      <span className="row">
        <span className="t2 s nw">
          {progress.stage} {count(progress.done)} of {count(progress.of)}
        </span>
        <ProgressBar done={progress.done} of={progress.of} label={`Progress of ${KIND_WORDS[run.kind]}`} />
      </span>
    )
  return <span className="t3">{run.state === 'queued' ? 'waits for a worker' : '–'}</span>
}
