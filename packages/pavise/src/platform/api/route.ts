import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Permission } from '#core/access/permissions'
import type { ErrorCode } from '#core/errors/catalogue'
import type { Principal } from '#platform/auth/principal'
import type { LiveHub } from './live-hub.js'
import type { ApiParts } from './parts.js'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a handler gets besides its parsed input. */
export interface Call {
  readonly parts: ApiParts
  /** Who asks. Public routes must not read it. */
  readonly principal: Principal
  /** The version of `if-match`, on routes that are `versioned`. */
  readonly version: number
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal
  /** For what no schema can say: cookies, addresses, streams. */
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** News of the store, for streams. */
  readonly live: LiveHub
}

/** An answer other than a JSON body with the route's own status. */
export class Reply {
  constructor(
    readonly body: string | Buffer | NodeJS.ReadableStream | undefined,
    readonly options: { readonly status?: number; readonly type?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {}
}

/** The schemas of one route; a part that is absent takes nothing. */
export interface RouteSchemas {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly answer?: z.ZodType
}

type Of<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export interface Input<Schemas extends RouteSchemas> {
  readonly params: Of<Schemas['params']>
  readonly query: Of<Schemas['query']>
  readonly body: Of<Schemas['body']>
}

/** One route: everything that the server, OpenAPI, the reference page and the tests read. */
export interface Route<Schemas extends RouteSchemas = RouteSchemas> {
  readonly method: Method
  /** Behind /api/v1, parameters with a colon. */
  readonly path: string
  readonly summary: string
  readonly area: string
  /** `signed-in`: whoever it is. `public`: nobody need be. */
  readonly access: Permission | 'signed-in' | 'public'
  readonly schemas: Schemas
  /** Of the answer; 200 where there is a body, else 204. */
  readonly status?: number
  /** Media type of an answer that is not JSON. */
  readonly type?: string
  /** Error codes beyond those that follow from the rest. */
  readonly errors?: readonly ErrorCode[]
  /** Wants `if-match`, and its answers carry `etag`. */
  readonly versioned?: boolean
  /** Takes no `idempotency-key`: signing in twice is not the same as once. */
  readonly unrepeatable?: boolean
  /** Its answer holds a secret that is shown once: it is kept nowhere. */
  readonly secret?: boolean
  /** Requests a minute from one address; for doors that guessing would use. */
  readonly perMinute?: number
  handle(input: Input<Schemas>, call: Call): Promise<(Schemas['answer'] extends z.ZodType ? z.input<Schemas['answer']> : undefined) | Reply>
}

/** A route with the types of its schemas checked and then forgotten, so that routes of all kinds stand in one list. */
export const defineRoute = <const Schemas extends RouteSchemas>(route: Route<Schemas>): Route => route as unknown as Route

/** Whether a request must say with `if-match` which version it changes. */
export const wantsVersion = (route: Route): boolean => route.versioned === true && (route.method === 'PATCH' || route.method === 'DELETE')
