import { type ComponentType, lazy } from 'react'
import type { IconName } from '../parts/icon'
import type { Permission } from './session'

/** A duty of the console. One list feeds rail, bottom bar, palette and the keys after `g`. */
export interface Place {
  readonly duty: string
  readonly title: string
  readonly icon: IconName
  readonly group: 'Watch' | 'Test' | 'Prove' | 'More'
  /** Pressed after `g`. */
  readonly key: string
  readonly permission?: Permission
  readonly page: ComponentType
}

export const PLACES: readonly Place[] = [
  {
    duty: 'overview',
    title: 'Overview',
    icon: 'overview',
    group: 'Watch',
    key: 'o',
    page: lazy(() => import('../pages/overview/overview-page')),
  },
  {
    duty: 'findings',
    title: 'Findings',
    icon: 'findings',
    group: 'Watch',
    key: 'f',
    permission: 'finding:read',
    page: lazy(() => import('../pages/findings/findings-page')),
  },
  {
    duty: 'firewall',
    title: 'Firewall',
    icon: 'firewall',
    group: 'Watch',
    key: 'l',
    permission: 'event:read',
    page: lazy(() => import('../pages/firewall/firewall-page')),
  },
  {
    duty: 'policy',
    title: 'Policy',
    icon: 'policy',
    group: 'Watch',
    key: 'p',
    permission: 'policy:read',
    page: lazy(() => import('../pages/policy/policy-page')),
  },
  {
    duty: 'runs',
    title: 'Red team',
    icon: 'runs',
    group: 'Test',
    key: 'r',
    permission: 'run:read',
    page: lazy(() => import('../pages/runs/runs-page')),
  },
  {
    duty: 'assets',
    title: 'Assets',
    icon: 'assets',
    group: 'Test',
    key: 'a',
    permission: 'asset:read',
    page: lazy(() => import('../pages/assets/assets-page')),
  },
  {
    duty: 'ledger',
    title: 'Ledger',
    icon: 'ledger',
    group: 'Prove',
    key: 'd',
    permission: 'ledger:read',
    page: lazy(() => import('../pages/ledger/ledger-page')),
  },
  {
    duty: 'settings',
    title: 'Settings',
    icon: 'settings',
    group: 'More',
    key: 's',

    page: lazy(() => import('../pages/settings/settings-page')),
  },
]

export function placeOfDuty(duty: string): Place | undefined {
  return PLACES.find((place) => place.duty === duty)
}
