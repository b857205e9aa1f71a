import type { FastifyInstance } from 'fastify'

/** One answer of a route, as it left. */
export interface Answered {
  readonly method: string
  /** As the route is written, behind /api/v1. */
  readonly path: string
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Keeps every answer of the API, for the tests that hold them against its description. */
export function recordAnswers(app: FastifyInstance): Answered[] {
  const answers: Answered[] = []
  app.addHook('onSend', async (request, reply, payload) => {
    const path = request.routeOptions.url
    if (path?.startsWith('/api/v1/')) {
      answers.push({
        method: request.method,
        path: path.slice('/api/v1'.length),
        status: reply.statusCode,
        type: String(reply.getHeader('content-type') ?? ''),
        body: typeof payload === 'string' ? payload : '',
      })
    }
    return payload
  })
  return answers
}
