import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Action, useActions } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { toast } from '../../actions/toast'
import { go, Link, placeOf } from '../../address/address'
import { call } from '../../api/client'
import type { Page } from '../../api/pages'
import type { Asset, FindingRow, Run } from '../../api/schema'
import { Confirm } from '../../parts/confirm'
import { Severity } from '../../parts/mark'
import { totalWords } from '../../parts/number'
import { Failure, Waiting } from '../../parts/states'
import { exactTime, Time } from '../../parts/time'
import { Trail } from '../../parts/trail'
import { useCrumbs } from '../../shell/crumbs'
import { useMe, useReason } from '../../shell/session'
import { RunState } from '../runs/run-words'
import { AssetForm } from './asset-form'

/** One asset: where it is, its last checks, its open findings. */
export function AssetPage({ id }: { id: string }) {
  const { project } = useMe()
  const asset = useQuery({ queryKey: ['assets', 'one', id], queryFn: () => call<Asset>(`/assets/${id}`) })
  useCrumbs({ title: 'Assets', to: placeOf(project, 'assets') }, { title: asset.data?.name ?? id.slice(0, 8) })
  if (asset.data) return <Whole asset={asset.data} />
  return (
    <>
      <h1 className="sr">Asset</h1>
      {asset.error ? <Failure error={asset.error} retry={() => void asset.refetch()} /> : <Waiting what="the asset" />}
    </>
  )
}

function Whole({ asset }: { asset: Asset }) {
  const { project } = useMe()
  const client = useQueryClient()
  const [changing, setChanging] = useState(false)
  const [removing, setRemoving] = useState(false)
  const mayWrite = useReason('asset:write')
  const mayRun = useReason('run:start')
  const model = asset.kind === 'model'
  const kept =
    asset.source === 'config'
      ? 'It is kept in pavise.yaml; change it there'
      : asset.source === 'practice'
        ? 'It is the practice target'
        : undefined
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: 'asset.check',
        label: model ? 'Scan' : 'Attack',
        key: 'r',
        off: mayRun,
        cost: model ? 'reads its files' : 'sends requests to the asset',
        run: () => go(placeOf(project, `runs?new=${asset.id}`)),
      },
      { id: 'asset.change', label: 'Change', off: mayWrite ?? kept, run: () => setChanging(true) },
      { id: 'asset.remove', label: 'Remove', off: mayWrite ?? kept, run: () => setRemoving(true) },
    ],
    [asset.id, model, project, mayRun, mayWrite, kept],
  )
  useActions(actions)
  return (
    <>
      <div className="head">
        <h1>{asset.name}</h1>
        <span className="chip">{asset.kind}</span>
        <Trail name={asset.name} checks={asset.trail} />
        <div className="row r">
          {actions.map((action, at) => (
            <ActionButton key={action.id} action={action} look={at === 0 ? 'primary' : ''} />
          ))}
        </div>
      </div>
      <div className="pad grid duo">
        <section className="panel">
          <header>
            <h2>Where and what</h2>
          </header>
          <dl className="facts body">
            {Object.entries(asset.locator).map(([name, value]) => (
              <Fact key={name} name={name} value={typeof value === 'object' ? JSON.stringify(value) : String(value)} />
            ))}
            <Fact name="owner" value={asset.owner ?? 'nobody'} />
            <Fact name="from" value={asset.source === 'config' ? 'pavise.yaml' : asset.source} />
            <Fact name="added" value={exactTime(asset.created)} />
            {asset.sha256 && <Fact name="digest" value={asset.sha256} />}
          </dl>
        </section>
        <OpenFindings asset={asset} />
        <LastRuns asset={asset} />
      </div>
      {changing && <AssetForm asset={asset} close={() => setChanging(false)} />}
      {removing && (
        <Confirm
          title={`Remove ${asset.name}`}
          verb="Remove"
          keep="Keep it"
          type={asset.name}
          close={() => setRemoving(false)}
          act={async () => {
            await call(`/assets/${asset.id}`, { method: 'DELETE' })
            await client.invalidateQueries({ queryKey: ['assets'] })
            toast(`${asset.name} removed`)
            go(placeOf(project, 'assets'))
          }}
        >
          It leaves the list and cannot be checked any more. Its runs and its {asset.findings.open} open findings stay.
        </Confirm>
      )}
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="mono">{value}</dd>
    </>
  )
}

function OpenFindings({ asset }: { asset: Asset }) {
  const { project } = useMe()
  const q = `state:open asset:${JSON.stringify(asset.name)}`
  const findings = useQuery({
    queryKey: ['findings', 'of', asset.id],
    queryFn: () => call<Page<FindingRow>>(`/findings?limit=8&sort=-severity&q=${encodeURIComponent(q)}`),
  })
  return (
    <section className="panel">
      <header>
        <h2>Open findings</h2>
        {findings.data && <span className="t3">{totalWords(findings.data.total)}</span>}
        <Link className="link s r" to={placeOf(project, `findings?q=${encodeURIComponent(q)}`)}>
          All in the inbox
        </Link>
      </header>
      {findings.error ? (
        <Failure error={findings.error} level={3} />
      ) : (
        <table>
          <tbody>
            {findings.data?.items.map((row) => (
              <tr key={row.number}>
                <td>
                  <Severity level={row.severity} narrow />
                </td>
                <td>
                  <Link className="link" to={placeOf(project, `findings/F-${row.number}`)}>
                    {row.title}
                  </Link>
                </td>
                <td className="num t3 s">
                  <Time at={row.lastSeen} />
                </td>
              </tr>
            ))}
            {findings.data?.items.length === 0 && (
              <tr>
                <td className="t2 s">
                  {asset.trail.length > 0
                    ? 'None is open. That says what the last runs looked at, and no more.'
                    : 'Never checked, so nothing is known.'}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </section>
  )
}

function LastRuns({ asset }: { asset: Asset }) {
  const { project } = useMe()
  const runs = useQuery({ queryKey: ['runs', 'of', asset.id], queryFn: () => call<Page<Run>>(`/runs?limit=8&asset=${asset.id}`) })
  return (
    <section className="panel">
      <header>
        <h2>Last runs</h2>
        {runs.data && <span className="t3">{totalWords(runs.data.total)}</span>}
      </header>
      {runs.error ? (
        <Failure error={runs.error} level={3} />
      ) : (
        <table>
          <tbody>
            {runs.data?.items.map((run) => (
              <tr key={run.id}>
                <td>
                  <Link className="link" to={placeOf(project, `runs/${run.id}`)}>
                    {run.kind}
                  </Link>
                </td>
                <td>
                  <RunState run={run} />
                </td>
                <td className="t2 s">{run.outcome ? `${run.outcome.findings} findings` : ''}</td>
                <td className="num t3 s">
                  <Time at={run.created} />
                </td>
              </tr>
            ))}
            {runs.data?.items.length === 0 && (
              <tr>
                <td className="t2 s">No run yet.</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </section>
  )
}
