import { z } from 'zod'
import { PERMISSIONS } from '#core/access/permissions'
import { ERRORS, type ErrorCode } from '#core/errors/catalogue'
import { eventSchema } from '#core/event'
import { assetRecordSchema } from '#core/records/asset'
import { findingDetailSchema, findingRowSchema } from '#core/records/finding'
import { meSchema, tokenRowSchema, userRowSchema } from '#core/records/identity'
import { gatewayKeyRowSchema, ledgerRowSchema, overviewSchema, searchHitSchema } from '#core/records/overview'
import { dryRunSchema, holdRowSchema, policyCheckSchema, policyDetailSchema, policyVersionSchema } from '#core/records/policy'
import { attemptDetailSchema, attemptRowSchema, matrixSchema, runRecordSchema } from '#core/records/run'
import { scheduleRowSchema } from '#core/records/schedule'
import { VERSION } from '#core/version'
import { problemSchema } from './problem.js'
import { fieldSchema, gatewayStateSchema, jobSchema, policyDiffSchema, roleSchema } from './records.js'
import { type Route, wantsVersion } from './route.js'

type Json = Record<string, unknown>

/** Schemas that have a name of their own in the document. */
const NAMED = {
  Asset: assetRecordSchema,
  Attempt: attemptRowSchema,
  AttemptDetail: attemptDetailSchema,
  DryRun: dryRunSchema,
  Event: eventSchema,
  Field: fieldSchema,
  Finding: findingRowSchema,
  FindingDetail: findingDetailSchema,
  GatewayKey: gatewayKeyRowSchema,
  GatewayState: gatewayStateSchema,
  Hold: holdRowSchema,
  Job: jobSchema,
  LedgerEntry: ledgerRowSchema,
  Matrix: matrixSchema,
  Me: meSchema,
  Overview: overviewSchema,
  Policy: policyVersionSchema,
  PolicyCheck: policyCheckSchema,
  PolicyDetail: policyDetailSchema,
  PolicyDiff: policyDiffSchema,
  Problem: problemSchema,
  Role: roleSchema,
  Run: runRecordSchema,
  Schedule: scheduleRowSchema,
  SearchHit: searchHitSchema,
  Token: tokenRowSchema,
  User: userRowSchema,
} as const satisfies Record<string, z.ZodType>

/** The codes that a route may answer with, by what it is. The tests hold every answer against this. */
export function errorsOf(route: Route): ErrorCode[] {
  const { params, query, body } = route.schemas
  const codes: ErrorCode[] = ['PAV_HOST_REFUSED', 'PAV_ORIGIN_REFUSED', 'PAV_RATE_LIMITED', 'PAV_STORE_UNREACHABLE', 'PAV_INTERNAL']
  if (route.access !== 'public') codes.push('PAV_AUTH_REQUIRED')
  if (route.access !== 'public' && route.access !== 'signed-in') codes.push('PAV_FORBIDDEN')
  if (route.access !== 'public' && route.method !== 'GET') codes.push('PAV_CSRF_REFUSED')
  if (params) codes.push('PAV_NOT_FOUND')
  // A part that takes nothing is refused where it holds something.
  codes.push('PAV_INPUT_INVALID')
  if (query && 'q' in ((query as z.ZodObject).shape ?? {})) codes.push('PAV_QUERY_INVALID')
  if (route.method !== 'GET') codes.push('PAV_MEDIA_TYPE', 'PAV_BODY_TOO_LARGE')
  if (body) codes.push('PAV_STORE_FULL')
  if (wantsVersion(route)) codes.push('PAV_PRECONDITION_REQUIRED', 'PAV_CONFLICT')
  if (takesKey(route)) codes.push('PAV_IDEMPOTENCY_CONFLICT')
  return [...new Set([...codes, ...(route.errors ?? [])])].sort()
}

export const takesKey = (route: Route): boolean => route.method === 'POST' && route.access !== 'public' && !route.unrepeatable

/** The OpenAPI 3.1 document of the routes. */
export function openApi(routes: readonly Route[]): Json {
  const shapes = new Shapes()
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, shapes) }
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'Pavise', version: VERSION, description: 'The workbench of the AI security specialist.' },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map((route) => route.area))].map((name) => ({ name })),
    paths,
    components: {
      schemas: shapes.components(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'pavise_session', description: 'With the header x-pavise-csrf on every change.' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'pav_…' },
      },
    },
  }
}

function operation(route: Route, shapes: Shapes): Json {
  const { body } = route.schemas
  const needs = route.access === 'public' || route.access === 'signed-in' ? undefined : route.access
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.area],
    ...(needs ? { description: `Needs the permission ${needs}: ${PERMISSIONS[needs].toLowerCase()}.`, 'x-permission': needs } : {}),
    security: route.access === 'public' ? [] : [{ session: [] }, { token: [] }],
    parameters: parameters(route, shapes),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: shapes.of(body, 'input') } } } } : {}),
    responses: { ...success(route, shapes), ...failures(route) },
  }
}

/** `getFindingsNumber` for GET /findings/:number. */
export function operationId({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const words = path.split(/[/:_-]+/).filter(Boolean)
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

function parameters(route: Route, shapes: Shapes): Json[] {
  const read = (schema: z.ZodType | undefined, place: string): Json[] => {
    const object = schema ? (shapes.of(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }) : {}
    return Object.entries(object.properties ?? {}).map(([name, shape]) => ({
      name,
      in: place,
      required: place === 'path' || (object.required ?? []).includes(name),
      schema: shape,
    }))
  }
  const header = (name: string, required: boolean, description: string): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  })
  return [
    ...read(route.schemas.params, 'path'),
    ...read(route.schemas.query, 'query'),
    ...(wantsVersion(route) ? [header('if-match', true, 'The ETag that the change is based on, such as "v3".')] : []),
    ...(takesKey(route) ? [header('idempotency-key', false, 'The same key and request within 24 hours are done once.')] : []),
    ...(route.access !== 'public' && route.method !== 'GET'
      ? [header('x-pavise-csrf', false, 'With a session cookie: the value csrf of /api/v1/me.')]
      : []),
  ]
}

function success(route: Route, shapes: Shapes): Json {
  const { answer } = route.schemas
  const status = route.status ?? (answer || route.type ? 200 : 204)
  const content = answer
    ? { 'application/json': { schema: shapes.of(answer, 'output') } }
    : route.type
      ? { [route.type]: { schema: { type: 'string' } } }
      : undefined
  const etag = route.versioned ? { headers: { etag: { schema: { type: 'string' } } } } : {}
  return { [status]: { description: status === 303 ? 'Go there' : 'Done', ...(content ? { content } : {}), ...etag } }
}

function failures(route: Route): Json {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of errorsOf(route)) byStatus.set(ERRORS[code].status, [...(byStatus.get(ERRORS[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `${code}: ${ERRORS[code].title}`).join('. '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

/** Turns zod into JSON Schema; what has a name is written once and referred to. */
class Shapes {
  readonly #names = z.registry<{ id: string }>()
  readonly #components = new Map<string, Json>()

  constructor() {
    for (const [id, schema] of Object.entries(NAMED)) this.#names.add(schema, { id })
    for (const schema of Object.values(NAMED)) this.of(schema, 'output')
  }

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    // Wrapped, so that a schema that has a name becomes a reference too.
    const { $defs, properties } = z.toJSONSchema(z.object({ it: schema }), {
      io,
      metadata: this.#names,
      unrepresentable: 'any',
      reused: 'inline',
    }) as unknown as { $defs?: Record<string, Json>; properties: { it: Json } }
    for (const [id, shape] of Object.entries($defs ?? {})) if (!this.#components.has(id)) this.#components.set(id, referring(shape) as Json)
    return referring(properties.it) as Json
  }

  components(): Json {
    return Object.fromEntries([...this.#components].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** `#/$defs/X` becomes `#/components/schemas/X`; ids that zod writes into named schemas go. */
function referring(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referring)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (key === '$ref' && typeof inner === 'string') return [[key, inner.replace('#/$defs/', '#/components/schemas/')]]
      if (key === 'id' && typeof inner === 'string') return []
      return [[key, referring(inner)]]
    }),
  )
}
