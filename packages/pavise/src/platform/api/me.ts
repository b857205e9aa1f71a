import type { Me } from '#core/records/identity'
import { VERSION } from '#core/version'
import type { Principal } from '#platform/auth/principal'
import { csrfOf } from '#platform/auth/secret'
import type { ApiParts } from './parts.js'

/** What the console must know of the one who is signed in. A token needs no proof of where its requests come from. */
export function meOf(parts: ApiParts, principal: Principal): Me {
  return {
    user: principal.user,
    permissions: [...principal.may],
    csrf: principal.by.kind === 'session' ? csrfOf(principal.by.secret) : '',
    project: parts.project,
    version: VERSION,
  }
}
