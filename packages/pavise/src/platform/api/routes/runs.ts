import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import type { Store } from '#core/ports/store'
import { pageOf } from '#core/records/page'
import { dryRunSchema } from '#core/records/policy'
import {
  attemptDetailSchema,
  attemptRowSchema,
  matrixSchema,
  type NewRun,
  newRunSchema,
  PHASES,
  RUN_KINDS,
  RUN_STATES,
  runRecordSchema,
} from '#core/records/run'
import { runningJobs } from '../jobs.js'
import { filterOf, pageOfQuery } from '../list-filter.js'
import { idParams, jobSchema, listQuery } from '../records.js'
import { defineRoute, Reply } from '../route.js'

const area = 'Runs'

/** Media types of the report formats that have one of their own. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  sarif: 'application/sarif+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  'cdx.json': 'application/vnd.cyclonedx+json; charset=utf-8',
}

const runListQuery = listQuery.extend({
  asset: z.uuid().optional(),
  kind: z.enum(RUN_KINDS).optional(),
  state: z.enum(RUN_STATES).optional(),
})
const attemptListQuery = listQuery.extend({ phase: z.enum(PHASES).optional(), verdict: z.string().max(20).optional() })

/** The kind of asset that each kind of run works on. */
const WANTED: Readonly<Partial<Record<NewRun['kind'], string>>> = { attack: 'endpoint', scan: 'model' }

/** Throws PAV_INPUT_INVALID where a run could not work on its asset. */
export async function checkAsked({ kind, asset }: NewRun, { assets }: Pick<Store, 'assets'>): Promise<void> {
  const wanted = WANTED[kind]
  if (wanted === undefined) return
  const run = kind === 'scan' ? 'a scan' : 'an attack'
  if (asset === undefined) throw new PaviseError('PAV_INPUT_INVALID', `body.asset is missing: ${run} needs an asset`)
  const found = await assets.get(asset)
  if (found.kind !== wanted)
    throw new PaviseError('PAV_INPUT_INVALID', `${found.name} is of kind ${found.kind}: ${run} needs one of kind ${wanted}`)
}

export const runRoutes = [
  defineRoute({
    method: 'GET',
    path: '/runs',
    summary: 'List runs',
    area,
    access: 'run:read',
    schemas: { query: runListQuery, answer: pageOf(runRecordSchema) },
    errors: ['PAV_QUERY_INVALID'],
    handle: ({ query }, { parts, principal }) =>
      parts.store.runs.list(
        {
          ...filterOf(query, principal),
          ...(query.asset === undefined ? {} : { asset: query.asset }),
          ...(query.kind === undefined ? {} : { kind: query.kind }),
          ...(query.state === undefined ? {} : { state: query.state }),
        },
        pageOfQuery(query),
      ),
  }),
  defineRoute({
    method: 'POST',
    path: '/runs',
    summary: 'Start a run',
    area,
    access: 'run:start',
    status: 201,
    schemas: { body: newRunSchema, answer: runRecordSchema },
    errors: ['PAV_NOT_FOUND', 'PAV_CONFLICT'],
    async handle({ body }, { parts, principal }) {
      await checkAsked(body, parts.store)
      return parts.store.runs.add(body, principal.actor)
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/runs/estimate',
    summary: 'What a run would take, without starting it',
    area,
    access: 'run:start',
    schemas: { body: newRunSchema, answer: z.object({ requests: z.number().int(), seconds: z.number() }) },
    errors: ['PAV_NOT_FOUND'],
    handle: ({ body }, { parts }) => parts.estimate(body),
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id',
    summary: 'One run',
    area,
    access: 'run:read',
    schemas: { params: idParams, answer: runRecordSchema },
    handle: ({ params }, { parts }) => parts.store.runs.get(params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/runs/:id/cancel',
    summary: 'Ask a run to stop',
    area,
    access: 'run:start',
    schemas: { params: idParams, answer: runRecordSchema },
    errors: ['PAV_CONFLICT'],
    handle: ({ params }, { parts, principal }) => parts.store.runs.cancel(params.id, principal.actor),
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id/attempts',
    summary: 'The attempts of a run',
    area,
    access: 'run:read',
    schemas: { params: idParams, query: attemptListQuery, answer: pageOf(attemptRowSchema) },
    errors: ['PAV_QUERY_INVALID'],
    async handle({ params, query }, { parts, principal }) {
      const { id } = await parts.store.runs.get(params.id)
      const filter = {
        ...filterOf(query, principal),
        ...(query.phase === undefined ? {} : { phase: query.phase }),
        ...(query.verdict === undefined ? {} : { verdict: query.verdict }),
      }
      return parts.store.runs.attempts(id, filter, pageOfQuery(query))
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id/attempts/:phase/:attempt',
    summary: 'The transcript of an attempt, with veiled spans',
    area,
    access: 'run:read',
    schemas: {
      params: z.object({ id: z.uuid(), phase: z.enum(PHASES), attempt: z.string().min(1).max(200) }),
      answer: attemptDetailSchema,
    },
    handle: ({ params }, { parts }) => parts.store.runs.attempt(params.id, params.phase, params.attempt),
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id/matrix',
    summary: 'Heat map: techniques by effects',
    area,
    access: 'run:read',
    schemas: { params: idParams, answer: matrixSchema },
    handle: async ({ params }, { parts }) => parts.store.runs.matrix((await parts.store.runs.get(params.id)).id),
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id/report/:format',
    summary: 'The report of a run, as a download',
    area,
    access: 'run:read',
    type: 'application/octet-stream',
    schemas: { params: z.object({ id: z.uuid(), format: z.string().max(40) }) },
    errors: ['PAV_RUN_UNFINISHED'],
    async handle({ params }, { parts }) {
      const report = parts.reports.find((candidate) => candidate.id === params.format)
      if (!report) {
        throw new PaviseError('PAV_NOT_FOUND', `there is no report format ${params.format}`, {
          hint: `One of: ${parts.reports.map(({ id }) => id).join(', ')}`,
        })
      }
      const text = report.render(await parts.store.runs.record(params.id))
      return new Reply(text, {
        type: TYPES[report.extension] ?? 'text/plain; charset=utf-8',
        headers: { 'content-disposition': `attachment; filename="pavise-${params.id}.${report.extension}"` },
      })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id/policy',
    summary: 'The policy that a closed loop hardened',
    area,
    access: 'policy:read',
    schemas: { params: idParams, answer: z.object({ text: z.string() }) },
    async handle({ params }, { parts }) {
      const text = await parts.store.runs.policy(params.id)
      if (text === undefined) throw new PaviseError('PAV_NOT_FOUND', 'this run made no policy')
      return { text }
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id/dry-run',
    summary: 'What a candidate policy would have decided',
    area,
    access: 'policy:read',
    schemas: { params: idParams, answer: dryRunSchema },
    errors: ['PAV_RUN_UNFINISHED'],
    async handle({ params }, { parts }) {
      const parsed = dryRunSchema.safeParse(await parts.store.runs.result(params.id))
      if (!parsed.success) throw new PaviseError('PAV_NOT_FOUND', 'this run is no dry run of a policy')
      return parsed.data
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:id/result',
    summary: 'What a run left that checks no asset, such as the verification of the ledger',
    area,
    access: 'run:read',
    schemas: { params: idParams, answer: z.object({ result: z.unknown() }) },
    errors: ['PAV_RUN_UNFINISHED'],
    handle: async ({ params }, { parts }) => ({ result: (await parts.store.runs.result(params.id)) ?? null }),
  }),
  defineRoute({
    method: 'GET',
    path: '/jobs',
    summary: 'What runs or waits at this moment',
    area,
    access: 'run:read',
    schemas: { answer: z.array(jobSchema) },
    handle: (_input, { parts }) => runningJobs(parts.store),
  }),
]
