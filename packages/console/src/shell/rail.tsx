import { Link, placeOf } from '../address/address'
import { Icon } from '../parts/icon'
import { Mark } from '../parts/mark'
import { count } from '../parts/number'
import { PLACES, type Place } from './places'
import { useMe } from './session'
import { useShellFacts } from './shell-facts'

const GROUPS = ['Watch', 'Test', 'Prove', 'More'] as const

/** The duties, with a count only where it asks for something, and how the machine is at the foot. */
export function Rail({ duty }: { duty: string }) {
  const me = useMe()
  const facts = useShellFacts()
  return (
    <nav className="rail" aria-label="Duties">
      <Link className="brand" to={placeOf(me.project, 'overview')}>
        <Sign />
        <span>Pavise</span>
      </Link>
      <div className="proj" title="Project">
        <span className="trunc">{me.project}</span>
      </div>
      {GROUPS.map((group) => (
        <RailGroup key={group} group={group} duty={duty} counts={facts.counts} project={me.project} permissions={me.permissions} />
      ))}
      <div className="foot">
        {facts.health ? (
          <>
            <div className="row">
              <Mark tone={facts.health.ledger.sealed ? 'miss' : 'hold'}>
                <span className="t3">
                  {facts.health.ledger.sealed ? 'Ledger sealed' : 'Ledger behind'}, {count(facts.health.ledger.size)}
                </span>
              </Mark>
            </div>
            <div className="row">
              <Mark tone={facts.health.worker ? 'miss' : 'hit'}>
                <span className="t3">{facts.health.worker ? facts.work : 'No worker runs'}</span>
              </Mark>
            </div>
          </>
        ) : null}
      </div>
    </nav>
  )
}

interface GroupProps {
  readonly group: Place['group']
  readonly duty: string
  readonly project: string
  readonly permissions: readonly string[]
  readonly counts: Readonly<Record<string, { text: string; hot?: boolean } | undefined>>
}

function RailGroup({ group, duty, counts, project, permissions }: GroupProps) {
  const places = PLACES.filter((place) => place.group === group && (!place.permission || permissions.includes(place.permission)))
  if (places.length === 0) return null
  return (
    <>
      <h2>{group}</h2>
      <ul>
        {places.map((place) => {
          const asks = counts[place.duty]
          return (
            <li key={place.duty}>
              <Link
                to={placeOf(project, place.duty)}
                aria-current={place.duty === duty ? 'page' : undefined}
                title={`${place.title} (g ${place.key})`}
              >
                <Icon name={place.icon} />
                <span>{place.title}</span>
                {asks && <span className={asks.hot ? 'n hot' : 'n'}>{asks.text}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The shield with its post. */
export function Sign() {
  return (
    <svg viewBox="0 0 17 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.7">
      <path d="M1 1.5h15v10.2c0 3.4-2.8 5.6-7.5 7.6C3.8 17.3 1 15.1 1 11.7z" />
      <path className="post" d="M8.5 1.5v17.5" strokeWidth="3.2" />
    </svg>
  )
}
