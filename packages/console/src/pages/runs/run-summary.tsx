import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, placeOf } from '../../address/address'
import { call } from '../../api/client'
import type { Matrix, Run, Tally } from '../../api/schema'
import { count, interval, percent } from '../../parts/number'
import { Empty, Failure, Waiting } from '../../parts/states'
import { useMe } from '../../shell/session'
import { HeatMap } from './heat-map'
import { ObjectiveChart } from './objective-chart'

/** Before and after with intervals and the worst case, by objective, by technique. */
export function RunSummary({ run }: { run: Run }) {
  const matrix = useQuery({ queryKey: ['runs', 'matrix', run.id, run.state], queryFn: () => call<Matrix>(`/runs/${run.id}/matrix`) })
  return (
    <>
      {run.outcome && <OutcomeStrip run={run} outcome={run.outcome} />}
      {matrix.error ? (
        <Failure error={matrix.error} retry={() => void matrix.refetch()} />
      ) : !matrix.data ? (
        <Waiting what="the attempts" />
      ) : matrix.data.cells.length === 0 ? (
        <section className="panel">
          <Empty icon="runs" title="No attempt yet">
            Attempts show up here as they are judged.
          </Empty>
        </section>
      ) : (
        <>
          <ObjectiveChart matrix={matrix.data} />
          <HeatMap matrix={matrix.data} run={run.id} />
        </>
      )}
    </>
  )
}

function OutcomeStrip({ run, outcome }: { run: Run; outcome: NonNullable<Run['outcome']> }) {
  const { project } = useMe()
  const { before, after, replay, benign } = outcome
  const measured = after ?? before
  const worst = measured && measured.attempts > 0 ? (measured.successes + measured.inconclusive) / measured.attempts : undefined
  return (
    <section className="panel strip" aria-label="Outcome">
      {before && <Figure label={after ? 'Before, straight to the target' : 'Attack success'} tone="hit" tally={before} />}
      {after && <Figure label="After, on attacks not seen before" tone="miss" tally={after} />}
      {replay && <Figure label="The same attacks again" tone="miss" tally={replay} />}
      {benign && (
        <Cell label="Ordinary tasks still done" number={`${count(benign.passed)} of ${count(benign.tasks)}`}>
          {benign.passed === benign.tasks ? 'none lost' : `${count(benign.tasks - benign.passed)} changed`}
        </Cell>
      )}
      <Cell label="No verdict" number={count(outcome.inconclusive)}>
        {worst === undefined ? '' : `worst case ${percent(worst)}`}
      </Cell>
      <Cell
        label="Findings"
        number={
          <Link className="link" to={placeOf(project, `findings?q=run:${run.id}`)}>
            {count(outcome.findings)}
          </Link>
        }
      >
        in the inbox
      </Cell>
    </section>
  )
}

function Figure({ label, tally, tone }: { label: string; tally: Tally; tone: 'hit' | 'miss' }) {
  const concluded = tally.attempts - tally.inconclusive
  return (
    <Cell label={label} number={<span className={`${tone}-ink`}>{percent(tally.asr.rate)}</span>}>
      {count(tally.successes)} of {count(concluded)} worked
      <br />
      <span className="t3">{interval(tally.asr.low, tally.asr.high)}</span>
    </Cell>
  )
}

function Cell({ label, number, children }: { label: string; number: ReactNode; children: ReactNode }) {
  return (
    <div>
      <span className="k">{label}</span>
      <span className="number">{number}</span>
      <span className="t2 xs">{children}</span>
    </div>
  )
}
