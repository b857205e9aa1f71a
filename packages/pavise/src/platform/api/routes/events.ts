import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { eventSchema } from '#core/event'
import { pageOf } from '#core/records/page'
import { holdRowSchema } from '#core/records/policy'
import { filterOf, pageOfQuery } from '../list-filter.js'
import { gatewayStateSchema, listQuery } from '../records.js'
import { defineRoute } from '../route.js'

const area = 'Firewall'
const moment = z.iso.datetime()
const DAY = 86_400_000

export const eventRoutes = [
  defineRoute({
    method: 'GET',
    path: '/events',
    summary: 'List decisions of the firewall, newest first',
    area,
    access: 'event:read',
    schemas: { query: listQuery.extend({ from: moment.optional(), to: moment.optional() }), answer: pageOf(eventSchema) },
    errors: ['PAV_QUERY_INVALID'],
    handle: ({ query }, { parts, principal }) =>
      parts.store.events.list(
        {
          ...filterOf(query, principal),
          ...(query.from === undefined ? {} : { from: query.from }),
          ...(query.to === undefined ? {} : { to: query.to }),
        },
        pageOfQuery(query),
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/events/rates',
    summary: 'Decisions over time',
    area,
    access: 'event:read',
    schemas: {
      query: z.strictObject({
        from: moment.optional(),
        to: moment.optional(),
        buckets: z.coerce.number().int().min(1).max(500).default(60),
      }),
      answer: z.array(z.object({ time: moment, counts: z.record(z.string(), z.number().int().nonnegative()) })),
    },
    handle({ query }, { parts }) {
      const to = query.to ?? parts.now().toISOString()
      const from = query.from ?? new Date(Date.parse(to) - DAY).toISOString()
      if (from >= to) throw new PaviseError('PAV_INPUT_INVALID', 'query.from lies behind query.to')
      return parts.store.events.rates(from, to, query.buckets)
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/events/:id',
    summary: 'One decision',
    area,
    access: 'event:read',
    schemas: { params: z.object({ id: z.string().min(1).max(200) }), answer: eventSchema },
    handle: ({ params }, { parts }) => parts.store.events.get(params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/holds',
    summary: 'Replies that wait for a person, or waited',
    area,
    access: 'event:read',
    schemas: {
      query: listQuery.omit({ q: true }).extend({ state: holdRowSchema.shape.state.optional() }),
      answer: pageOf(holdRowSchema),
    },
    handle: ({ query }, { parts }) => parts.store.holds.list(query.state === undefined ? {} : { state: query.state }, pageOfQuery(query)),
  }),
  defineRoute({
    method: 'POST',
    path: '/holds/:event',
    summary: 'Let a held reply pass, or block it; the first answer counts',
    area,
    access: 'hold:answer',
    schemas: {
      params: z.object({ event: z.string().min(1).max(200) }),
      body: z.strictObject({ answer: z.enum(['allow', 'block']) }),
      answer: holdRowSchema,
    },
    errors: ['PAV_CONFLICT'],
    handle: ({ params, body }, { parts, principal }) => parts.store.holds.answer(params.event, body.answer, principal.actor),
  }),
  defineRoute({
    method: 'GET',
    path: '/gateway',
    summary: 'How the gateway stands',
    area,
    access: 'event:read',
    schemas: { answer: gatewayStateSchema },
    async handle(_input, { parts }) {
      const policy = await parts.store.policies.current()
      const { running, listen, upstreams, reason } = parts.status().gateway
      return {
        running,
        ...(listen === undefined ? {} : { listen }),
        upstreams: [...upstreams],
        ...(reason === undefined ? {} : { reason }),
        ...(policy ? { mode: policy.mode, policy: { number: policy.number, version: policy.version } } : {}),
      }
    },
  }),
]
