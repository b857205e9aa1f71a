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
    duty: 'runs',
    title: 'Red team',
    icon: 'runs',
    group: 'Test',
    key: 'r',
    permission: 'run:read',
    page: lazy(() => import('../pages/runs/runs-page')),
  },
]

export function placeOfDuty(duty: string): Place | undefined {
  return PLACES.find((place) => place.duty === duty)
}
