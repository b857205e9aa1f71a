import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useActions } from '../../actions/action'
import { toast } from '../../actions/toast'
import { call, problemOf } from '../../api/client'
import { usePages } from '../../api/pages'
import type { HoldRow } from '../../api/schema'
import { useStream } from '../../api/stream'
import { Mark } from '../../parts/mark'
import { Empty, Failure, Waiting } from '../../parts/states'
import { span, Time } from '../../parts/time'
import { useReason } from '../../shell/session'

/** Replies that wait for a person: why, how long still, and what happens if nobody answers. */
export function Holds() {
  const client = useQueryClient()
  const waiting = usePages<HoldRow>('holds', '/holds', { state: 'waiting', limit: 100 })
  useStream(['holds'], () => void client.invalidateQueries({ queryKey: ['holds'] }))
  const off = useReason('hold:answer')
  const answer = useCallback(
    async (hold: HoldRow, given: 'allow' | 'block'): Promise<void> => {
      try {
        await call(`/holds/${encodeURIComponent(hold.event)}`, { method: 'POST', body: { answer: given } })
        toast(given === 'allow' ? 'Let pass. The answer is sealed in the ledger.' : 'Blocked. The answer is sealed in the ledger.')
      } catch (error) {
        const problem = problemOf(error)
        toast(problem.hint ? `${problem.message} ${problem.hint}` : problem.message, { tone: 'hit' })
      }
      void client.invalidateQueries({ queryKey: ['holds'] })
    },
    [client],
  )
  const first = waiting.rows[0]
  useActions(
    useMemo(
      () =>
        first
          ? [
              { id: 'hold.allow', label: 'Let the first one pass', off, run: () => void answer(first, 'allow') },
              { id: 'hold.block', label: 'Block the first one', off, run: () => void answer(first, 'block') },
            ]
          : [],
      [first, off, answer],
    ),
  )
  if (waiting.error) return <Failure error={waiting.error} retry={waiting.again} />
  if (waiting.waiting) return <Waiting what="held replies" />
  if (waiting.rows.length === 0)
    return (
      <Empty icon="pause" title="Nothing waits">
        A rule with <code>do: hold</code> stops a reply until somebody decides. It shows up here and in the rail at once.
      </Empty>
    )
  return (
    <ul className="pad grid below">
      {waiting.rows.map((hold) => (
        <li key={hold.event} className="panel hold-row">
          <div className="gap">
            <div className="row wrap">
              <Mark tone="hold">held {hold.phase === 'request' ? 'before the model' : 'before it leaves'}</Mark>
              <code>{hold.rules.join(', ')}</code>
              <span className="t2 s">
                {hold.principal.id ?? hold.principal.key ?? 'not known'}
                {hold.principal.tenant && `, tenant ${hold.principal.tenant}`}
              </span>
              <span className="t3 s">
                <Time at={hold.created} />
              </span>
            </div>
            {hold.reasons.map((reason) => (
              <p key={reason} className="prose foreign" dir="auto">
                {reason}
              </p>
            ))}
          </div>
          <div className="row wrap">
            <Left until={hold.until} otherwise={hold.otherwise} />
            <button
              type="button"
              className="btn r"
              aria-disabled={off !== undefined || undefined}
              title={off}
              onClick={() => off === undefined && void answer(hold, 'allow')}
            >
              Let pass
            </button>
            <button
              type="button"
              className="btn danger"
              aria-disabled={off !== undefined || undefined}
              title={off}
              onClick={() => off === undefined && void answer(hold, 'block')}
            >
              Block
            </button>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Left({ until, otherwise }: { until: string; otherwise: HoldRow['otherwise'] }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const left = Date.parse(until) - now
  return (
    <span className="v hold">
      {left > 0 ? `${span(left)} left, then ${otherwise === 'allow' ? 'it passes' : 'it is blocked'}` : 'its time is over'}
    </span>
  )
}
