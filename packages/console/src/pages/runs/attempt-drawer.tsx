import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import type { AttemptDetail, Run } from '../../api/schema'
import { Drawer, Section } from '../../parts/drawer'
import { Evidence } from '../../parts/evidence/evidence'
import { Failure, Note, Waiting } from '../../parts/states'
import { idWords, Verdict } from './run-words'
import { Transcript } from './transcript'

/** One attempt: what was done to the target, what it did, and why the verdict. `of` is phase and id. */
export function AttemptDrawer({ run, of, close }: { run: Run; of: string; close: () => void }) {
  const slash = of.indexOf('/')
  const phase = of.slice(0, slash)
  const id = of.slice(slash + 1)
  const attempt = useQuery({
    queryKey: ['attempts', 'one', run.id, of],
    queryFn: () => call<AttemptDetail>(`/runs/${run.id}/attempts/${encodeURIComponent(phase)}/${encodeURIComponent(id)}`),
    staleTime: 60_000,
  })
  const data = attempt.data
  return (
    <Drawer
      of={of}
      label="Attempt"
      over={data ? `attempt ${data.n}, ${data.phase}` : id}
      title={data ? `${idWords(data.probe)}, ${idWords(data.effect).toLowerCase()}` : 'Attempt'}
      under={
        data && (
          <div className="row wrap">
            <Verdict verdict={data.verdict} boxed />
            <span className="t3 s">{data.evidence.length > 0 ? 'judged by effect, not by wording' : 'no effect was seen'}</span>
            {data.count > 1 && <span className="chip">stands for {data.count} alike</span>}
          </div>
        )
      }
      close={close}
    >
      {attempt.error ? (
        <Failure error={attempt.error} retry={() => void attempt.refetch()} level={3} />
      ) : !data ? (
        <Waiting what="the attempt" />
      ) : (
        <AttemptBody attempt={data} />
      )}
    </Drawer>
  )
}

function AttemptBody({ attempt }: { attempt: AttemptDetail }) {
  return (
    <>
      {(attempt.effects.length > 0 || attempt.evidence.length > 0 || attempt.reason) && (
        <Section title="Effect">
          {attempt.reason && <Note tone={attempt.verdict === 'inconclusive' ? 'unsure' : 'hold'}>{attempt.reason}</Note>}
          {attempt.effects.map((effect) => (
            <div key={effect.seq} className="col">
              <span className="t3 xs">
                effect {effect.seq}, by {effect.by}, tenant {effect.tenant}
              </span>
              <Evidence
                name={`Effect ${effect.seq}`}
                text={`${effect.tool} ${effect.arguments}`}
                marks={attempt.verdict === 'vulnerable' ? [{ start: 0, end: effect.tool.length, kind: 'attack' }] : []}
              />
            </div>
          ))}
          {attempt.evidence.map((one) => (
            <div key={one.kind + one.text} className="col">
              <span className="t3 xs">{one.kind}</span>
              <Evidence
                name={`Evidence: ${one.kind}`}
                text={one.text}
                marks={one.start === undefined || one.end === undefined ? [] : [{ start: one.start, end: one.end, kind: 'attack' }]}
              />
            </div>
          ))}
        </Section>
      )}
      <section className="sec">
        <header>
          <h3>Transcript</h3>
        </header>
        <Transcript attempt={attempt} />
      </section>
      <Section title="Facts">
        <dl className="facts">
          <dt>Objective</dt>
          <dd>{attempt.objective}</dd>
          <dt>Channel</dt>
          <dd>{idWords(attempt.channel)}</dd>
          <dt>Strategies</dt>
          <dd>{attempt.strategies.join(', ') || 'none'}</dd>
          <dt>Id</dt>
          <dd className="mono">{attempt.id}</dd>
        </dl>
      </Section>
    </>
  )
}
