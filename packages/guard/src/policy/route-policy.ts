import type { Policy, RoutePolicy } from './policy.js'

/**
 * What a policy says for a request path: the most exact entry of `routes` (its surface, its whole path, then the longest pattern) wins,
 * key by key, over what the policy says for all.
 * @example routePolicy(policy, '/v1/images/edits') // { unknownSurface: 'deny', uninspectable: 'flag' }
 */
export function routePolicy(policy: Policy, path: string, surface?: string): Required<RoutePolicy> {
  const fitting = Object.entries(policy.routes ?? {})
    .filter(([name]) => name === surface || name === path || (name.endsWith('*') && path.startsWith(name.slice(0, -1))))
    .sort(([a], [b]) => weight(b, surface) - weight(a, surface))
    .map(([, route]) => route)
  const first = <K extends keyof RoutePolicy>(key: K): RoutePolicy[K] => fitting.find((route) => route[key] !== undefined)?.[key]
  return {
    unknownSurface: first('unknownSurface') ?? policy.unknownSurface ?? 'deny',
    uninspectable: first('uninspectable') ?? policy.uninspectable ?? 'flag',
  }
}

function weight(name: string, surface: string | undefined): number {
  if (name.endsWith('*')) return name.length
  return name === surface ? 2 ** 20 : 2 ** 21
}
