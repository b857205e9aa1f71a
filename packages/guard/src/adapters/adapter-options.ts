import type { Decision } from '../policy/decision.js'
import type { Guard, GuardSession } from '../policy/guard.js'
import type { Surface } from '../surfaces/surface.js'
import type { Principal } from '../vocabulary/origin.js'
import type { Phase } from './guard-blocked.js'

/** What every adapter takes. */
export interface AdapterOptions {
  guard: Guard
  /**
   * The session that all exchanges belong to: give one per conversation where the application cuts the history that it sends. Without
   * it the history in each request is the session. A session serves one exchange at a time.
   */
  session?: GuardSession
  /** Who acts; goes with `guard.session` where no session is given. */
  principal?: Principal
  /** Asked where a rule holds. Without it the rule's `otherwise` decides at once. A rejection counts as `block`. */
  onHold?: (decision: Decision, phase: Phase) => Promise<'allow' | 'block'> | 'allow' | 'block'
  /** Told of every decision, also of those that let everything pass. */
  onDecision?: (decision: Decision, phase: Phase) => void
}

/** What a decision comes to: the person's answer or the rule's `otherwise` where it holds. In observe mode nothing is stopped. */
export async function settle(decision: Decision, phase: Phase, options: AdapterOptions): Promise<'allow' | 'block'> {
  options.onDecision?.(decision, phase)
  if (decision.action === 'block') return 'block'
  return decision.action === 'hold' ? answerHold(decision, phase, options) : 'allow'
}

/** Asks about a decision that holds. */
export async function answerHold(decision: Decision, phase: Phase, { onHold }: AdapterOptions): Promise<'allow' | 'block'> {
  if (!onHold) return decision.firings.every((each) => each.action !== 'hold' || each.otherwise === 'allow') ? 'allow' : 'block'
  try {
    return (await onHold(decision, phase)) === 'allow' ? 'allow' : 'block'
  } catch {
    return 'block'
  }
}

export function sessionOf({ guard, session, principal }: AdapterOptions, surface?: Surface): GuardSession {
  return session ?? guard.session({ ...(principal && { principal }), ...(surface && { surface }) })
}
