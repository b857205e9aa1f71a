import type { Decision, Guard, GuardSession } from '@pavise/guard'
import { applyEdits, type ChatCompletion } from '@pavise/guard/surfaces'
import { decide } from '#gateway/decide'
import { Refusal, upstreamFault } from '#gateway/refusal'

/** Judges a text that goes to the client and says what the policy leaves of it. */
export type Shown = (text: string) => { readonly decision: Decision; readonly text: string }

/** Codes and types are names; what is none is not passed on. */
const NAME = /^[\w.:-]{1,64}$/

/**
 * An error of the upstream as the client may see it: the status as it is, message and names after the guard. Upstreams repeat parts of
 * requests in their errors, so an error is an answer like any other.
 */
export function errorAnswer(status: number, value: unknown, shown: Shown): Refusal {
  const error = isRecord(value) ? (isRecord(value.error) ? value.error : value) : undefined
  if (typeof error?.message !== 'string')
    return upstreamFault('upstream_error', `The upstream answered with status ${status}`, atLeast(status))
  const name = (key: string): string | undefined => {
    const given = error[key]
    return typeof given === 'string' && NAME.test(given) && shown(given).text === given ? given : undefined
  }
  const names = { code: name('code'), type: name('type'), param: name('param') }
  const { decision, text } = shown(error.message)
  const withheld = decision.action === 'block' || decision.action === 'hold'
  return new Refusal(
    atLeast(status),
    names.code ?? 'upstream_error',
    withheld ? 'The upstream answered with an error whose text was withheld' : text,
    { type: names.type ?? 'upstream_error', param: names.param, own: false },
  )
}

/** Judges in a session, as an answer of the assistant. `note` gets every decision. */
export function shownIn(guard: Guard, session: GuardSession, note: (decision: Decision) => void): Shown {
  return (text) => {
    const body = asAnswer(text)
    const decision = decide(guard, 'response', () => session.response(body))
    note(decision)
    const withheld = decision.action === 'block' || decision.action === 'hold'
    return { decision, text: withheld ? '' : String(applyEdits(body, decision.edits).choices[0]?.message.content) }
  }
}

function asAnswer(content: string): ChatCompletion {
  const choices = [{ index: 0, message: { role: 'assistant' as const, content }, finish_reason: null }]
  return { id: '', object: 'chat.completion', created: 0, model: '', choices }
}

/** An error never travels with a status of success. */
const atLeast = (status: number): number => (status >= 400 && status <= 599 ? status : 502)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
