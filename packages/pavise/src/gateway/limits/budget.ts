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

/** What a key may do. What is absent is not limited. */
export const keyScopeSchema = z.strictObject({
  /** Models that may be asked for; `*` stands for anything. */
  models: z.array(z.string().min(1)).min(1).optional(),
  /** Surfaces (`openai-chat`), paths (`/v1/embeddings`) or MCP servers (`/mcp/files`); `*` stands for anything. */
  routes: z.array(z.string().min(1)).min(1).optional(),
  team: z.string().min(1).max(128).optional(),
  /** Budgets of the key itself, of each user who is named in its requests, and of its team with all its keys. */
  limits: z.array(budgetSchema).max(8).optional(),
  userLimits: z.array(budgetSchema).max(8).optional(),
  teamLimits: z.array(budgetSchema).max(8).optional(),
  /** When budgets cannot be drawn because the store is away and the leases are spent. Default `refuse`. */
  onStoreDown: z.enum(['refuse', 'allow']).optional(),
})

export type Budget = z.output<typeof budgetSchema>
export type KeyScope = z.output<typeof keyScopeSchema>

/** A key as the gateway knows it: never the key itself. */
export interface VirtualKey {
  /** `sha256:…` */
  readonly digest: string
  readonly name?: string
  readonly expires?: string
  readonly scope?: KeyScope
}

const UNITS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800 }

/**
 * Reads a budget as people write it; undefined where it is none.
 * @example parseBudget('1000 requests/minute') // { unit: 'requests', amount: 1000, window: 60 }
 */
export function parseBudget(text: string): Budget | undefined {
  const [, amount, thousand, unit, window] = text.match(/^(\d{1,12})(k|M)? ?(requests|tokens) ?\/ ?([a-z]+)$/) ?? []
  const seconds = window !== undefined && Object.hasOwn(UNITS, window) ? UNITS[window] : undefined
  if (amount === undefined || seconds === undefined) return undefined
  const times = thousand === 'k' ? 1_000 : thousand === 'M' ? 1_000_000 : 1
  const parsed = budgetSchema.safeParse({ unit, amount: Number(amount) * times, window: seconds })
  return parsed.success ? parsed.data : undefined
}

/** The other way. */
export function budgetText({ unit, amount, window }: Budget): string {
  const name = Object.entries(UNITS).find(([, seconds]) => seconds === window)?.[0] ?? `${window}s`
  return `${amount} ${unit}/${name}`
}

/** Whether a name fits a list of patterns; an absent list fits everything. */
export function fits(name: string, patterns: readonly string[] | undefined): boolean {
  return patterns === undefined || patterns.some((pattern) => matches(name, pattern))
}

/** `*` stands for any run of characters. Linear in the length of the name for each piece of the pattern. */
function matches(name: string, pattern: string): boolean {
  const pieces = pattern.split('*')
  if (pieces.length === 1) return name === pattern
  const first = pieces[0]!
  const last = pieces.at(-1)!
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at <= name.length - last.length
}
