import type { Run } from '../../api/schema'
import { count, plural } from '../../parts/number'
import { ProgressBar } from '../../parts/progress-bar'
import { Note } from '../../parts/states'
import { span } from '../../parts/time'
import { idWords, isActive } from './run-words'

/** How far a run is, or why it ended early. Nothing for a run that is done. */
export function RunProgress({ run }: { run: Run }) {
  if (run.error)
    return (
      <Note tone="hit">
        <b>{run.error.message}</b>
        <p>{run.error.hint}</p>
        <code className="t2">{run.error.code}</code>
      </Note>
    )
  if (run.state === 'cancelled')
    return <Note tone="unsure">The run was cancelled. What it had tried until then is kept and counted below as far as it went.</Note>
  if (!isActive(run)) return null
  const { progress } = run
  if (run.state === 'queued' || !progress)
    return <Note tone="hold">{run.state === 'queued' ? 'Waits for a worker.' : 'A worker prepares it.'}</Note>
  const spent = run.started ? Date.now() - Date.parse(run.started) : 0
  const left = progress.done > 0 && progress.of > progress.done ? (spent / progress.done) * (progress.of - progress.done) : undefined
  return (
    <section className="panel" aria-label="Progress">
      <header>
        <h2>{run.state === 'cancelling' ? 'Stopping' : idWords(progress.stage)}</h2>
        <span className="t3">
          {progress.of > 0 ? `${count(progress.done)} of ${count(progress.of)}` : 'getting ready'}
          {left !== undefined && `, about ${span(left)} left`}
        </span>
        <span className="t2 s r">{plural(progress.findings, 'finding')} so far</span>
      </header>
      <div className="body">
        <ProgressBar done={progress.done} of={progress.of} label="Progress of the run" />
      </div>
    </section>
  )
}
