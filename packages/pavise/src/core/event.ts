import { ACTIONS, ORIGINS } from '@pavise/guard/vocabulary'
import { z } from 'zod'

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

const firing = z.object({
  phase: z.enum(['request', 'response']),
  rule: z.string(),
  action: z.enum(ACTIONS),
  origin: z.enum(ORIGINS),
  /** Where the text or call stood: keys and indices joined by dots. */
  path: z.string(),
  detections: z.array(z.object({ detector: z.string(), kind: z.string(), score: z.number(), start: count, end: count })),
  tool: z.string().optional(),
  argument: z.string().optional(),
  reason: z.string().optional(),
})

const coverage = z.partialRecord(z.enum(ORIGINS), z.object({ seen: count, scanned: count, skipped: count }))

const principal = z.object({ id: z.string().optional(), tenant: z.string().optional(), key: z.string().optional() })

const header = { schema: z.literal('pavise.event/1'), id: z.string(), time: z.iso.datetime() }

/** One exchange that the gateway decided. It holds digests and positions, never a text of the exchange. */
export const exchangeEventSchema = z.object({
  ...header,
  kind: z.literal('exchange'),
  principal,
  /** Digest of the session's key; absent where the history of the request was the session. */
  session: z.string().optional(),
  surface: z.string(),
  upstream: z.string(),
  /** `asked` by the client, `answered` as the upstream names itself. */
  model: z.object({ asked: z.string().optional(), answered: z.string().optional() }),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Digests of the operator's prompt and of each retrieved document, in order. */
  digests: z.object({ system: digest.optional(), documents: z.array(digest) }),
  /** Tool calls that the model asked for, with a digest of their arguments as sent. */
  calls: z.array(z.object({ name: z.string(), arguments: digest })),
  /** Tokens as the upstream counts them; absent where it does not say. */
  usage: z.object({ input: count, output: count }).optional(),
  policy: z.object({ version: z.string(), mode: z.enum(['enforce', 'observe']) }),
  action: z.enum(ACTIONS),
  firings: z.array(firing),
  hold: z.object({ answer: z.enum(['allow', 'block']), by: z.enum(['approver', 'timeout', 'nobody']), waited: z.number() }).optional(),
  /** What became of it. `released`: an answer in a stream was cut after this many characters had left. */
  outcome: z.object({
    status: count,
    end: z.enum(['complete', 'blocked', 'refused', 'upstream-failed', 'client-left', 'failed']),
    reason: z.string().optional(),
    released: count.optional(),
  }),
  /** Characters by origin. What was skipped is said. */
  coverage: z.object({ request: coverage, response: coverage }),
  bytes: z.object({ request: count, response: count }),
  /** Milliseconds: the whole exchange, and until the upstream's first byte. */
  latency: z.object({ total: z.number(), upstream: z.number().optional() }),
  degraded: z.boolean(),
})

/** A policy that came into force. */
export const policyEventSchema = z.object({
  ...header,
  kind: z.literal('policy'),
  policy: z.object({ version: z.string(), mode: z.enum(['enforce', 'observe']) }),
  /** The version before, absent at start. */
  before: z.string().optional(),
})

/** A request or an answer that began to wait for a person. What became of it stands in the event of its exchange. */
export const holdEventSchema = z.object({
  ...header,
  kind: z.literal('hold'),
  /** Id of the exchange's own event, which comes later. */
  exchange: z.string(),
  principal,
  session: z.string().optional(),
  policy: z.object({ version: z.string(), mode: z.enum(['enforce', 'observe']) }),
  firings: z.array(firing),
})

export const eventSchema = z.discriminatedUnion('kind', [exchangeEventSchema, policyEventSchema, holdEventSchema])

export type ExchangeEvent = z.infer<typeof exchangeEventSchema>
export type PolicyEvent = z.infer<typeof policyEventSchema>
export type HoldEvent = z.infer<typeof holdEventSchema>
export type GuardEvent = z.infer<typeof eventSchema>
