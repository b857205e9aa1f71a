import { Pool } from 'undici'
import { PaviseError } from '#core/errors/error'
import type { DispatchEgress, EgressRequest, EgressResponse, ExchangeHandler } from '#core/ports/egress'
import { allowedOrigins } from '#platform/egress/allowed-origins'
import { Exchange } from '#platform/egress/exchange'
import { pinnedLookup, type Resolve } from '#platform/egress/pinned-lookup'
import { SocketDoor } from '#platform/egress/web-socket'

const DEFAULT_IDLE_MS = 60_000
const DEFAULT_CONNECTIONS = 256
const ROUTES_KEPT = 1_000

export interface EgressOptions {
  /** Origins or URLs that the trusted configuration or the command line named; the path does not count. */
  readonly allow: readonly string[]
  /** Sockets per origin at most; default 256. */
  readonly connections?: number
  /** Resolves host names; the system's by default. */
  readonly resolve?: Resolve
}

interface Route {
  readonly origin: string
  readonly path: string
  readonly pool: Pool
}

/**
 * Opens the one way out of the machine. Nothing is resolved or connected before the first request.
 * @example const egress = createEgress({ allow: ['http://127.0.0.1:8088/v1'] })
 *          const answer = await (await egress.request('http://127.0.0.1:8088/v1/models')).text()
 */
export function createEgress(options: EgressOptions): DispatchEgress {
  const allowed = allowedOrigins(options.allow)
  const lookup = pinnedLookup(options.resolve)
  const pools = new Map<string, Pool>()
  const routes = new Map<string, Route>()
  let door: SocketDoor | undefined

  const poolOf = (origin: string): Pool => {
    let pool = pools.get(origin)
    if (!pool) {
      pool = new Pool(origin, { connections: options.connections ?? DEFAULT_CONNECTIONS, connect: { lookup }, allowH2: false })
      pools.set(origin, pool)
    }
    return pool
  }

  const routeOf = (url: string): Route => {
    const known = routes.get(url)
    if (known) return known
    const { origin, path } = refuseUnnamed(url, allowed)
    const route = { origin, path, pool: poolOf(origin) }
    if (routes.size >= ROUTES_KEPT) routes.clear()
    routes.set(url, route)
    return route
  }

  const dispatch = (url: string, request: Omit<EgressRequest, 'signal'>, handler: ExchangeHandler): void => {
    const { pool, path } = routeOf(url)
    const idle = request.idleTimeout ?? DEFAULT_IDLE_MS
    pool.dispatch(
      {
        path,
        method: request.method ?? 'GET',
        headers: request.headers,
        body: request.body,
        headersTimeout: idle,
        bodyTimeout: idle,
      },
      handler,
    )
  }

  return {
    dispatch,
    request: (url, request = {}) =>
      new Promise<EgressResponse>((resolve, reject) => {
        if (request.signal?.aborted) return reject(request.signal.reason)
        dispatch(url, request, new Exchange(routeOf(url).origin, request.signal, resolve, reject))
      }),
    socket: async (url, request = {}) => {
      const http = url.replace(/^ws(s?):/i, 'http$1:')
      const { origin, path } = refuseUnnamed(http, allowed)
      door ??= new SocketDoor(lookup)
      return door.open(origin, path, request)
    },
    close: async () => {
      await door?.close()
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
    },
  }
}

function refuseUnnamed(text: string, allowed: ReadonlySet<string>): { origin: string; path: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) throw new PaviseError('PAV_EGRESS_REFUSED', 'an outgoing request names no absolute URL')
  if (url.username || url.password) throw new PaviseError('PAV_EGRESS_REFUSED', `a URL of ${url.host} has a credential in it`)
  if (!allowed.has(url.origin)) throw new PaviseError('PAV_EGRESS_REFUSED', `${url.host} was not named as a place to connect to`)
  return { origin: url.origin, path: url.pathname + url.search }
}
