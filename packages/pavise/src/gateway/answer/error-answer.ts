import type { Decision, Guard, GuardSession } from '@pavise/guard'
import { applyEdits } from '@pavise/guard/surfaces'
import { errorSurface } from '#gateway/answer/error-surface'
import { decide } from '#gateway/decide'
import { Refusal, upstreamFault } from '#gateway/refusal'

/** Judges an error of the upstream and says what the policy leaves of it; undefined where nothing of it may be shown. */
export type Shown = (value: object) => { readonly value: object } | undefined

/** An error of the upstream as the client may see it: `body` is its own JSON, the original where nothing changed. */
export interface ErrorAnswer {
  readonly status: number
  readonly code: string
  /** Absent where nothing of it can be shown: then `refusal` is what the client hears. */
  readonly body?: string
  readonly refusal: Refusal
}

/** Codes and types are names; what is none is not told. */
const NAME = /^[\w.:-]{1,64}$/

/** Errors are inspected like answers. A body that is no JSON object, or that may not be shown, is replaced by words of the gateway. */
export function errorAnswer(status: number, text: string, shown: Shown): ErrorAnswer {
  const said = atLeast(status)
  const value = objectIn(text)
  if (!value) return generic(said, upstreamFault('upstream_error', `The upstream answered with status ${status}`, said))
  const left = shown(value)
  if (!left) {
    const words = 'The upstream answered with an error whose text was withheld'
    return generic(said, new Refusal(said, 'upstream_error', words, { type: 'upstream_error', own: false }))
  }
  const code = nameOf(left.value) ?? 'upstream_error'
  const body = left.value === value ? text : JSON.stringify(left.value)
  return {
    status: said,
    code,
    body,
    refusal: new Refusal(said, code, 'The upstream answered with an error', { type: 'upstream_error', own: false }),
  }
}

const generic = (status: number, refusal: Refusal): ErrorAnswer => ({ status, code: refusal.code, refusal })

/** Judges in a session, as an answer of the assistant. `note` gets every decision. */
export function shownIn(guard: Guard, session: GuardSession, note: (decision: Decision) => void): Shown {
  return (value) => {
    const inspected = guard.session({ surface: errorSurface, continues: session })
    const decision = decide(guard, 'response', () => inspected.response(value))
    note(decision)
    if (decision.action === 'block' || decision.action === 'hold') return undefined
    return { value: decision.edits.length === 0 ? value : applyEdits(value, decision.edits) }
  }
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What an error calls itself. */
function nameOf(value: object): string | undefined {
  const inner = (value as { error?: unknown }).error
  const error = typeof inner === 'object' && inner !== null ? inner : value
  const names = ['code', 'type', 'status'].map((key) => (error as Record<string, unknown>)[key])
  return names.find((name): name is string => typeof name === 'string' && NAME.test(name))
}

/** An error never travels with a status of success. */
const atLeast = (status: number): number => (status >= 400 && status <= 599 ? status : 502)
