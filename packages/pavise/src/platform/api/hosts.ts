import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { PaviseError } from '#core/errors/error'

/** By which names the server may be called, so that a page of another site cannot reach it under a name of its own (DNS rebinding). */
export interface HostRule {
  readonly scheme: 'http' | 'https'
  /** `name:port` in lower case, without the port where it is the scheme's own. */
  readonly hosts: ReadonlySet<string>
}

const OWN_PORT = { http: 80, https: 443 } as const
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

/** The names of a server that listens on `host`; `named` are those given with --host, with or without a port. */
export function hostRule(scheme: 'http' | 'https', host: string, port: number, named: readonly string[]): HostRule {
  const address = isIP(host) === 6 ? `[${host}]` : host
  const any = host === '0.0.0.0' || host === '::'
  const names = [...LOOPBACK, ...(any ? [] : [address.toLowerCase()])].map((name) => withPort(name, port, scheme))
  const given = named.flatMap((name) => {
    const plain = name.toLowerCase()
    // A proxy in front has a port of its own.
    return /:\d+$/.test(plain) ? [withoutOwnPort(plain)] : [plain, withPort(plain, port, scheme)]
  })
  return { scheme, hosts: new Set([...names, ...given]) }
}

/** True for an address that no other machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Throws PAV_HOST_REFUSED for a name that is not ours, PAV_ORIGIN_REFUSED for a request that a page of another site makes. */
export function checkHost(rule: HostRule, headers: IncomingHttpHeaders, changes: boolean): void {
  const host = headers.host?.toLowerCase() ?? ''
  if (!rule.hosts.has(withoutOwnPort(host))) throw new PaviseError('PAV_HOST_REFUSED', 'the request names a host that is not this server')
  const { origin } = headers
  if (origin !== undefined && !ownOrigin(rule, origin))
    throw new PaviseError('PAV_ORIGIN_REFUSED', 'the request comes from a page of another site')
  const site = headers['sec-fetch-site']
  if ((site === 'cross-site' || site === 'same-site') && changes) {
    throw new PaviseError('PAV_ORIGIN_REFUSED', 'the request comes from a page of another site')
  }
}

function ownOrigin(rule: HostRule, origin: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  // A proxy that does TLS makes an https origin of our http.
  return (
    url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') && rule.hosts.has(withoutOwnPort(url.host.toLowerCase()))
  )
}

function withPort(name: string, port: number, scheme: 'http' | 'https'): string {
  return port === OWN_PORT[scheme] ? name : `${name}:${port}`
}

function withoutOwnPort(host: string): string {
  return host.replace(/:(80|443)$/, '')
}
