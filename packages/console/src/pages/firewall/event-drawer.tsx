import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client'
import type { ExchangeEvent, GuardEvent } from '../../api/schema'
import { Drawer, Section } from '../../parts/drawer'
import { GuardAction, Mark } from '../../parts/mark'
import { bytes, count } from '../../parts/number'
import { Failure, Note, Waiting } from '../../parts/states'
import { exactTime } from '../../parts/time'
import { actionOf, lookedAt, mainFiring } from './event-words'

const DONE: Readonly<Record<string, string>> = {
  allow: 'Allowed',
  flag: 'Flagged',
  mask: 'Masked',
  redact: 'Redacted',
  hold: 'Held',
  block: 'Blocked',
  policy: 'Policy came into force',
}

/** Why the guard decided as it did, and what it looked at. */
export function EventDrawer({ id, row, close }: { id: string; row: GuardEvent | undefined; close: () => void }) {
  const event = useQuery({
    queryKey: ['events', 'one', id],
    queryFn: () => call<GuardEvent>(`/events/${encodeURIComponent(id)}`),
    staleTime: 60_000,
    enabled: row === undefined,
  })
  const data = row ?? event.data
  const rule = data && mainFiring(data)?.rule
  return (
    <Drawer
      of={id}
      label="Decision"
      over={<span className="mono">{id}</span>}
      title={data ? `${DONE[actionOf(data)] ?? 'Decision'}${rule ? ` by ${rule}` : ''}` : 'Decision'}
      under={
        data && (
          <span className="t3 s">
            {exactTime(data.time)}, policy {data.policy.version.slice(0, 16)}, {data.policy.mode}
          </span>
        )
      }
      close={close}
    >
      {data ? (
        data.kind === 'exchange' ? (
          <Exchange event={data} />
        ) : (
          <Other event={data} />
        )
      ) : event.error ? (
        <Failure error={event.error} level={3} />
      ) : (
        <Waiting what="the decision" />
      )}
    </Drawer>
  )
}

function Other({ event }: { event: Exclude<GuardEvent, ExchangeEvent> }) {
  return (
    <Section title="What happened">
      {event.kind === 'policy' ? (
        <p>
          Version <code>{event.policy.version}</code> came into force
          {event.before ? (
            <>
              {' '}
              in place of <code>{event.before}</code>
            </>
          ) : (
            ' at the start of the gateway'
          )}
          .
        </p>
      ) : (
        <>
          <p>An exchange began to wait for a person.</p>
          <Why firings={event.firings} />
        </>
      )}
    </Section>
  )
}

function Exchange({ event }: { event: ExchangeEvent }) {
  return (
    <>
      <Section title="Why">
        {event.firings.length === 0 ? <Mark tone="miss">No rule fired</Mark> : <Why firings={event.firings} />}
        {event.hold && (
          <Note tone="hold">
            Held {event.hold.waited.toFixed(0)} s, then {event.hold.answer === 'allow' ? 'let pass' : 'blocked'} by {event.hold.by}.
          </Note>
        )}
        {event.outcome.reason && <Note tone="unsure">{event.outcome.reason}</Note>}
        {event.outcome.released !== undefined && (
          <Note tone="hold">{count(event.outcome.released)} characters had left before the answer was cut.</Note>
        )}
        {event.degraded && (
          <Note tone="unsure">Decided with less than the policy asked for: something that it names was not available.</Note>
        )}
      </Section>
      <Looked event={event} />
      <Facts event={event} />
    </>
  )
}

function Why({ firings }: { firings: ExchangeEvent['firings'] }) {
  return (
    <ul className="gap">
      {firings.map((firing, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule may fire twice at the same place
        <li key={at} className="row firing">
          <Mark tone={firing.action === 'allow' ? 'none' : 'hit'}>
            <span className="sr">fired</span>
          </Mark>
          <div className="col">
            <span>
              <code>{firing.rule}</code>{' '}
              <span className="t2">
                {firing.phase}, {firing.origin}
                {firing.tool ? `, ${firing.tool}` : ''}
                {firing.argument ? ` ${firing.argument}` : ''}
              </span>
            </span>
            {firing.reason && <span className="t2 s">{firing.reason}</span>}
            {firing.detections.slice(0, 8).map((one) => (
              <span key={`${one.detector} ${one.start}`} className="t3 s">
                {one.detector} {one.kind !== one.detector && one.kind} {one.score.toFixed(2)} at <code>{firing.path}</code> {one.start} to{' '}
                {one.end}
              </span>
            ))}
          </div>
          <span className="r">
            <GuardAction action={firing.action} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Looked({ event }: { event: ExchangeEvent }) {
  const { total, origins } = lookedAt(event)
  const share = total.seen > 0 ? (total.scanned / total.seen) * 100 : 100
  return (
    <Section title="Looked at" aside={`${count(total.scanned)} of ${count(total.seen)} characters`}>
      <svg
        className="cov chart"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${share.toFixed(1)}% was looked at`}
      >
        <rect className="ok" width={share} height="10" />
        <rect className="gone" x={share} width={100 - share} height="10" />
      </svg>
      <dl className="facts">
        {origins.map((one) => (
          <Row key={one.phase + one.origin} name={`${one.origin}, ${one.phase}`}>
            {count(one.scanned)} of {count(one.seen)}
            {one.skipped > 0 && <span className="t3">, {one.scanned === 0 ? 'no rule looks at it' : `${count(one.skipped)} not`}</span>}
          </Row>
        ))}
      </dl>
    </Section>
  )
}

function Facts({ event }: { event: ExchangeEvent }) {
  const { principal, model, outcome, latency } = event
  return (
    <Section title="Facts">
      <dl className="facts">
        <Row name="Who">
          {[principal.id, principal.tenant && `tenant ${principal.tenant}`, principal.key && `key ${principal.key}`]
            .filter(Boolean)
            .join(', ') || 'not known'}
        </Row>
        <Row name="Surface">
          {event.surface} to {event.upstream}
        </Row>
        <Row name="Model">
          {model.answered ?? '–'} {model.asked && model.asked !== model.answered && <span className="t3">asked for {model.asked}</span>}
        </Row>
        <Row name="Became">
          {outcome.end}, HTTP {outcome.status}
        </Row>
        <Row name="Size">
          {bytes(event.bytes.request)} asked, {bytes(event.bytes.response)} answered
        </Row>
        <Row name="Took">
          {latency.total.toFixed(0)} ms
          {latency.upstream !== undefined && `, first byte of the model after ${latency.upstream.toFixed(0)} ms`}
        </Row>
        {event.calls.length > 0 && (
          <Row name="Tool calls">
            <span className="mono">{event.calls.map((one) => one.name).join(', ')}</span>
          </Row>
        )}
        {event.digests.documents.length > 0 && <Row name="Documents">{event.digests.documents.length} by digest</Row>}
        {event.session && (
          <Row name="Session">
            <code>{event.session}</code>
          </Row>
        )}
      </dl>
      <p className="t3 xs">The journal holds digests and positions, never a text of the exchange.</p>
    </Section>
  )
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
