import { z } from 'zod'
import { findingChangeSchema, findingDetailSchema, findingRowSchema } from '#core/records/finding'
import { pageOf } from '#core/records/page'
import { demand } from '#platform/auth/principal'
import { filterOf, pageOfQuery } from '../list-filter.js'
import { countParam, listQuery } from '../records.js'
import { defineRoute } from '../route.js'

const area = 'Findings'
const params = z.object({ number: countParam })

/** One query or the other, never both. */
const bulkSchema = z
  .strictObject({
    numbers: z.array(z.number().int().positive()).min(1).max(10_000).optional(),
    q: z.string().max(2000).optional(),
    change: findingChangeSchema,
  })
  .refine((body) => (body.numbers === undefined) !== (body.q === undefined), { message: 'wants numbers or q, one of them' })

export const findingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/findings',
    summary: 'List findings',
    area,
    access: 'finding:read',
    schemas: { query: listQuery, answer: pageOf(findingRowSchema) },
    errors: ['PAV_QUERY_INVALID'],
    handle: ({ query }, { parts, principal }) => parts.store.findings.list(filterOf(query, principal), pageOfQuery(query)),
  }),
  defineRoute({
    method: 'GET',
    path: '/findings/:number',
    summary: 'One finding with veiled evidence and history',
    area,
    access: 'finding:read',
    versioned: true,
    schemas: { params, answer: findingDetailSchema },
    handle: ({ params: { number } }, { parts }) => parts.store.findings.get(number),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/findings/:number',
    summary: 'Change state, owner or acceptance',
    area,
    access: 'finding:triage',
    versioned: true,
    schemas: { params, body: findingChangeSchema, answer: findingRowSchema },
    handle({ params: { number }, body }, { parts, principal, version }) {
      if (body.state === 'accepted') demand(principal, 'finding:accept')
      return parts.store.findings.change(number, { ...body, version }, principal.actor)
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/findings/bulk',
    summary: 'Change many findings at once, all or none',
    area,
    access: 'finding:triage',
    schemas: { body: bulkSchema, answer: z.object({ changed: z.number().int().nonnegative() }) },
    errors: ['PAV_QUERY_INVALID', 'PAV_NOT_FOUND', 'PAV_CONFLICT'],
    handle({ body }, { parts, principal }) {
      if (body.change.state === 'accepted') demand(principal, 'finding:accept')
      const which = body.numbers === undefined ? filterOf({ q: body.q }, principal) : { numbers: body.numbers }
      return parts.store.findings.changeMany(which, body.change, principal.actor)
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/findings/:number/reveal',
    summary: 'The evidence without veils; the reason is sealed first',
    area,
    access: 'evidence:reveal',
    secret: true,
    schemas: {
      params,
      body: z.strictObject({ reason: z.string().trim().min(3).max(2000) }),
      answer: z.object({ evidence: z.array(z.object({ kind: z.string(), text: z.string() })) }),
    },
    handle: async ({ params: { number }, body }, { parts, principal }) => ({
      evidence: await parts.store.findings.reveal(number, body.reason, principal.actor),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/findings/counts',
    summary: 'How many findings each filter line finds',
    area,
    access: 'finding:read',
    schemas: {
      body: z.strictObject({ queries: z.array(z.string().max(2000)).max(50) }),
      answer: z.object({ counts: z.array(z.number().int().nonnegative()) }),
    },
    errors: ['PAV_QUERY_INVALID'],
    handle: async ({ body }, { parts, principal }) => ({
      counts: await parts.store.findings.counts(body.queries, principal.user.handle),
    }),
  }),
]
