import type { Permission } from '../../../packages/pavise/src/core/access/permissions.js'
import { ROLES } from '../../../packages/pavise/src/core/access/permissions.js'
import { wantsVersion } from '../../../packages/pavise/src/platform/api/route.js'
import { routes } from '../../../packages/pavise/src/platform/api/routes/index.js'
import { findingHandlers } from './fake-findings.js'
import { guardHandlers } from './fake-guard.js'
import { type Ask, type FakeOptions, FakeProblem, type Handlers } from './fake-options.js'
import { peopleHandlers } from './fake-people.js'
import { runHandlers } from './fake-runs.js'

interface Request {
  readonly method: string
  /** Below /api/v1. */
  readonly path: string
  readonly search: URLSearchParams
  readonly body: unknown
  readonly version: number | undefined
}

/** The API in memory. Requests and answers are held against the schemas of the product's own routes, so that it cannot say what they would not. */
export class FakeApi {
  readonly asked: { readonly route: string; readonly body: unknown }[] = []
  readonly #handlers: Handlers

  constructor(readonly options: FakeOptions = {}) {
    this.#handlers = { ...findingHandlers(options), ...runHandlers(options), ...guardHandlers(options), ...peopleHandlers(options) }
  }

  answer(request: Request): unknown {
    const failing = Object.entries(this.options.fail ?? {}).find(([path]) => request.path.startsWith(path))?.[1]
    if (failing) throw new FakeProblem(failing.status, failing.code, failing.message, failing.hint)
    const { route, params } = matched(request)
    const name = `${route.method} ${route.path}`
    if (route.access !== 'public' && this.options.signedOut) throw new FakeProblem(401, 'PAV_UNAUTHENTICATED', 'Nobody is signed in.')
    const may: readonly Permission[] = ROLES[this.options.role ?? 'admin'].may
    if (route.access !== 'public' && route.access !== 'signed-in' && !may.includes(route.access))
      throw new FakeProblem(403, 'PAV_FORBIDDEN', `This needs the right ${route.access}.`)
    if (wantsVersion(route) && request.version === undefined) throw new FakeProblem(428, 'PAV_VERSION_MISSING', 'A change wants If-Match.')
    const { schemas } = route
    const query = schemas.query?.parse(Object.fromEntries(request.search)) ?? none(name, [...request.search.keys()])
    const body = schemas.body?.parse(request.body)
    const ask: Ask = {
      params: (schemas.params?.parse(params) ?? params) as Ask['params'],
      query: query as Ask['query'],
      body,
      version: request.version,
    }
    const handler = this.#handlers[name]
    if (!handler) throw new Error(`the fake answers no ${name}`)
    this.asked.push({ route: name, body })
    const answer = handler(ask)
    return schemas.answer ? schemas.answer.parse(answer) : answer
  }
}

function none(name: string, keys: readonly string[]): Record<string, never> {
  if (keys.length > 0) throw new Error(`${name} takes no ${keys.join(', ')}`)
  return {}
}

function matched({ method, path }: Request) {
  const parts = path.split('/')
  const fits = routes.filter((route) => {
    const wanted = route.path.split('/')
    return (
      route.method === method && wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at])
    )
  })
  const [route] = fits.sort((one, other) => one.path.split(':').length - other.path.split(':').length)
  if (!route) throw new Error(`the API has no ${method} ${path}`)
  const params = Object.fromEntries(
    route.path.split('/').flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), decodeURIComponent(parts[at] ?? '')]] : [])),
  )
  return { route, params }
}
