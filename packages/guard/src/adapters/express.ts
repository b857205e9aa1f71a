import { GuardedRoute, type RouteOptions, routeRefusal } from './route/guarded-route.js'

interface ExpressRequest {
  body?: unknown
}
interface ExpressResponse {
  status(code: number): { json(body: unknown): unknown }
}

const routes = new WeakMap<object, GuardedRoute>()

/**
 * Middleware for a route of Express, behind `express.json()`: what the user says is inspected, masked where the policy says so, and
 * refused with status 400 where it blocks.
 * @example
 * app.post('/chat', express.json(), expressGuard({ guard }), async (req, res) => {
 *   res.json({ text: await guardedRoute(req).answer(await ask(req.body.messages)) })
 * })
 */
export function expressGuard<Request extends ExpressRequest>(options: RouteOptions<Request>) {
  return async (request: Request, response: ExpressResponse, next: (fault?: unknown) => void): Promise<void> => {
    try {
      const route = new GuardedRoute(options, request)
      request.body = await route.read(request.body)
      routes.set(request, route)
    } catch (fault) {
      const refusal = routeRefusal(fault)
      if (refusal) response.status(refusal.status).json(refusal.body)
      else next(fault)
      return
    }
    next()
  }
}

/** Error middleware, after the routes: an answer that the policy blocks becomes status 400 with the rules. */
export function expressBlocked(
  fault: unknown,
  _request: object,
  response: ExpressResponse & { headersSent: boolean },
  next: (fault?: unknown) => void,
): void {
  const refusal = response.headersSent ? null : routeRefusal(fault)
  if (refusal) response.status(refusal.status).json(refusal.body)
  else next(fault)
}

/** What stands between this request and its answer: `answer(text)` and `answerParts(parts)`. */
export function guardedRoute(request: object): GuardedRoute {
  const route = routes.get(request)
  if (!route) throw new TypeError('this request has not passed expressGuard')
  return route
}
