import { Link, placeOf } from '../address/address'
import { Icon } from '../parts/icon'
import { PLACES } from './places'
import { useMe } from './session'

const FIRST = ['overview', 'findings', 'firewall', 'runs']

/** On a phone: four duties and the rest through the palette. */
export function BottomBar({ duty, more }: { duty: string; more: () => void }) {
  const { project, permissions } = useMe()
  const places = PLACES.filter((place) => FIRST.includes(place.duty) && (!place.permission || permissions.includes(place.permission)))
  return (
    <nav className="bottom" aria-label="Duties, short">
      {places.map((place) => (
        <Link key={place.duty} to={placeOf(project, place.duty)} aria-current={place.duty === duty ? 'page' : undefined}>
          <Icon name={place.icon} />
          {place.title}
        </Link>
      ))}
      <button type="button" onClick={more}>
        <Icon name="more" />
        More
      </button>
    </nav>
  )
}
