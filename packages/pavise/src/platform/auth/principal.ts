import { type Permission, ROLES } from '#core/access/permissions'
import { PaviseError } from '#core/errors/error'
import type { Actor } from '#core/ports/store'
import type { UserRow } from '#core/records/identity'

/** Who sends a request, after cookie or token was looked up. */
export interface Principal {
  readonly user: UserRow
  /** What the role allows; with a token only what is in its scopes too. */
  readonly may: ReadonlySet<Permission>
  /** As changes and the ledger name them. */
  readonly actor: Actor
  readonly by: { readonly kind: 'session'; readonly secret: string } | { readonly kind: 'token'; readonly id: string }
}

export function sessionPrincipal(user: UserRow, secret: string): Principal {
  return { user, may: new Set(ROLES[user.role].may), actor: { handle: user.handle }, by: { kind: 'session', secret } }
}

export function tokenPrincipal(user: UserRow, token: { id: string; scopes: readonly Permission[] }): Principal {
  const role = new Set<Permission>(ROLES[user.role].may)
  return {
    user,
    may: new Set(token.scopes.filter((scope) => role.has(scope))),
    actor: { handle: user.handle, token: token.id },
    by: { kind: 'token', id: token.id },
  }
}

/** Throws PAV_FORBIDDEN, which names what is missing. */
export function demand(principal: Principal, permission: Permission): void {
  if (principal.may.has(permission)) return
  const whose = principal.by.kind === 'token' ? 'this token' : `the role ${ROLES[principal.user.role].title}`
  throw new PaviseError('PAV_FORBIDDEN', `${whose} lacks the permission ${permission}`)
}
