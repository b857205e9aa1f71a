import type { GuardEvent } from '../../api/schema'
import type { Column } from '../../parts/list/column'
import { GuardAction, Mark } from '../../parts/mark'
import { clockTime, Time } from '../../parts/time'
import { actionOf, lookedAt, mainFiring, wayOf } from './event-words'

export const eventColumns: readonly Column<GuardEvent>[] = [
  { id: 'time', title: 'Time', width: '88px', cell: (event) => <span className="mono t2">{clockTime(event.time)}</span> },
  { id: 'action', title: 'Action', width: '88px', cell: (event) => <Action event={event} /> },
  {
    id: 'rule',
    title: 'Rule',
    width: 'minmax(96px, 1fr)',
    cell: (event) => <span className="mono">{mainFiring(event)?.rule ?? '–'}</span>,
  },
  { id: 'way', title: 'From, to', width: 'minmax(140px, 1.2fr)', cell: (event) => <span className="t2">{wayOf(event)}</span> },
  { id: 'score', title: 'Score', width: '56px', numeric: true, cell: (event) => <Score event={event} /> },
  {
    id: 'who',
    title: 'Who',
    width: 'minmax(96px, 1fr)',
    cell: (event) => <span className="t2">{event.kind === 'policy' ? '' : (event.principal.id ?? event.principal.key ?? '–')}</span>,
  },
  {
    id: 'surface',
    title: 'Surface',
    width: '92px',
    spare: true,
    cell: (event) => <span className="t2">{event.kind === 'exchange' ? event.surface : event.kind}</span>,
  },
  { id: 'looked', title: 'Looked at', width: '84px', numeric: true, spare: true, cell: (event) => <LookedAt event={event} /> },
  {
    id: 'ms',
    title: 'ms',
    width: '64px',
    numeric: true,
    spare: true,
    cell: (event) => <span className="t3">{event.kind === 'exchange' ? Math.round(event.latency.total) : ''}</span>,
  },
]

function Action({ event }: { event: GuardEvent }) {
  const action = actionOf(event)
  return action === 'policy' ? <Mark tone="none">policy</Mark> : <GuardAction action={action} />
}

function Score({ event }: { event: GuardEvent }) {
  const firing = mainFiring(event)
  if (!firing) return <span className="t3">–</span>
  const best = Math.max(0, ...firing.detections.map((detection) => detection.score))
  return <span className="mono">{firing.detections.length > 0 ? best.toFixed(2) : 'flow'}</span>
}

function LookedAt({ event }: { event: GuardEvent }) {
  if (event.kind !== 'exchange') return null
  const { total } = lookedAt(event)
  const share = total.seen > 0 ? Math.floor((total.scanned / total.seen) * 100) : 100
  return <span className="t3 s">{event.degraded ? `${share}%, degraded` : `${share}%`}</span>
}

/** The row on a phone. */
export function EventLines({ event }: { event: GuardEvent }) {
  return (
    <>
      <div className="row">
        <Action event={event} />
        <span className="mono trunc">{mainFiring(event)?.rule ?? ''}</span>
        <span className="r t3 s">
          <Time at={event.time} />
        </span>
      </div>
      <div className="s t3 trunc">
        {wayOf(event)}
        {event.kind === 'policy' ? '' : `, ${event.principal.id ?? event.principal.key ?? ''}`}
      </div>
    </>
  )
}
