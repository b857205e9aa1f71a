import { randomBytes } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyRateLimit from '@fastify/rate-limit'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Log } from '#core/ports/log'
import { demand } from '#platform/auth/principal'
import { digestOf } from '#platform/auth/secret'
import { consoleFiles } from './console-files.js'
import { sessionCookie } from './cookies.js'
import { apiHeaders } from './headers.js'
import { checkHost, type HostRule } from './hosts.js'
import { deeperThan } from './json-depth.js'
import { LiveHub } from './live-hub.js'
import { type ApiMetrics, apiMetrics } from './metrics.js'
import { openApi } from './openapi.js'
import type { ApiParts } from './parts.js'
import { plain, problemOf } from './problem.js'
import type { Route } from './route.js'
import { routes } from './routes/index.js'
import { identify, type Serving, serveRoute } from './serve-route.js'

export interface ApiOptions {
  readonly parts: ApiParts
  readonly pool: Pool
  /** Names under which requests may come; absent in tests that speak to no port. */
  readonly hosts: () => HostRule
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer }
  /** Addresses of proxies in front whose x-forwarded-for is believed. */
  readonly proxies?: readonly string[]
  /** Folder of the built console. */
  readonly consoleDir?: string
  /** Requests a minute for one session, token or address. */
  readonly perMinute?: number
  /** Whether /metrics answers this machine without a token. */
  readonly openMetrics?: boolean
  readonly log: Log
}

const LARGEST_BODY = 2 * 1024 * 1024
const PREFIX = '/api/v1'
const SWEEP = 10 * 60_000
/** Levels of arrays and objects: what walks a body recursively stays far from the end of its stack. */
const DEEPEST = 64
const PER_MINUTE = 60_000

/** The whole HTTP server, not yet listening. */
export async function createApi(options: ApiOptions): Promise<FastifyInstance> {
  const { parts, log } = options
  const tls = options.tls !== undefined
  const app = fastify({
    ...(options.tls ? { https: { ...options.tls, minVersion: 'TLSv1.2' as const } } : {}),
    bodyLimit: LARGEST_BODY,
    exposeHeadRoutes: false,
    trustProxy: options.proxies ? [...options.proxies] : false,
    routerOptions: { maxParamLength: 500 },
    requestTimeout: 30_000,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance
  const metrics = apiMetrics()
  const hub = new LiveHub(parts.store)
  app.addHook('onClose', () => hub.close())
  sweepNowAndThen(app, parts)
  await app.register(fastifyCookie)
  await app.register(fastifyRateLimit, {
    max: options.perMinute ?? PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => whoAsks(request),
    errorResponseBuilder: (_request, { ttl }) =>
      new PaviseError('PAV_RATE_LIMITED', `too many requests: wait ${Math.ceil(ttl / 1000)} seconds`),
  })
  acceptJsonOnly(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(apiHeaders(tls))
    // Health answers by any name: who asks is a probe that knows an address only.
    if (request.url === '/healthz' || request.url === '/readyz') return
    const provider = request.url.startsWith(`${PREFIX}/auth/oidc/`)
    checkHost(options.hosts(), request.headers, !provider && request.method !== 'GET')
  })
  answerErrors(app, log)
  countRequests(app, metrics, log)
  for (const route of routes) mount(app, route, { parts, pool: options.pool, live: hub })
  mountRoot(app, options, metrics)
  await consoleFiles(app, options.consoleDir, tls)
  return app
}

/** Drops sessions, links and keys that are over, for as long as the server is open. */
function sweepNowAndThen(app: FastifyInstance, { access }: ApiParts): void {
  // A database that does not answer is asked again the next time.
  const timer = setInterval(() => void access.sessions.sweep().catch(() => undefined), SWEEP).unref()
  app.addHook('onClose', async () => clearInterval(timer))
}

/** What rate limits count by: the session or token (as a digest), else the address. */
function whoAsks(request: FastifyRequest): string {
  const secret = request.headers.authorization ?? sessionCookie(request)
  return secret === undefined ? request.ip : `${request.ip} ${digestOf(secret)}`
}

function mount(app: FastifyInstance, route: Route, serving: Serving): void {
  app.route({
    method: route.method,
    url: PREFIX + route.path,
    ...(route.perMinute === undefined
      ? {}
      : { config: { rateLimit: { max: route.perMinute, keyGenerator: (request: FastifyRequest) => request.ip } } }),
    handler: (request, reply) => serveRoute(route, serving, request, reply),
  })
}

/** No body but JSON is read; without one the body is absent. */
function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    if (deeperThan(body as string, DEEPEST))
      return done(new PaviseError('PAV_INPUT_INVALID', `the body nests deeper than ${DEEPEST} levels`), undefined)
    app.getDefaultJsonParser('error', 'error')(request, body as string, (error, value) => {
      if (error) done(new PaviseError('PAV_INPUT_INVALID', 'the body is not valid JSON'), undefined)
      else done(null, value)
    })
  })
}

function answerErrors(app: FastifyInstance, log: Log): void {
  const send = (reply: FastifyReply, problem: ReturnType<typeof plain>) => {
    if (problem.status === 429) {
      const seconds = /wait (\d+) seconds/.exec(problem.message)?.[1]
      if (seconds !== undefined) reply.header('retry-after', seconds)
    }
    return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
  }
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const problem = problemOf(error, () => {
      const incident = randomBytes(6).toString('hex')
      // The message of a foreign error may hold content; where it came from does not.
      const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
      log('error', 'fault while answering', {
        incident,
        route: request.routeOptions.url,
        name: error.name,
        code: String((error as { code?: unknown }).code ?? ''),
        frames: frames.slice(0, 8).join(' '),
      })
      return incident
    })
    return send(reply, problem)
  })
  app.setNotFoundHandler((_request, reply) => send(reply, plain('PAV_NOT_FOUND', 'there is nothing at this address')))
}

function countRequests(app: FastifyInstance, metrics: ApiMetrics, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.served(route, reply.statusCode, reply.elapsedTime / 1000)
    log('debug', 'answered', { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
}

/** Health, metrics and the description of the API itself. */
function mountRoot(app: FastifyInstance, options: ApiOptions, metrics: ApiMetrics): void {
  const { parts } = options
  let document: string | undefined
  app.get('/healthz', async (_request, reply) => reply.type('application/json').send('{"alive":true}'))
  app.get('/readyz', async (_request, reply) => {
    const ready = await parts.ready().catch(() => false)
    return reply
      .status(ready ? 200 : 503)
      .type('application/json')
      .send(JSON.stringify({ ready }))
  })
  app.get(`${PREFIX}/openapi.json`, async (_request, reply) => {
    document ??= JSON.stringify(openApi(routes))
    return reply.type('application/json; charset=utf-8').send(document)
  })
  app.get('/metrics', async (request, reply) => {
    const local = options.openMetrics === true && /^(127\.|::1$|::ffff:127\.)/.test(request.ip)
    if (!local) {
      const principal = await identify(parts, request)
      if (!principal) throw new PaviseError('PAV_AUTH_REQUIRED', 'metrics want a token with metrics:read')
      demand(principal, 'metrics:read')
    }
    const text = [await metrics.text(), await parts.metrics()].join('')
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(text)
  })
}
