import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../actions/toast'
import { Link, placeOf } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { DryRun, Run } from '../../api/schema'
import { DryRunView } from '../../parts/dry-run-view'
import { count } from '../../parts/number'
import { ProgressBar } from '../../parts/progress-bar'
import { Failure, Note } from '../../parts/states'
import { useMe, useReason } from '../../shell/session'

/** What the draft would have decided over recorded traffic. Runs as a job: it shows how far it is and can be cancelled. */
export function DryRunPanel({ text, ready }: { text: string; ready: boolean }) {
  const { project } = useMe()
  const [started, setStarted] = useState<{ run: string; text: string }>()
  const off = useReason('policy:write')
  const run = useQuery({
    queryKey: ['runs', 'one', started?.run],
    queryFn: () => call<Run>(`/runs/${started?.run}`),
    enabled: started !== undefined,
    refetchInterval: ({ state }) => (state.data && ['done', 'failed', 'cancelled'].includes(state.data.state) ? false : 800),
  })
  const done = run.data?.state === 'done'
  const result = useQuery({
    queryKey: ['runs', 'dry-run', started?.run],
    queryFn: () => call<DryRun>(`/runs/${started?.run}/dry-run`),
    enabled: done,
  })
  const start = async (): Promise<void> => {
    try {
      const { run: id } = await call<{ run: string }>('/policies/dry-run', { method: 'POST', body: { text, limit: 1000 } })
      setStarted({ run: id, text })
    } catch (error) {
      toast(problemOf(error).message, { tone: 'hit' })
    }
  }
  const cancel = (): void =>
    void call(`/runs/${started?.run}/cancel`, { method: 'POST', body: {} }).catch((error: unknown) =>
      toast(problemOf(error).message, { tone: 'hit' }),
    )
  const active = started !== undefined && run.data !== undefined && !['done', 'failed', 'cancelled'].includes(run.data.state)
  const why = off ?? (ready ? undefined : 'Change the draft first, and mend its faults')
  return (
    <section className="panel">
      <header>
        <h2>Dry run</h2>
        <span className="t3">the last 1,000 recorded exchanges</span>
        <span className="r">
          {active ? (
            <button type="button" className="btn" onClick={cancel}>
              Cancel
            </button>
          ) : (
            <button
              type="button"
              className="btn"
              aria-disabled={why !== undefined || undefined}
              title={why}
              onClick={() => why === undefined && void start()}
            >
              Try it
            </button>
          )}
        </span>
      </header>
      <div className="body gap">
        {!started && (
          <p className="t2 s">Decides recorded traffic again under the draft and counts what would change. Nothing is sent anywhere.</p>
        )}
        {active && (
          <>
            <span className="t2 s" role="status">
              {run.data?.progress ? `${count(run.data.progress.done)} of ${count(run.data.progress.of)}` : 'waits for a worker'}
            </span>
            <ProgressBar done={run.data?.progress?.done ?? 0} of={run.data?.progress?.of ?? 1} label="Progress of the dry run" />
          </>
        )}
        {run.data?.error && (
          <Note tone="hit">
            {run.data.error.message} {run.data.error.hint}
          </Note>
        )}
        {run.data?.state === 'cancelled' && <Note tone="unsure">The dry run was cancelled.</Note>}
        {result.error && <Failure error={result.error} level={3} />}
        {result.data && (
          <>
            {started?.text !== text && <Note tone="hold">The draft has changed since. Try it again before you publish.</Note>}
            <DryRunView result={result.data} />
            {started && (
              <Link className="link s" to={placeOf(project, `runs/${started.run}`)}>
                Kept as run {started.run.slice(0, 8)}
              </Link>
            )}
          </>
        )}
      </div>
    </section>
  )
}
