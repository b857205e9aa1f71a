import type { Decision } from '../policy/decision.js'

/** Which half of an exchange a decision is about. */
export type Phase = 'request' | 'response'

/**
 * Thrown where the policy does not let a request or an answer pass. The message names the rules and never repeats a text. Fastify and
 * Express answer its `statusCode`, Hono its `getResponse`.
 */
export class GuardBlocked extends Error {
  override readonly name = 'GuardBlocked'
  readonly code = 'content_filter'
  readonly statusCode = 400
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
  /** The body of an error answer, as model APIs word it. */
  get body(): { error: { message: string; type: string; code: string; rules: string[] } } {
    return { error: { message: this.message, type: this.code, code: this.code, rules: this.rules } }
  }
  getResponse(): Response {
    return new Response(JSON.stringify(this.body), { status: this.statusCode, headers: { 'content-type': 'application/json' } })
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
