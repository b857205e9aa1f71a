import type { ChatMessage } from '@pavise/guard/surfaces'
import { z } from 'zod'
import type { Attack, Attempt } from '#core/attack/attempt'
import { CHANNELS, EFFECTS } from '#core/attack/vocabulary'
import { PaviseError } from '#core/errors/error'

const plantSchema = z.object({ intake: z.string(), payload: z.string() })
const priorSchema = z.object({ plant: plantSchema.optional(), turns: z.array(z.string()).optional(), identity: z.string().optional() })

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
      before: z.array(priorSchema).optional(),
      plant: plantSchema.optional(),
      history: z
        .array(
          z.custom<ChatMessage>(
            (message) => typeof message === 'object' && message !== null && 'role' in message,
            'must be a chat message',
          ),
        )
        .optional(),
      turns: z.array(z.string()),
      values: z.record(z.string(), z.string()).optional(),
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

/** True for a file that says it is one, whatever else is wrong with it. */
export const isRegression = (text: string): boolean => /^\s*\{[^{}[\]]{0,200}"schema"\s*:\s*"pavise\.regression\//.test(text.slice(0, 1000))

/** Reads a regression file; every fault in one pass, each with its place. */
export function parseRegression(text: string, file: string): Attack[] {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (cause) {
    throw new PaviseError('PAV_USAGE', `${file} is not JSON`, { hint: 'Name a file of the form pavise.regression/1.', cause })
  }
  const parsed = regressionSchema.safeParse(raw)
  if (parsed.success) return parsed.data.attacks.map((attack) => withoutAbsent(attack))
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
  throw new PaviseError('PAV_USAGE', `${file}: ${faults.join('; ')}`, { hint: 'Name a file of the form pavise.regression/1.' })
}

/** Leaves out what the file does not say. */
function withoutAbsent(attack: Regression['attacks'][number]): Attack {
  return Object.fromEntries(Object.entries(attack).filter(([, value]) => value !== undefined)) as unknown as Attack
}
