import { z } from 'zod'
import { FRAME_IDS } from '#redteam/strategies/lexicon/lexicon'

/** What a wish is dressed in for one turn, in the place of what its recipe says. */
const changeSchema = z.strictObject({
  frames: z.array(z.enum(FRAME_IDS)).optional(),
  structures: z.array(z.string()).optional(),
  codecs: z.array(z.string()).optional(),
  languages: z.array(z.string()).min(1).optional(),
  wording: z.int().min(0).optional(),
})
export type Change = z.infer<typeof changeSchema>

const lineSchema = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('step'), n: z.int().min(0) }),
  z.strictObject({ say: z.literal('go-on') }),
  z.strictObject({
    say: z.literal('wish'),
    change: changeSchema.optional(),
    /** Seed of the noise that is put on it; none where absent. */
    noise: z.int().min(0).optional(),
    /** True where the mildest step stands before it in the same turn. */
    led: z.boolean().optional(),
  }),
  z.strictObject({ say: z.literal('persona'), name: z.string(), n: z.int().min(0) }),
  z.strictObject({ say: z.literal('text'), text: z.string().max(8000) }),
])

/** One turn of a conversation before it is text: the same line of the same recipe and values gives the same bytes. */
export type Line = z.infer<typeof lineSchema>

/** A line as one strategy id, and back; null for what is none. */
export const lineId = (line: Line): string => JSON.stringify(line)

export function lineOf(id: string): Line | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(id))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
