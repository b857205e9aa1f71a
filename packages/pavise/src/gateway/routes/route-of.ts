import { type Policy, routePolicy } from '@pavise/guard'
import { anyJson, type Vendor } from '@pavise/guard/surfaces'
import { Refusal } from '#gateway/refusal'
import type { Onward, Route } from '#gateway/routes/route'
import { TABLE, type TableEntry } from '#gateway/routes/table'
import { vendorOf } from '#gateway/routes/vendor'

export interface Asking {
  readonly method: string
  /** As in the request line. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Upstreams that the gateway has, and what the policy says of paths that nobody knows. */
export interface Served {
  readonly vendors: readonly Vendor[]
  readonly policy: Pick<Policy, 'routes' | 'unknownSurface' | 'uninspectable'>
}

const HEALTH: Readonly<Record<string, Route>> = { '/healthz': { kind: 'health' }, '/readyz': { kind: 'ready' } }

/** The route of a request line. Throws a `Refusal` for paths that cannot be inspected, or whose API has no upstream. */
export function routeOf(asking: Asking, served: Served): Route {
  const { path, query } = split(asking.target)
  const own = HEALTH[path]
  if (own && asking.method === 'GET') return own
  const fitting = fittingFor(path)
  const meant = vendorOf(path, asking.headers)
  const entry = choose(
    fitting.filter(({ method }) => method === asking.method),
    served.vendors,
    meant,
  )
  if (entry) return routeTo(entry, path, query)
  if (own || fitting.length > 0) throw wrongMethod(own ? ['GET'] : fitting.map(({ method }) => method), fitting, asking, served)
  if (routePolicy(served.policy as Policy, path).unknownSurface === 'deny') throw unknownPath(served)
  return scanned(asking, path, query, served, meant)
}

/** Paths of late, and the entries that they fit: clients ask for a few. */
const KNOWN = 256
const LONGEST_KNOWN = 256
const known = new Map<string, readonly TableEntry[]>()

function fittingFor(path: string): readonly TableEntry[] {
  const seen = known.get(path)
  if (seen) return seen
  const fitting = TABLE.filter((entry) => entry.path.test(path))
  if (fitting.length === 0 || path.length > LONGEST_KNOWN) return fitting
  if (known.size >= KNOWN) known.clear()
  known.set(path, fitting)
  return fitting
}

/** Two vendors share some paths: the one that the headers speak of comes first, then whichever has an upstream. */
function choose(entries: readonly TableEntry[], vendors: readonly Vendor[], meant: Vendor): TableEntry | undefined {
  const served = entries.filter(({ vendor }) => vendors.includes(vendor))
  return served.find(({ vendor }) => vendor === meant) ?? served[0]
}

function routeTo(entry: TableEntry, path: string, query: string): Route {
  const words = (entry.path.exec(path) ?? []).slice(1).filter((word) => word !== undefined && word !== '')
  const onward: Onward = { vendor: entry.vendor, path, query: kept(query, entry.query ?? []), words }
  return entry.surface ? { kind: 'inspect', onward, surface: entry.surface, method: entry.method } : { kind: 'pass', onward }
}

/** A path that no surface describes and that the policy has scanned: its JSON is read string by string. */
function scanned({ method }: Asking, path: string, query: string, { vendors }: Served, meant: Vendor): Route {
  const vendor = vendors.includes(meant) ? meant : vendors[0]!
  if (method !== 'GET' && method !== 'POST')
    throw new Refusal(405, 'method_not_allowed', 'Paths that no surface describes take GET and POST', { headers: { allow: 'GET, POST' } })
  if (!/^\/[\w.:@/-]*$/.test(path) || path.split('/').some((step) => step === '..' || step === '.'))
    throw new Refusal(404, 'unknown_surface', 'This path has characters that an inspected path cannot have')
  return { kind: 'inspect', onward: { vendor, path, query: kept(query, undefined), words: [path] }, surface: anyJson, method }
}

function split(target: string): { path: string; query: string } {
  const at = target.indexOf('?')
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) }
}

/** The parameters that may go upstream: of known names (any plain name where none are listed), with plain words as values. */
function kept(query: string, names: readonly string[] | undefined): string {
  if (query === '') return ''
  const pairs = query.split('&').filter((pair) => {
    const [, name, value] = /^(\$?[\w-]{1,64})=([\w.-]{0,128})$/.exec(pair) ?? []
    return name !== undefined && value !== undefined && name !== 'key' && (names === undefined || names.includes(name))
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function supported({ vendors }: Served): string {
  return TABLE.filter(({ vendor }) => vendors.includes(vendor))
    .map(({ method, shown }) => `${method} ${shown}`)
    .join(', ')
}

function wrongMethod(methods: readonly string[], fitting: readonly TableEntry[], { method }: Asking, served: Served): Refusal {
  const missing = fitting.find((entry) => entry.method === method)
  if (missing)
    return new Refusal(404, 'unknown_surface', `This gateway has no upstream for it: start it with --upstream ${missing.vendor}=URL`)
  const allow = [...new Set(methods)].join(', ')
  return new Refusal(405, 'method_not_allowed', `This path takes ${allow}. Pavise inspects and forwards: ${supported(served)}`, {
    headers: { allow },
  })
}

const unknownPath = (served: Served): Refusal =>
  new Refusal(404, 'unknown_surface', `Pavise forwards only what it can inspect. Supported: ${supported(served)}`)
