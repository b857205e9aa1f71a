import type { ChatMessage } from '@pavise/guard/surfaces'
import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import { readAnswer } from '#redteam/targets/answer'
import { PATIENCE, type Patience, patientRequest } from '#redteam/targets/patient-request'
import type { Identity, Intake, Target } from '#redteam/targets/target'

/** One exchange with the target: the answer, or why there is none, and what it cost in requests. */
export type Exchange = ({ ok: true; message: ChatMessage } | { ok: false; reason: string }) & { requests: number }

/** What planting a text through an intake gave: `{{id}}` of the ask is replaced by `id`. */
export type Planted = ({ ok: true; id: string } | { ok: false; reason: string }) & { requests: number }

export interface TargetClient {
  chat(identity: Identity, messages: readonly ChatMessage[], signal: AbortSignal): Promise<Exchange>
  plant(intake: Intake, payload: string, signal: AbortSignal): Promise<Planted>
}

/** Answers 403 before any other after which the key counts as refused. */
const TURNED_AWAY = 3

/** Speaks OpenAI chat completions to a target, through the egress port alone. */
export function openaiChat(target: Target, egress: Egress, patience: Patience = PATIENCE): TargetClient {
  const url = `${target.url}/chat/completions`
  const { host } = new URL(url)
  let answered = false
  let turnedAway = 0
  /** What no further attempt would change: the wrong key, the wrong path. A guard may well answer 403 later on. */
  const giveUp = (status: number, identity: Identity): void => {
    if (status === 403 && !answered) turnedAway++
    if (status === 401 || turnedAway >= TURNED_AWAY)
      throw new PaviseError(
        'PAV_TARGET_REFUSED',
        `${host} refused ${identity.key ? 'the key' : 'to talk without a key'} (identity "${identity.name}", status ${status})`,
      )
    if (status === 404 && !answered)
      throw new PaviseError('PAV_TARGET_UNREACHABLE', `${url} answered 404: there is no such path, or no model "${target.model}"`, {
        hint: 'Give the base URL up to and including /v1, and the name of a model that is served there.',
      })
  }
  return {
    async chat(identity, messages, signal) {
      const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' }
      if (identity.key !== undefined) headers['authorization'] = `Bearer ${identity.key}`
      const body = JSON.stringify({ model: target.model, messages })
      const reply = await patientRequest(egress, url, { method: 'POST', headers, body }, signal, patience)
      if (!reply.ok) return { ok: false, reason: reply.reason, requests: reply.sends }
      if (reply.status >= 300) {
        giveUp(reply.status, identity)
        return refused(reply.status, reply.body, reply.sends)
      }
      answered = true
      return { ...readAnswer(reply.body, reply.contentType), requests: reply.sends }
    },
    async plant(intake, payload, signal) {
      const body = JSON.stringify(fill(intake.body, payload))
      const request = { method: intake.method, headers: { 'content-type': 'application/json' }, body }
      const reply = await patientRequest(egress, intake.url, request, signal, patience)
      if (!reply.ok) return { ok: false, reason: `intake ${intake.name}: ${reply.reason}`, requests: reply.sends }
      if (reply.status >= 300) return { ok: false, reason: `intake ${intake.name} answered ${reply.status}`, requests: reply.sends }
      return { ok: true, id: findId(reply.body), requests: reply.sends }
    },
  }
}

/**
 * A refusal on the wire. A guard in front answers with an OpenAI error body: that is an answer (nothing got through), and its
 * text is kept for the judges. Anything else is no answer.
 */
function refused(status: number, body: string, requests: number): Exchange {
  try {
    const error = (JSON.parse(body) as { error?: { message?: unknown } }).error
    if (status !== 404 && typeof error?.message === 'string')
      return { ok: true, message: { role: 'assistant', content: '', refusal: error.message }, requests }
  } catch {
    // Not JSON: falls through to a reason.
  }
  return { ok: false, reason: `the target answered ${status}`, requests }
}

function fill(value: unknown, payload: string): unknown {
  if (typeof value === 'string') return value.replaceAll('{{payload}}', () => payload)
  if (Array.isArray(value)) return value.map((item) => fill(item, payload))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, payload)]))
  return value
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
