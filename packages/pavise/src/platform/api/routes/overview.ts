import { z } from 'zod'
import { overviewSchema, searchHitSchema } from '#core/records/overview'
import { defineRoute } from '../route.js'

const area = 'Overview'

export const overviewRoutes = [
  defineRoute({
    method: 'GET',
    path: '/overview',
    summary: 'How it stands and what needs somebody',
    area,
    access: 'finding:read',
    schemas: { answer: overviewSchema },
    async handle(_input, { parts }) {
      const status = parts.status()
      const [overview, checkpoint, { total }, [waiting]] = await Promise.all([
        parts.store.overview(),
        parts.ledger.checkpoint(),
        parts.ledger.list({}, 1),
        parts.store.outbox.waiting(1),
      ])
      return {
        ...overview,
        health: {
          database: true,
          worker: status.worker,
          gateway: status.gateway.running,
          ledger: { size: total.count, sealed: waiting === undefined && (checkpoint?.size ?? 0) >= total.count },
          eventsBehind: status.eventsBehind,
        },
      }
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/search',
    summary: 'Search over everything that I may see',
    area,
    access: 'signed-in',
    schemas: {
      query: z.strictObject({ q: z.string().trim().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) }),
      answer: z.object({ hits: z.array(searchHitSchema) }),
    },
    async handle({ query }, { parts, principal }) {
      const hits = await parts.store.search(query.q, query.limit)
      return { hits: hits.filter(({ kind }) => principal.may.has(READS[kind])) }
    },
  }),
]

const READS = {
  finding: 'finding:read',
  asset: 'asset:read',
  run: 'run:read',
  event: 'event:read',
  policy: 'policy:read',
  user: 'setting:read',
  ledger: 'ledger:read',
  schedule: 'run:read',
} as const
