import { z } from 'zod'
import { keyScopeSchema } from '#core/access/key-scope'

const count = z.number().int().nonnegative()

/** What the first page shows: the loop as a strip, what needs somebody, how it stands, and what was not looked at. */
export const overviewSchema = z.object({
  loop: z.array(
    z.object({
      stage: z.enum(['assets', 'findings', 'rules', 'policy', 'decisions', 'holds', 'ledger']),
      value: z.string(),
      /** Its worst fact, in words. */
      note: z.string(),
      tone: z.enum(['hit', 'miss', 'unsure', 'hold', 'plain']),
    }),
  ),
  /** Ordered by what it would cost to wait. */
  needs: z.array(
    z.object({
      kind: z.enum(['hold', 'finding', 'run', 'accept_expiring', 'asset', 'worker', 'ledger']),
      title: z.string(),
      detail: z.string(),
      severity: z.string().optional(),
      due: z.iso.datetime().optional(),
      link: z.string(),
      action: z.string(),
    }),
  ),
  /** Attack success over the last runs, oldest first. */
  posture: z.array(
    z.object({
      run: z.uuid(),
      time: z.iso.datetime(),
      phase: z.string(),
      attempts: count,
      successes: count,
      inconclusive: count,
      rate: z.number(),
      low: z.number(),
      high: z.number(),
      worst: z.number(),
    }),
  ),
  notLookedAt: z.array(z.object({ what: z.string(), why: z.string(), count })),
  health: z.object({
    database: z.boolean(),
    worker: z.boolean(),
    gateway: z.boolean(),
    ledger: z.object({ size: count, sealed: z.boolean() }),
    eventsBehind: count,
  }),
})
export type Overview = z.infer<typeof overviewSchema>

export const searchHitSchema = z.object({
  kind: z.enum(['finding', 'asset', 'run', 'event', 'policy', 'user', 'ledger', 'schedule']),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  link: z.string(),
})
export type SearchHit = z.infer<typeof searchHitSchema>

export const ledgerRowSchema = z.object({
  index: count,
  type: z.string(),
  time: z.iso.datetime(),
  fields: z.record(z.string(), z.unknown()),
  digest: z.string(),
  forgotten: z.boolean(),
})
export type LedgerRow = z.infer<typeof ledgerRowSchema>

export const gatewayKeyRowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  hint: z.string(),
  tenant: z.string().optional(),
  by: z.string(),
  created: z.iso.datetime(),
  expires: z.iso.datetime().optional(),
  lastUsed: z.iso.datetime().optional(),
  revoked: z.boolean(),
  scope: keyScopeSchema.optional(),
})
export type GatewayKeyRow = z.infer<typeof gatewayKeyRowSchema>
