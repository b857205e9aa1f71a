import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, placeOf } from '../../address/address'
import { call } from '../../api/client'
import type { StreamState } from '../../api/stream'
import { Mark } from '../../parts/mark'
import { count, percent } from '../../parts/number'
import { useMe } from '../../shell/session'
import { type Bucket, RateChart } from './rate-chart'

interface Gateway {
  readonly running: boolean
  readonly listen?: string
  readonly upstreams: readonly string[]
  readonly reason?: string
  readonly mode?: string
  readonly policy?: { readonly number: number; readonly version: string }
}

const HOUR = 3_600_000

/** How the gateway stands, and the last hour in bars. */
export function GatewayHead({ state, children }: { state: StreamState; children: ReactNode }) {
  const { project } = useMe()
  const gateway = useQuery({ queryKey: ['gateway'], queryFn: () => call<Gateway>('/gateway'), refetchInterval: 30_000 })
  const rates = useQuery({
    queryKey: ['events', 'rates'],
    queryFn: () => {
      const to = Date.now()
      return call<Bucket[]>(`/events/rates?from=${new Date(to - HOUR).toISOString()}&to=${new Date(to).toISOString()}&buckets=60`)
    },
    refetchInterval: 15_000,
  })
  const sum = (wanted?: readonly string[]): number =>
    (rates.data ?? []).reduce(
      (all, bucket) =>
        all + Object.entries(bucket.counts).reduce((part, [action, n]) => part + (!wanted || wanted.includes(action) ? n : 0), 0),
      0,
    )
  const all = sum()
  const stopped = sum(['block', 'hold'])
  const data = gateway.data
  return (
    <div className="head firewall">
      <div className="col standing">
        <div className="row wrap">
          {data && (
            <Mark tone={data.running ? 'miss' : 'hit'}>
              {data.running ? `gateway ${data.listen?.replace(/^https?:\/\//, '') ?? ''}` : 'gateway does not run'}
            </Mark>
          )}
          {data?.mode && <span className="chip">{data.mode}</span>}
          {data?.policy && (
            <Link className="link s" to={placeOf(project, 'policy')}>
              policy v{data.policy.number}
            </Link>
          )}
          {state === 'lost' && <Mark tone="hold">reconnecting</Mark>}
        </div>
        {data && !data.running && (
          <span className="t3 s">{data.reason ?? 'Name an upstream in pavise.yaml, then pavise up starts it.'}</span>
        )}
        {data?.mode === 'observe' && <span className="t3 s">Observing: what would be stopped is written down and let through.</span>}
      </div>
      <RateChart buckets={rates.data ?? []} />
      <dl className="figures4">
        <div>
          <dt>decisions, 1 h</dt>
          <dd>{count(all)}</dd>
        </div>
        <div>
          <dt>stopped</dt>
          <dd className={stopped > 0 ? 'hit-ink' : undefined}>{all > 0 ? percent(stopped / all) : '–'}</dd>
        </div>
      </dl>
      <div className="row r">{children}</div>
    </div>
  )
}
