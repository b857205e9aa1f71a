import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { PaviseError } from '#core/errors/error'
import { demand, type Principal } from '#platform/auth/principal'
import { csrfOf, sameText } from '#platform/auth/secret'
import { sessionCookie } from './cookies.js'
import { type KeptAnswer, once } from './idempotency.js'
import type { LiveHub } from './live-hub.js'
import type { ApiParts } from './parts.js'
import { readInput } from './read-input.js'
import { type Call, Reply, type Route, wantsVersion } from './route.js'

export interface Serving {
  readonly parts: ApiParts
  readonly pool: Pool
  readonly live: LiveHub
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** Answers one request by its route: who, may they, what, once, answer. */
export async function serveRoute(route: Route, serving: Serving, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { parts, pool } = serving
  const principal = route.access === 'public' ? undefined : await admit(route, serving, request)
  checkMediaType(route, request)
  const input = readInput(route, { params: request.params, query: request.query, body: request.body })
  const abort = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort()
  })
  const call: Call = {
    parts,
    principal: principal as Principal,
    version: wantsVersion(route) ? versionOf(request) : 0,
    signal: abort.signal,
    request,
    reply,
    live: serving.live,
  }
  const key = request.headers['idempotency-key']
  if (route.method !== 'POST' || key === undefined || !principal || route.unrepeatable) {
    return send(reply, await answer(route, input, call))
  }
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new PaviseError('PAV_INPUT_INVALID', 'the header idempotency-key wants 1 to 200 printable characters')
  }
  const owner = principal.by.kind === 'token' ? `token:${principal.by.id}` : `user:${principal.user.id}`
  let shown: Said | undefined
  const kept = await once(pool, parts.now, { owner, key, request: `${request.url}\n${JSON.stringify(request.body)}` }, async () => {
    const said = await answer(route, input, call)
    if (typeof said.body !== 'string' && said.body !== undefined) throw new Error(`${route.path} streams and cannot be repeated`)
    shown = said
    return { ...said, body: route.secret ? undefined : said.body }
  })
  if (shown) return send(reply, shown)
  if (kept.body === undefined && kept.status !== 204) {
    throw new PaviseError('PAV_IDEMPOTENCY_CONFLICT', 'this was done already, and its secret is shown only once', {
      hint: 'Make a new one, with a new key.',
    })
  }
  return send(reply, kept)
}

/** The principal, with the permission of the route and the proof that the console sends the change. */
async function admit(route: Route, { parts }: Serving, request: FastifyRequest): Promise<Principal> {
  const principal = await identify(parts, request)
  if (!principal) throw new PaviseError('PAV_AUTH_REQUIRED', 'this needs somebody who is signed in')
  if (principal.by.kind === 'session' && request.method !== 'GET') {
    const csrf = request.headers['x-pavise-csrf']
    if (typeof csrf !== 'string' || !sameText(csrf, csrfOf(principal.by.secret))) {
      throw new PaviseError('PAV_CSRF_REFUSED', 'the header x-pavise-csrf is missing or wrong')
    }
  }
  if (route.access !== 'signed-in' && route.access !== 'public') demand(principal, route.access)
  return principal
}

/**
 * Whose request this is. A token decides alone where there is one: a wrong one is not made good by a cookie. `active` is false where
 * nobody does anything, so that the session goes on growing idle.
 */
export async function identify(parts: ApiParts, request: FastifyRequest, active = true): Promise<Principal | undefined> {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1]
    return token === undefined ? undefined : parts.access.tokens.find(token)
  }
  const secret = sessionCookie(request)
  return secret === undefined || secret.length > 200 ? undefined : parts.access.sessions.find(secret, active)
}

function checkMediaType(route: Route, request: FastifyRequest): void {
  if (!route.schemas.body) return
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new PaviseError('PAV_MEDIA_TYPE', 'the body is not application/json')
}

function versionOf(request: FastifyRequest): number {
  const given = request.headers['if-match']
  if (given === undefined) throw new PaviseError('PAV_PRECONDITION_REQUIRED', 'the header if-match is missing')
  const version = /^(?:W\/)?"v(\d{1,9})"$/.exec(given)?.[1]
  if (version === undefined)
    throw new PaviseError('PAV_PRECONDITION_REQUIRED', 'the header if-match wants an ETag of this API, such as "v3"')
  return Number(version)
}

interface Said {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Reply['body']
}

async function answer(route: Route, input: Parameters<Route['handle']>[0], call: Call): Promise<Said> {
  const given: unknown = await route.handle(input, call)
  if (given instanceof Reply) {
    const { status = 200, type, headers = {} } = given.options
    return { status, headers: { ...headers, ...(type === undefined ? {} : { 'content-type': type }) }, body: given.body }
  }
  if (given === undefined) return { status: route.status ?? 204, headers: {}, body: undefined }
  const version = route.versioned ? (given as { version?: unknown }).version : undefined
  const etag = typeof version === 'number' ? { etag: `"v${version}"` } : undefined
  return { status: route.status ?? 200, headers: { 'content-type': JSON_TYPE, ...etag }, body: JSON.stringify(given) }
}

function send(reply: FastifyReply, said: Said | KeptAnswer): FastifyReply {
  return reply.status(said.status).headers(said.headers).send(said.body)
}
