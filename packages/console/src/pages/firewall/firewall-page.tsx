import { useQuery } from '@tanstack/react-query'
import { Link, placeOf, useAddress } from '../../address/address'
import { call } from '../../api/client'
import type { Page } from '../../api/pages'
import type { HoldRow } from '../../api/schema'
import { useCrumbs } from '../../shell/crumbs'
import { useMe } from '../../shell/session'
import { Holds } from './holds'
import { Live } from './live'

/** Decisions as they come, and what waits for a person. */
export default function FirewallPage() {
  const { search } = useAddress()
  const { project } = useMe()
  const holds = search.get('tab') === 'holds'
  useCrumbs({ title: 'Firewall', ...(holds ? { to: placeOf(project, 'firewall') } : {}) }, ...(holds ? [{ title: 'Waiting' }] : []))
  const waiting = useQuery({ queryKey: ['holds', 'waiting', 'count'], queryFn: () => call<Page<HoldRow>>('/holds?state=waiting&limit=1') })
  return (
    <>
      <h1 className="sr">Firewall</h1>
      <nav className="tabs" aria-label="Firewall">
        <Link to={placeOf(project, 'firewall')} aria-current={holds ? undefined : 'page'}>
          Live
        </Link>
        <Link to={placeOf(project, 'firewall?tab=holds')} aria-current={holds ? 'page' : undefined}>
          Waiting<span className="n">{waiting.data?.total.count ?? ''}</span>
        </Link>
        <Link to={placeOf(project, 'policy')}>Policy</Link>
      </nav>
      {holds ? <Holds /> : <Live />}
    </>
  )
}
