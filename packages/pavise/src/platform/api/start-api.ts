import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { PaviseError } from '#core/errors/error'
import { type HostRule, hostRule, isLoopback } from './hosts.js'
import { type ApiOptions, createApi } from './server.js'

export interface ListenOptions {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** Other names of this server, as browsers write them: `pavise.example`, `pavise.example:8443`. */
  readonly names?: readonly string[]
  /** Plain HTTP although other machines can reach the address: for a proxy in front that does TLS. */
  readonly insecureHttp?: boolean
}

export interface RunningApi {
  /** Where browsers find it: `http://127.0.0.1:8600`. */
  readonly address: string
  readonly app: FastifyInstance
  /** Ends streams and waits for what is being answered. */
  close(): Promise<void>
}

/**
 * Starts the API. PAV_LISTEN_INSECURE for an address that others reach, without TLS and without `insecureHttp`; PAV_LISTEN_FAILED where the
 * address is taken.
 * @example const api = await startApi({ parts, pool, log }, { host: '127.0.0.1', port: 8600 })
 */
export async function startApi(options: Omit<ApiOptions, 'hosts'>, listen: ListenOptions): Promise<RunningApi> {
  const { host, port, names = [], insecureHttp = false } = listen
  const scheme = options.tls ? 'https' : 'http'
  if (!options.tls && !isLoopback(host) && !insecureHttp) {
    throw new PaviseError('PAV_LISTEN_INSECURE', `${host} can be reached from other machines, and there is no TLS`)
  }
  let rule: HostRule = hostRule(scheme, host, port, names)
  const app = await createApi({ ...options, hosts: () => rule })
  try {
    await app.listen({ host, port })
  } catch (cause) {
    await app.close()
    throw new PaviseError('PAV_LISTEN_FAILED', `${host}:${port} cannot be listened on (${(cause as NodeJS.ErrnoException).code})`, {
      cause,
    })
  }
  const bound = (app.server.address() as { port: number }).port
  rule = hostRule(scheme, host, bound, names)
  const shown = host === '0.0.0.0' || host === '::' ? (names[0] ?? '127.0.0.1') : host
  return { address: `${scheme}://${isIP(shown) === 6 ? `[${shown}]` : shown}:${bound}`, app, close: () => app.close() }
}
