import { Link, placeOf } from '../../address/address'
import type { Overview } from '../../api/schema'
import { Icon, type IconName } from '../../parts/icon'
import { Severity } from '../../parts/mark'
import { Empty } from '../../parts/states'
import { span, Time } from '../../parts/time'
import { linkOf } from '../../shell/palette'
import { useMe } from '../../shell/session'

type Need = Overview['needs'][number]

const ICONS: Readonly<Record<Need['kind'], IconName>> = {
  hold: 'pause',
  finding: 'findings',
  run: 'runs',
  accept_expiring: 'clock',
  asset: 'assets',
  worker: 'tool',
  ledger: 'ledger',
}

/** What asks for a person, ordered by what it would cost to wait. Each row has one action. */
export function Needs({ needs }: { needs: readonly Need[] }) {
  const { project } = useMe()
  return (
    <section className="panel needs">
      <header>
        <h2>Needs you</h2>
        <span className="t3">{needs.length === 0 ? 'nothing waits' : `${needs.length}, by what it would cost to wait`}</span>
        <Link className="link s r" to={placeOf(project, 'findings')}>
          All findings
        </Link>
      </header>
      {needs.length === 0 ? (
        <Empty icon="check" title="Nothing needs you now" level={3}>
          Held replies, urgent findings, runs that broke and acceptances that run out show up here.
        </Empty>
      ) : (
        <ul>
          {needs.map((need) => (
            <li key={need.kind + need.link + need.title}>
              <Severity level={need.severity ?? 'info'} narrow />
              <Icon name={ICONS[need.kind]} />
              <div className="col">
                <span className="clip">{need.title}</span>
                <span className="xs t3 clip">{need.detail}</span>
              </div>
              <span className="t2 s nw">{need.due ? <Due at={need.due} /> : null}</span>
              <Link className="btn" to={linkOf(project, need.link)} aria-label={`${need.action}: ${need.title}`}>
                {need.action}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Due({ at }: { at: string }) {
  const left = Date.parse(at) - Date.now()
  return left > 0 ? (
    <>{span(left)} left</>
  ) : (
    <span className="critical">
      over <Time at={at} />
    </span>
  )
}
