import { z } from 'zod'
import type { Attempt } from '#core/attack/attempt'
import { CHANNELS, EFFECTS } from '#core/attack/vocabulary'

/** Attacks that got through once, kept so that they are tried again on every later version (`pavise attack --replay FILE`). */
export const regressionSchema = z.object({
  schema: z.literal('pavise.regression/1'),
  attacks: z.array(
    z.object({
      objective: z.string(),
      probe: z.string(),
      strategies: z.array(z.string()),
      channel: z.enum(CHANNELS),
      effect: z.enum(EFFECTS),
      identity: z.string().optional(),
      plant: z.object({ intake: z.string(), payload: z.string() }).optional(),
      turns: z.array(z.string()),
    }),
  ),
})
export type Regression = z.infer<typeof regressionSchema>

/** One regression probe per finding: the first attempt that brought each (objective, channel, effect) about. */
export function regressionFrom(attempts: readonly Attempt[]): Regression {
  const first = new Map<string, Attempt>()
  for (const attempt of attempts) {
    if (attempt.verdict !== 'vulnerable') continue
    const key = `${attempt.attack.objective}|${attempt.attack.channel}|${attempt.attack.effect}`
    if (!first.has(key)) first.set(key, attempt)
  }
  return { schema: 'pavise.regression/1', attacks: [...first.values()].map((attempt) => attempt.attack) }
}
