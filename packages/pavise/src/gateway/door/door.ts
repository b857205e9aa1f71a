import type { IncomingMessage } from 'node:http'
import { isOwnHost } from '#gateway/door/host'
import type { Keys } from '#gateway/door/keys'
import { Refusal } from '#gateway/refusal'

export interface DoorRules {
  /** `none` where every client on this machine may come in. */
  readonly keys: Keys | 'none'
  /** Host names beside addresses and `localhost` under which the gateway is reached, in lower case. */
  readonly hosts: ReadonlySet<string>
  /** Origins of web pages that may call the gateway. */
  readonly origins: ReadonlySet<string>
}

/** Who came in, and whether the Authorization header is the client's own for the upstream. */
export interface Admission {
  readonly key?: string
  readonly authorizationIsForUpstream: boolean
}

/** Lets a request in or throws the refusal. A web page gets in only when its origin was allowed: loopback is no authentication. */
export function admit(request: IncomingMessage, rules: DoorRules): Admission {
  checkOrigin(request, rules)
  if (rules.keys === 'none') return { authorizationIsForUpstream: true }
  const own = request.headers['x-pavise-key']
  const presented = typeof own === 'string' ? own : bearer(request.headers.authorization)
  const key = presented === undefined ? undefined : rules.keys.nameOf(presented)
  if (key === undefined) {
    const message = presented === undefined ? 'A Pavise key is missing' : 'This Pavise key is not known'
    throw new Refusal(401, 'invalid_api_key', `${message}: send it as the API key (Authorization: Bearer pv_…) or in x-pavise-key`, {
      headers: { 'www-authenticate': 'Bearer' },
    })
  }
  return { key, authorizationIsForUpstream: typeof own === 'string' }
}

/** The part that health checks pass too. */
export function checkOrigin(request: IncomingMessage, rules: DoorRules): void {
  const { host, origin } = request.headers
  if (!isOwnHost(host, rules.hosts))
    throw new Refusal(421, 'unknown_host', 'The Host header names no host of this gateway; start it with --allow-host NAME')
  const site = request.headers['sec-fetch-site']
  const fromPage = origin !== undefined || (site !== undefined && site !== 'none' && site !== 'same-origin')
  if (fromPage && !(origin !== undefined && rules.origins.has(origin)))
    throw new Refusal(403, 'origin_refused', 'Web pages may not call this gateway; start it with --allow-origin ORIGIN if one should')
}

function bearer(header: string | undefined): string | undefined {
  return header && /^bearer /i.test(header) ? header.slice(7).trim() : undefined
}
