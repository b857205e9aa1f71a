import { z } from 'zod'

/** How much may be spent in a window. Windows are aligned to the epoch: a day is a UTC day, and what is left of one is not carried over. */
export const budgetSchema = z.strictObject({
  unit: z.enum(['requests', 'tokens']),
  amount: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  /** Seconds. */
  window: z
    .number()
    .int()
    .min(1)
    .max(31 * 86_400),
})
export type Budget = z.output<typeof budgetSchema>

const budgets = z.array(budgetSchema).max(8).optional()
const patterns = z.array(z.string().min(1).max(256)).min(1).max(100).optional()

/** What a key of the gateway may do. What is absent is not limited. */
export const keyScopeSchema = z.strictObject({
  /** Models that may be asked for; `*` stands for anything. */
  models: patterns,
  /** Surfaces (`openai-chat`), paths (`/v1/embeddings`) or MCP servers (`/mcp/files`); `*` stands for anything. */
  routes: patterns,
  team: z.string().min(1).max(128).optional(),
  /** Budgets of the key itself, of each user who is named in its requests, and of its team with all its keys. */
  limits: budgets,
  userLimits: budgets,
  teamLimits: budgets,
  /** When budgets cannot be drawn because the store is away and the leases are spent. Default `refuse`. */
  onStoreDown: z.enum(['refuse', 'allow']).optional(),
})
export type KeyScope = z.output<typeof keyScopeSchema>

/** A key as the gateway knows it: never the key itself. */
export const virtualKeySchema = z.object({
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  name: z.string().optional(),
  expires: z.iso.datetime().optional(),
  scope: keyScopeSchema.optional(),
})
export type VirtualKey = z.output<typeof virtualKeySchema>
