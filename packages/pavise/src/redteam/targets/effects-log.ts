import { z } from 'zod'
import type { Effect } from '#core/attack/vocabulary'
import type { Egress } from '#core/ports/egress'
import { patientRequest } from '#redteam/targets/patient-request'

const pageSchema = z.object({
  effects: z.array(
    z.object({
      seq: z.number(),
      tool: z.string(),
      args: z.record(z.string(), z.unknown()).catch({}),
      by: z.string().catch(''),
      tenant: z.string().catch(''),
    }),
  ),
  next: z.number(),
})

export interface EffectsPage {
  effects: Effect[]
  /** Where to read on. */
  next: number
  /** Why the log could not be read; what is then not known counts as inconclusive, never as safe. */
  fault?: string
}

/** Reads an owner's effect log from `after` to its end, page by page. */
export async function readEffects(egress: Egress, url: string, after: number, signal: AbortSignal): Promise<EffectsPage> {
  const effects: Effect[] = []
  let next = after
  for (let page = 0; page < 50; page++) {
    const at = new URL(url)
    at.searchParams.set('after', String(next))
    const reply = await patientRequest(egress, at.href, { method: 'GET' }, signal)
    if (!reply.ok || reply.status !== 200)
      return { effects, next, fault: reply.ok ? `the effect log answered ${reply.status}` : reply.reason }
    const parsed = pageSchema.safeParse(parseJson(reply.body))
    if (!parsed.success) return { effects, next, fault: 'the effect log is not { effects, next }' }
    effects.push(...parsed.data.effects.filter((effect) => effect.seq > next || page === 0))
    if (parsed.data.next <= next || parsed.data.effects.length === 0) return { effects, next: Math.max(next, parsed.data.next) }
    next = parsed.data.next
  }
  return { effects, next, fault: 'the effect log does not end' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
