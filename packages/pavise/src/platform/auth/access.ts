import type { Pool } from 'pg'
import type { Actor } from '#core/ports/store'
import { type ApiTokens, apiTokens } from './api-tokens.js'
import { type GatewayKeys, gatewayKeys } from './gateway-keys.js'
import { type SignInLinks, signInLinks } from './links.js'
import { type LockOut, lockOut } from './lock-out.js'
import { type OidcSettings, type OidcSignIn, oidcSignIn } from './oidc.js'
import { type PasswordCost, passwords } from './password.js'
import { type Sessions, sessions } from './sessions.js'
import { type Users, users } from './users.js'

export interface AccessOptions {
  /** After migration. */
  readonly pool: Pool
  readonly now?: () => Date
  /** How many hours a session lives at most; 12 where nothing is said. */
  readonly sessionHours?: () => Promise<number>
  readonly oidc?: OidcSettings
  /** Of the hashes of passwords; what OWASP asks for where nothing is said. */
  readonly passwordCost?: PasswordCost
}

/** Who may come in, and what proves it. */
export interface Access {
  readonly users: Users
  readonly sessions: Sessions
  readonly links: SignInLinks
  readonly tokens: ApiTokens
  readonly gatewayKeys: GatewayKeys
  readonly lockOut: LockOut
  readonly oidc?: OidcSignIn
  /** For the first start: makes the user `admin` where there is nobody, with a sign-in link. Undefined where there are users. */
  firstLink(): Promise<{ handle: string; token: string; expires: string } | undefined>
  /** Lets go of connections to the identity provider; the pool stays. */
  close(): Promise<void>
}

const FIRST: Actor = { handle: 'pavise' }

/** Joins the parts of access over one pool. */
export function openAccess({ pool, now = () => new Date(), sessionHours = async () => 12, oidc, passwordCost }: AccessOptions): Access {
  const access: Access = {
    users: users(pool, now, passwords(passwordCost)),
    sessions: sessions(pool, now, sessionHours),
    links: signInLinks(pool, now),
    tokens: apiTokens(pool, now),
    gatewayKeys: gatewayKeys(pool, now),
    lockOut: lockOut(pool, now),
    ...(oidc ? { oidc: oidcSignIn(pool, now, oidc) } : {}),
    close: async () => access.oidc?.close(),
    async firstLink() {
      if ((await access.users.count()) > 0) return undefined
      const user = await access.users.add({ handle: 'admin', name: 'Administrator', role: 'admin' }, FIRST)
      return { handle: user.handle, ...(await access.links.make(user, FIRST)) }
    },
  }
  return access
}
