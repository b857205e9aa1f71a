import { type ComponentType, useMemo } from 'react'
import { Link, placeOf, useAddress } from '../../address/address'
import { useCrumbs } from '../../shell/crumbs'
import { type Permission, useMe } from '../../shell/session'
import { Account } from './account'
import { Erase } from './erase'
import { GatewayKeys } from './gateway-keys'
import { Schedules } from './schedules'
import { SignInMethods } from './sign-in-methods'
import { Tokens } from './tokens'
import { Users } from './users'
import { Workbench } from './workbench'

interface SettingsPart {
  readonly id: string
  readonly title: string
  readonly permission?: Permission
  readonly part: ComponentType
}

const PARTS: readonly SettingsPart[] = [
  { id: 'account', title: 'My account', part: Account },
  { id: 'users', title: 'Users', permission: 'setting:read', part: Users },
  { id: 'tokens', title: 'API tokens', part: Tokens },
  { id: 'keys', title: 'Gateway keys', permission: 'setting:read', part: GatewayKeys },
  { id: 'schedules', title: 'Schedules', permission: 'run:read', part: Schedules },
  { id: 'workbench', title: 'Workbench', permission: 'setting:read', part: Workbench },
  { id: 'sign-in', title: 'Sign-in', part: SignInMethods },
  { id: 'erase', title: 'Erase', permission: 'data:erase', part: Erase },
]

/** Settings, one part at a time. Parts that a role may not see are absent. */
export default function SettingsPage() {
  const { rest } = useAddress()
  const { project, permissions } = useMe()
  const parts = useMemo(() => PARTS.filter((part) => !part.permission || permissions.includes(part.permission)), [permissions])
  const shown = parts.find((part) => part.id === rest[0]) ?? parts[0]
  useCrumbs({ title: 'Settings', to: placeOf(project, 'settings') }, { title: shown?.title ?? '' })
  if (!shown) return null
  return (
    <>
      <div className="head">
        <h1>{shown.title}</h1>
      </div>
      <nav className="tabs" aria-label="Settings">
        {parts.map((part) => (
          <Link key={part.id} to={placeOf(project, `settings/${part.id}`)} aria-current={part.id === shown.id ? 'page' : undefined}>
            {part.title}
          </Link>
        ))}
      </nav>
      <div className="pad below grid">
        <shown.part />
      </div>
    </>
  )
}
