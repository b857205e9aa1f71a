import type { IncomingMessage } from 'node:http'
import type { VirtualKey } from '#core/access/key-scope'
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
  /** What the key may do and spend. */
  readonly virtualKey?: VirtualKey
  readonly authorizationIsForUpstream: boolean
  /** A key that came in the query, as Gemini's API takes it: it goes on in a header, if at all. */
  readonly queryKey?: string
}

/** Lets a request in or throws the refusal. A web page gets in only when its origin was allowed: loopback is no authentication. */
export function admit(request: IncomingMessage, rules: DoorRules): Admission {
  checkOrigin(request, rules)
  const queryKey = keyInQuery(request.url ?? '')
  if (rules.keys === 'none') return { authorizationIsForUpstream: true, ...(queryKey !== undefined && { queryKey }) }
  const own = request.headers['x-pavise-key']
  const presented = typeof own === 'string' ? own : (presentedKey(request.headers) ?? queryKey)
  const known = presented === undefined ? undefined : rules.keys.of(presented)
  const expired = known?.key.expires !== undefined && Date.parse(known.key.expires) <= Date.now()
  if (known === undefined || expired) {
    const message = presented === undefined ? 'A Pavise key is missing' : `This Pavise key ${expired ? 'has expired' : 'is not known'}`
    throw new Refusal(401, 'invalid_api_key', `${message}: send it as the API key (Authorization: Bearer pv_…) or in x-pavise-key`, {
      headers: { 'www-authenticate': 'Bearer' },
    })
  }
  return {
    key: known.name,
    virtualKey: known.key,
    authorizationIsForUpstream: typeof own === 'string',
    ...(queryKey !== undefined && { queryKey }),
  }
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

/** The key where the clients of the vendors put it. */
function presentedKey(headers: IncomingMessage['headers']): string | undefined {
  const named = headers['x-api-key'] ?? headers['x-goog-api-key']
  return typeof named === 'string' ? named : bearer(headers.authorization)
}

function keyInQuery(target: string): string | undefined {
  const at = target.indexOf('?')
  return at < 0 ? undefined : (new URLSearchParams(target.slice(at + 1)).get('key') ?? undefined)
}

function bearer(header: string | undefined): string | undefined {
  return header && /^bearer /i.test(header) ? header.slice(7).trim() : undefined
}
