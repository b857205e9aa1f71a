import { z } from 'zod'

/** Tokens of one exchange as the API itself counts them: everything read, what came from a cache included, and everything written, thoughts included. */
export interface Usage {
  readonly input: number
  readonly output: number
}

/** What a million tokens cost at the target, in one currency. */
export const pricesSchema = z.strictObject({
  input: z.number().min(0, 'is below zero'),
  output: z.number().min(0, 'is below zero'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'wants three letters such as USD (ISO 4217)')
    .default('USD'),
})
export type Prices = z.infer<typeof pricesSchema>

/** More in one exchange is no count: what a target claims of itself must not end a run. */
const MOST = 100_000_000

/**
 * Sums what an API says it counted. Undefined where it says nothing of either side: then nothing is known, which is not the same as nothing used.
 * Parts that are no whole numbers in a believable range count as not said.
 */
export function usageOf(input: readonly unknown[], output: readonly unknown[]): Usage | undefined {
  const said = [...input, ...output].some(isCount)
  return said ? { input: sum(input), output: sum(output) } : undefined
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MOST
const sum = (parts: readonly unknown[]): number => parts.filter(isCount).reduce((all, part) => all + part, 0)

/** Both together; undefined where neither is known. */
export function addUsage(a: Usage | undefined, b: Usage | undefined): Usage | undefined {
  if (!a || !b) return a ?? b
  return { input: a.input + b.input, output: a.output + b.output }
}

/** What that many tokens cost, in the currency of the prices. */
export const costOf = (usage: Usage, prices: Pick<Prices, 'input' | 'output'>): number =>
  (usage.input * prices.input + usage.output * prices.output) / 1_000_000
