import { GuardedRoute, type RouteOptions, routeRefusal } from './route/guarded-route.js'

interface HonoContext {
  req: { raw: Request; json(): Promise<unknown>; bodyCache: object }
}

const routes = new WeakMap<object, GuardedRoute>()

/**
 * Middleware for a route of Hono: what the user says is inspected, masked where the policy says so, and refused with status 400 where it
 * blocks. An answer that is blocked throws `GuardBlocked`, which Hono answers with status 400.
 * @example
 * app.post('/chat', honoGuard({ guard }), async (c) => {
 *   const { messages } = await c.req.json()
 *   return c.json({ text: await guardedRoute(c).answer(await ask(messages)) })
 * })
 */
export function honoGuard(options: RouteOptions<Request>) {
  return async (context: HonoContext, next: () => Promise<void>): Promise<Response | undefined> => {
    try {
      const route = new GuardedRoute(options, context.req.raw)
      const guarded = await route.read(await context.req.json())
      // Whoever reads the body later, in whatever form, reads what was let through.
      const { headers, url, method } = context.req.raw
      const rest = new Headers(headers)
      rest.delete('content-length')
      context.req.raw = new Request(url, { method, headers: rest, body: JSON.stringify(guarded) })
      context.req.bodyCache = {}
      routes.set(context, route)
    } catch (fault) {
      const refusal = fault instanceof SyntaxError ? MALFORMED : routeRefusal(fault)
      if (!refusal) throw fault
      return new Response(JSON.stringify(refusal.body), { status: refusal.status, headers: { 'content-type': 'application/json' } })
    }
    await next()
    return undefined
  }
}

const MALFORMED = {
  status: 400,
  body: { error: { message: 'the body is no JSON', type: 'invalid_request_error', code: 'PAV_SURFACE_MALFORMED' } },
}

/** What stands between this request and its answer: `answer(text)` and `answerParts(parts)`. */
export function guardedRoute(context: object): GuardedRoute {
  const route = routes.get(context)
  if (!route) throw new TypeError('this request has not passed honoGuard')
  return route
}
