import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useActions } from '../../actions/action'
import { go, placeOf } from '../../address/address'
import { call } from '../../api/client'
import type { Overview } from '../../api/schema'
import { useStream } from '../../api/stream'
import { Failure, Note, Waiting } from '../../parts/states'
import { dayName } from '../../parts/time'
import { useCrumbs } from '../../shell/crumbs'
import { useMe, useReason } from '../../shell/session'
import { AssetTable } from './asset-table'
import { FirstSteps } from './first-steps'
import { Loop } from './loop'
import { Needs } from './needs'
import { NotLookedAt } from './not-looked-at'
import { Posture } from './posture'

/** Where a day starts: how the loop stands, what asks for a person, what was not looked at. */
export default function OverviewPage() {
  useCrumbs({ title: 'Overview' })
  const { project, permissions } = useMe()
  const client = useQueryClient()
  const overview = useQuery({ queryKey: ['overview'], queryFn: () => call<Overview>('/overview'), staleTime: 30_000 })
  const stream = useStream(['runs', 'findings', 'holds'], () => void client.invalidateQueries({ queryKey: ['overview'] }))
  const off = useReason('run:start')
  useActions(
    useMemo(
      () => [
        {
          id: 'run.new',
          label: 'New run',
          key: 'r',
          off,
          cost: 'sends requests to the asset',
          run: () => go(placeOf(project, 'runs?new=1')),
        },
      ],
      [off, project],
    ),
  )
  const data = overview.data
  return (
    <>
      <div className="head">
        <h1>{dayName(new Date())}</h1>
        {stream === 'lost' && (
          <span className="v hold r" role="status">
            as of a moment ago, reconnecting
          </span>
        )}
      </div>
      <div className="pad grid">
        {overview.error ? (
          <Failure error={overview.error} retry={() => void overview.refetch()} />
        ) : !data ? (
          <Waiting what="the overview" rows={12} />
        ) : (
          <>
            {!data.health.worker && (
              <Note tone="hit">No worker runs: queued runs wait. Start one with pavise worker, or look at pavise up.</Note>
            )}
            {data.health.eventsBehind > 0 && (
              <Note tone="unsure">{data.health.eventsBehind} events of the gateway are not here yet. Counts below are lower bounds.</Note>
            )}
            <Loop stages={data.loop} />
            {data.posture.length === 0 && data.needs.length === 0 ? <FirstSteps /> : null}
            <div className="grid today">
              <Needs needs={data.needs} />
              <div className="grid">
                <Posture points={data.posture} />
                <NotLookedAt rows={data.notLookedAt} known={data.posture.length > 0} />
              </div>
            </div>
          </>
        )}
        {permissions.includes('asset:read') && <AssetTable />}
      </div>
    </>
  )
}
