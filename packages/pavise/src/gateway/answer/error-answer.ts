import type { Guard, Principal } from '@pavise/guard'
import { decide } from '#gateway/decide'
import { Refusal, upstreamFault } from '#gateway/refusal'

/** Codes and types are names; what is none is not passed on. */
const NAME = /^[\w.:-]{1,64}$/

/**
 * An error of the upstream as the client may see it: status and names as they are, the message after the guard. Upstreams repeat parts
 * of requests in their errors, so the message is an answer like any other.
 */
export function errorAnswer(status: number, value: unknown, guard: Guard, principal: Principal): Refusal {
  const error = isRecord(value) ? (isRecord(value.error) ? value.error : value) : undefined
  const message = typeof value === 'object' && typeof error?.message === 'string' ? error.message : undefined
  if (!error || message === undefined)
    return upstreamFault('upstream_error', `The upstream answered with status ${status}`, atLeast(status))
  let shown = message
  const decision = decide(guard, 'response', () => {
    const seen = guard.inspect({ text: message, from: 'assistant', principal })
    shown = seen.text
    return seen
  })
  if (decision.action === 'block' || decision.action === 'hold') shown = 'The upstream answered with an error whose text was withheld'
  const name = (key: string) => (typeof error[key] === 'string' && NAME.test(error[key]) ? error[key] : undefined)
  return new Refusal(atLeast(status), name('code') ?? 'upstream_error', shown, {
    type: name('type') ?? 'upstream_error',
    param: name('param'),
    own: false,
  })
}

/** An error never travels with a status of success. */
const atLeast = (status: number): number => (status >= 400 && status <= 599 ? status : 502)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
