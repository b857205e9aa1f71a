import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Action, useActions } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { toast } from '../../actions/toast'
import { Link, placeOf, useAddress } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { Run } from '../../api/schema'
import { useStream } from '../../api/stream'
import { Icon } from '../../parts/icon'
import { Menu } from '../../parts/menu'
import { Failure, Waiting } from '../../parts/states'
import { Time } from '../../parts/time'
import { useCrumbs } from '../../shell/crumbs'
import { useMe, useReason } from '../../shell/session'
import { Attempts } from './attempts'
import { DryRunResult } from './dry-run-result'
import { LedgerCheck } from './ledger-check'
import { RunProgress } from './run-progress'
import { RunRules } from './run-rules'
import { RunSummary } from './run-summary'
import { isActive, RunState, runTitle } from './run-words'
import { ScannedFiles } from './scan/scanned-files'

/** One run: how far it is, what came of it, every attempt. */
export function RunPage({ id }: { id: string }) {
  const { project } = useMe()
  const client = useQueryClient()
  const run = useQuery({
    queryKey: ['runs', 'one', id],
    queryFn: () => call<Run>(`/runs/${id}`),
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? 5_000 : false),
  })
  useStream(['runs', 'jobs'], () => void client.invalidateQueries({ queryKey: ['runs', 'one', id] }))
  useCrumbs({ title: 'Red team', to: placeOf(project, 'runs') }, { title: run.data ? runTitle(run.data) : `Run ${id.slice(0, 8)}` })
  if (run.data) return <Whole run={run.data} />
  return (
    <>
      <h1 className="sr">Run</h1>
      {run.error ? <Failure error={run.error} retry={() => void run.refetch()} /> : <Waiting what="the run" rows={12} />}
    </>
  )
}

function Whole({ run }: { run: Run }) {
  const { search } = useAddress()
  const { project } = useMe()
  const tab = search.get('tab') ?? 'summary'
  const scanned = run.kind === 'scan' && run.state === 'done'
  const tested = run.kind === 'attack' || run.kind === 'loop' || run.kind === 'replay'
  const tabs = tested ? ['summary', 'attempts', ...(run.outcome?.rules ? ['rules'] : [])] : []
  useRunActions(run)
  return (
    <>
      <RunHead run={run} />
      {tabs.length > 0 && (
        <nav className="tabs" aria-label="Parts of the run">
          {tabs.map((one) => (
            <Link
              key={one}
              to={placeOf(project, `runs/${run.id}${one === 'summary' ? '' : `?tab=${one}`}`)}
              aria-current={one === tab ? 'page' : undefined}
            >
              {one.charAt(0).toUpperCase() + one.slice(1)}
              {one === 'rules' && <span className="n">{run.outcome?.rules?.length}</span>}
            </Link>
          ))}
        </nav>
      )}
      {scanned ? (
        <ScannedFiles run={run} />
      ) : tested && tab === 'attempts' ? (
        <Attempts run={run} />
      ) : (
        <div className="pad grid below">
          <RunProgress run={run} />
          {tested && tab === 'summary' && <RunSummary run={run} />}
          {tested && tab === 'rules' && <RunRules run={run} />}
          {run.kind === 'dry_run' && run.state === 'done' && <DryRunResult id={run.id} />}
          {run.kind === 'verify_ledger' && run.state === 'done' && <LedgerCheck id={run.id} />}
        </div>
      )}
    </>
  )
}

function RunHead({ run }: { run: Run }) {
  const { project } = useMe()
  const actions = useRunActionList(run)
  const done = run.state === 'done' && ['attack', 'loop', 'replay', 'scan'].includes(run.kind)
  return (
    <div className="head">
      <h1>{runTitle(run)}</h1>
      <RunState run={run} boxed />
      <span className="t3 s">
        asked by {run.by} <Time at={run.created} />
      </span>
      {run.seed > 0 && run.kind !== 'scan' && <span className="chip">seed {run.seed}</span>}
      {run.takes > 1 && <span className="chip">taken up {run.takes} times</span>}
      {run.ledger !== undefined && (
        <Link className="chip" to={placeOf(project, `ledger?row=${run.ledger}`)}>
          ledger {run.ledger}
        </Link>
      )}
      <div className="row r">
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
        {done && <Reports run={run} />}
      </div>
    </div>
  )
}

const FORMATS = [
  ['html', 'Page, to read and to print'],
  ['sarif', 'SARIF, for code hosts'],
  ['json', 'JSON, the whole result'],
  ['csv', 'CSV, for a sheet'],
  ['markdown', 'Markdown, for a ticket'],
] as const

function Reports({ run }: { run: Run }) {
  const formats = run.kind === 'scan' ? [...FORMATS, ['cyclonedx', 'CycloneDX, a bill of what was scanned'] as const] : FORMATS
  return (
    <Menu
      label="Report"
      className="btn"
      face={
        <>
          <Icon name="download" /> Report
        </>
      }
    >
      {formats.map(([format, words]) => (
        <a key={format} href={`/api/v1/runs/${run.id}/report/${format}`} download>
          <Icon name="document" /> {words}
        </a>
      ))}
    </Menu>
  )
}

function useRunActionList(run: Run): readonly Action[] {
  const client = useQueryClient()
  const off = useReason('run:start')
  return useMemo(() => {
    const cancel = async (): Promise<void> => {
      try {
        client.setQueryData(['runs', 'one', run.id], await call<Run>(`/runs/${run.id}/cancel`, { method: 'POST', body: {} }))
        toast('The run stops at its next step. What it found is kept.')
      } catch (error) {
        toast(problemOf(error).message, { tone: 'hit' })
      }
    }
    const again = async (): Promise<void> => {
      try {
        const { budget, guarded } = run.parameters as { budget?: number; guarded?: boolean }
        const body = {
          kind: run.kind,
          ...(run.asset && run.kind !== 'loop' ? { asset: run.asset.id } : {}),
          ...(run.kind === 'scan' ? {} : { seed: run.seed }),
          ...(budget ? { budget } : {}),
          ...(guarded ? { guarded } : {}),
        }
        const next = await call<Run>('/runs', { method: 'POST', body })
        void client.invalidateQueries({ queryKey: ['runs', 'list'] })
        toast(`Run ${next.id.slice(0, 8)} queued${run.kind === 'scan' ? '' : ' with the same seed'}`)
      } catch (error) {
        toast(problemOf(error).message, { tone: 'hit' })
      }
    }
    if (isActive(run))
      return [
        {
          id: 'run.cancel',
          label: 'Cancel',
          off: off ?? (run.state === 'cancelling' ? 'It is stopping already' : undefined),
          run: () => void cancel(),
        },
      ]
    return run.kind === 'attack' || run.kind === 'loop' || run.kind === 'scan'
      ? [
          {
            id: 'run.again',
            label: 'Run again',
            key: 'r',
            off,
            cost: run.kind === 'scan' ? 'reads the files again' : 'the same seed and budget',
            run: () => void again(),
          },
        ]
      : []
  }, [run, off, client])
}

function useRunActions(run: Run): void {
  useActions(useRunActionList(run))
}
