import { Refusal } from '#gateway/refusal'

/** What the gateway does with a path: inspects it as a surface, passes it on because nothing in it is text of a model, or answers itself. */
export type Route = { readonly kind: 'chat' | 'health' | 'ready' } | { readonly kind: 'pass'; readonly path: string }

interface RouteEntry {
  readonly method: 'GET' | 'POST'
  readonly shown: string
  readonly path: RegExp
  readonly to: (path: string) => Route
}

/** Every path that the gateway knows. What is not here is refused: an unknown surface is an uninspected one. */
const ROUTES: readonly RouteEntry[] = [
  { method: 'POST', shown: '/v1/chat/completions', path: /^\/v1\/chat\/completions$/, to: () => ({ kind: 'chat' }) },
  { method: 'GET', shown: '/v1/models', path: /^\/v1\/models$/, to: () => ({ kind: 'pass', path: '/models' }) },
  {
    method: 'GET',
    shown: '/v1/models/{model}',
    path: /^\/v1\/models\/[\w:@-][\w.:@-]*(?:\/[\w:@-][\w.:@-]*)*$/,
    to: (path) => ({ kind: 'pass', path: path.slice('/v1'.length) }),
  },
  { method: 'GET', shown: '/healthz', path: /^\/healthz$/, to: () => ({ kind: 'health' }) },
  { method: 'GET', shown: '/readyz', path: /^\/readyz$/, to: () => ({ kind: 'ready' }) },
]

const SUPPORTED = ROUTES.map((route) => `${route.method} ${route.shown}`).join(', ')

/** The route of a request line. A query is not part of it and goes nowhere: no supported path has parameters there. */
export function routeOf(method: string, target: string): Route {
  const query = target.indexOf('?')
  const path = query < 0 ? target : target.slice(0, query)
  const fitting = ROUTES.filter((route) => route.path.test(path))
  const route = fitting.find((candidate) => candidate.method === method)
  if (route) return route.to(path)
  if (fitting.length > 0) {
    const allow = fitting.map((candidate) => candidate.method).join(', ')
    throw new Refusal(405, 'method_not_allowed', `This path takes ${allow}. Pavise inspects and forwards: ${SUPPORTED}`, {
      headers: { allow },
    })
  }
  throw new Refusal(404, 'unknown_surface', `Pavise forwards only what it can inspect. Supported: ${SUPPORTED}`)
}
