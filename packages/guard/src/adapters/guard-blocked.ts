import type { Decision } from '../policy/decision.js'

/** Which half of an exchange a decision is about. */
export type Phase = 'request' | 'response'

/** Thrown where the policy does not let a request or an answer pass. The message names the rules and never repeats a text. */
export class GuardBlocked extends Error {
  override readonly name = 'GuardBlocked'
  readonly code = 'content_filter'
  constructor(
    readonly decision: Decision,
    readonly phase: Phase,
  ) {
    super(blockedMessage(decision, phase))
  }
  /** Ids of the rules that stopped it. */
  get rules(): string[] {
    return stoppingRules(this.decision)
  }
}

/** One line that says which rules stopped what. */
export function blockedMessage(decision: Decision, phase: Phase): string {
  const rules = stoppingRules(decision)
  const named = rules.length > 0 ? `rule ${rules.join(', ')}` : 'the policy'
  return `Blocked by Pavise: ${named} does not let ${phase === 'request' ? 'the request' : 'the answer'} pass`
}

function stoppingRules({ firings }: Decision): string[] {
  return [...new Set(firings.filter(({ action }) => action === 'block' || action === 'hold').map(({ rule }) => rule))]
}
