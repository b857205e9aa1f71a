import { below, type FaultReader } from './faults.js'
import { type RoutePolicy, UNKNOWN_SURFACE } from './policy.js'
import { UNINSPECTABLE } from './uninspectable.js'

/** A surface id, or a path that may end in `*`. */
const ROUTE = /^(?:[a-z][a-z0-9-]*|\/[\w.:@/-]*\*?)$/u

/** Reads `routes`: what single routes do otherwise. */
export function parseRoutes(reader: FaultReader, value: unknown): Readonly<Record<string, RoutePolicy>> {
  const record = reader.record(value, 'routes', null) ?? new Map<string, unknown>()
  const routes: [string, RoutePolicy][] = []
  for (const [name, entry] of record) {
    const path = below('routes', name)
    if (!ROUTE.test(name)) {
      reader.fault(path, 'is no surface and no path', 'Write a surface such as openai-chat, or a path such as /v1/images/*.')
      continue
    }
    routes.push([name, parseRoute(reader, entry, path)])
  }
  return Object.fromEntries(routes)
}

function parseRoute(reader: FaultReader, value: unknown, path: string): RoutePolicy {
  const record = reader.record(value, path, ['unknownSurface', 'uninspectable'])
  const unknown = record?.has('unknownSurface')
    ? reader.oneOf(record.get('unknownSurface'), `${path}.unknownSurface`, UNKNOWN_SURFACE)
    : undefined
  const unread = record?.has('uninspectable')
    ? reader.oneOf(record.get('uninspectable'), `${path}.uninspectable`, UNINSPECTABLE)
    : undefined
  return { ...(unknown && { unknownSurface: unknown }), ...(unread && { uninspectable: unread }) }
}
