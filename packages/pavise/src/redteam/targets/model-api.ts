import type { ChatMessage } from '@pavise/guard/surfaces'
import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import type { Answer } from '#redteam/targets/answer'
import type { Exchange, TargetClient } from '#redteam/targets/client'
import { type Patience, patientRequest } from '#redteam/targets/patient-request'
import type { Identity, Target } from '#redteam/targets/target'

/** How one model API is asked and how its answers are read. Pure: no sockets. */
export interface ModelApi {
  readonly id: string
  readonly title: string
  /** What the base URL goes up to, for the hint where nothing answers: `/v1`. */
  readonly base: string
  /** Path below the base URL. */
  path(model: string): string
  headers(key: string | undefined): Record<string, string>
  body(model: string, messages: readonly ChatMessage[]): unknown
  /** Total: whatever the bytes say, it answers and never throws. */
  read(body: string, contentType: string): Answer
}

/** Answers 403 before any other after which the key counts as refused. */
const TURNED_AWAY = 3

/** Speaks a model API to a target, through the egress port alone. Throws PAV_TARGET_… for what no further attempt would change. */
export function modelApiClient(api: ModelApi, target: Target, egress: Egress, patience: Patience): Pick<TargetClient, 'chat'> {
  const url = `${target.url}${api.path(target.model)}`
  const { host } = new URL(url)
  let answered = false
  let turnedAway = 0
  /** The wrong key, the wrong path. A guard may well answer 403 later on. */
  const giveUp = (status: number, identity: Identity): void => {
    if (status === 403 && !answered) turnedAway++
    if (status === 401 || turnedAway >= TURNED_AWAY)
      throw new PaviseError(
        'PAV_TARGET_REFUSED',
        `${host} refused ${identity.key ? 'the key' : 'to talk without a key'} (identity "${identity.name}", status ${status})`,
      )
    if (status === 404 && !answered)
      throw new PaviseError('PAV_TARGET_UNREACHABLE', `${url} answered 404: there is no such path, or no model "${target.model}"`, {
        hint: `Give the base URL up to and including ${api.base}, and the name of a model that is served there.`,
      })
  }
  return {
    async chat(identity, messages, signal) {
      const headers = { 'content-type': 'application/json', accept: 'application/json', ...api.headers(identity.key) }
      const body = JSON.stringify(api.body(target.model, messages))
      const reply = await patientRequest(egress, url, { method: 'POST', headers, body }, signal, patience)
      if (!reply.ok) return { ok: false, reason: reply.reason, requests: reply.sends }
      if (reply.status >= 300) {
        giveUp(reply.status, identity)
        return refused(reply.status, reply.body, reply.sends)
      }
      answered = true
      return { ...api.read(reply.body, reply.contentType), requests: reply.sends }
    },
  }
}

/**
 * A refusal on the wire. A guard in front answers with an error body in the provider's shape: that is an answer (nothing got through), and its
 * text is kept for the judges. Anything else is no answer.
 */
export function refused(status: number, body: string, requests: number): Exchange {
  try {
    const { error } = JSON.parse(body) as { error?: { message?: unknown } | string }
    const message = typeof error === 'string' ? error : error?.message
    if (status !== 404 && typeof message === 'string')
      return { ok: true, message: { role: 'assistant', content: '', refusal: message }, requests }
  } catch {
    // Not JSON: falls through to a reason.
  }
  return { ok: false, reason: `the target answered ${status}`, requests }
}
