import { GuardedRoute, type RouteOptions, routeRefusal } from './route/guarded-route.js'

interface FastifyRequest {
  body: unknown
}
interface FastifyReply {
  code(status: number): { send(body: unknown): unknown }
}

const routes = new WeakMap<object, GuardedRoute>()

/**
 * A `preHandler` for a route of Fastify: what the user says is inspected, masked where the policy says so, and refused with status 400
 * where it blocks. An answer that is blocked throws `GuardBlocked`, which Fastify answers with status 400.
 * @example
 * app.post('/chat', { preHandler: fastifyGuard({ guard }) }, async (request) => {
 *   return { text: await guardedRoute(request).answer(await ask(request.body.messages)) }
 * })
 */
export function fastifyGuard<Request extends FastifyRequest>(options: RouteOptions<Request>) {
  return async (request: Request, reply: FastifyReply): Promise<unknown> => {
    try {
      const route = new GuardedRoute(options, request)
      request.body = await route.read(request.body)
      routes.set(request, route)
      return undefined
    } catch (fault) {
      const refusal = routeRefusal(fault)
      if (!refusal) throw fault
      return reply.code(refusal.status).send(refusal.body)
    }
  }
}

/** What stands between this request and its answer: `answer(text)` and `answerParts(parts)`. */
export function guardedRoute(request: object): GuardedRoute {
  const route = routes.get(request)
  if (!route) throw new TypeError('this request has not passed fastifyGuard')
  return route
}
