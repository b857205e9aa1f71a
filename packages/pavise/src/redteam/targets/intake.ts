import type { Egress } from '#core/ports/egress'
import type { Planted } from '#redteam/targets/client'
import { fill } from '#redteam/targets/fill'
import { type Patience, patientRequest } from '#redteam/targets/patient-request'
import type { Intake } from '#redteam/targets/target'

/** Hands a text in through a public door of the target, as an outsider would. */
export async function plantThrough(
  egress: Egress,
  intake: Intake,
  payload: string,
  signal: AbortSignal,
  patience: Patience,
): Promise<Planted> {
  const body = JSON.stringify(fill(intake.body, { payload }))
  const request = { method: intake.method, headers: { 'content-type': 'application/json' }, body }
  const reply = await patientRequest(egress, intake.url, request, signal, patience)
  if (!reply.ok) return { ok: false, reason: `intake ${intake.name}: ${reply.reason}`, requests: reply.sends }
  if (reply.status >= 300) return { ok: false, reason: `intake ${intake.name} answered ${reply.status}`, requests: reply.sends }
  return { ok: true, id: findId(reply.body), requests: reply.sends }
}

/** The id in an intake's answer: `id`, else the first field whose name ends in id, one level of nesting included. */
function findId(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body)
    const levels = [parsed, ...(typeof parsed === 'object' && parsed !== null ? Object.values(parsed) : [])]
    for (const level of levels) {
      if (typeof level !== 'object' || level === null) continue
      const entries = Object.entries(level).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      const found = entries.find(([key]) => key === 'id') ?? entries.find(([key]) => /id$/i.test(key))
      if (found) return String(found[1])
    }
  } catch {
    // An intake may answer with no JSON at all; the ask then has no id to name.
  }
  return ''
}
