import { type Decision, type Guard, GuardError } from '@pavise/guard'
import { Refusal, upstreamFault } from '#gateway/refusal'

/**
 * Runs the guard so that a fault of its own never lets anything pass in enforce mode: the exchange ends. In observe mode it passes
 * and the event says `degraded`.
 */
export function decide(guard: Guard, phase: 'request' | 'response', inspect: () => Decision): Decision {
  try {
    return inspect()
  } catch (fault) {
    if (fault instanceof GuardError && fault.code === 'PAV_INSPECTION_STOPPED') throw clientLeft()
    if (fault instanceof GuardError && fault.code === 'PAV_SURFACE_MALFORMED')
      throw phase === 'request' ? new Refusal(400, 'invalid_body', fault.message) : malformedAnswer()
    if (guard.policy.mode === 'observe') return { action: 'allow', mode: 'observe', firings: [], edits: [], coverage: {}, degraded: true }
    throw guardFailed()
  }
}

export const malformedAnswer = (): Refusal =>
  upstreamFault('upstream_malformed', 'The upstream sent an answer that is no chat completion; what cannot be read cannot be inspected')

export const clientLeft = (): Refusal => upstreamFault('client_left', 'The client closed the connection', 499)

export const guardFailed = (): Refusal =>
  new Refusal(500, 'guard_failed', 'Pavise could not inspect this exchange, so it did not let it pass', { type: 'server_error' })
