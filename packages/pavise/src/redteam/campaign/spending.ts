import type { Attack } from '#core/attack/attempt'
import { answersOf, type Conversation } from '#redteam/campaign/conversation'
import { answerText } from '#redteam/targets/answer'
import type { Target } from '#redteam/targets/target'
import { addUsage, costOf, type Usage } from '#redteam/targets/usage'

/** What a run may use at most, besides requests. Absent: as much as it takes. */
export interface Caps {
  /** Tokens read and written together. */
  readonly tokens?: number
  /** In the currency of the target's price table. */
  readonly cost?: number
  readonly seconds?: number
}

/** Letters of a token, about, where a target does not count. */
const LETTERS = 4

/** Why a run ended before its requests were used. */
export type EndedBy = 'tokens' | 'cost' | 'time'

/** Counts what a run uses, and says when it has to end. */
export class Spending {
  #usage: Usage = { input: 0, output: 0 }
  #estimated = false
  readonly #began: number

  /** @param now milliseconds on a clock that never goes back */
  constructor(
    readonly target: Target,
    readonly caps: Caps,
    readonly now: () => number,
  ) {
    this.#began = now()
  }

  /** What the target counted itself; where it does not count, letters are. */
  add(conversation: Conversation, attack: Attack): void {
    if (!conversation.usage && conversation.requests > 0) this.#estimated = true
    this.#usage = addUsage(this.#usage, conversation.usage ?? guessed(conversation, attack))!
  }

  /** Which cap is reached, if any. */
  get ended(): EndedBy | undefined {
    const { tokens, cost, seconds } = this.caps
    if (tokens !== undefined && this.#usage.input + this.#usage.output >= tokens) return 'tokens'
    if (cost !== undefined && this.target.prices && costOf(this.#usage, this.target.prices) >= cost) return 'cost'
    if (seconds !== undefined && this.now() - this.#began >= seconds * 1000) return 'time'
    return undefined
  }

  /** For the report: tokens, and money where the target has prices. */
  summary(): Record<string, unknown> {
    const { prices } = this.target
    const ended = this.ended
    return {
      tokens: { ...this.#usage, ...(this.#estimated ? { estimated: true } : {}) },
      ...(prices ? { cost: { amount: Math.round(costOf(this.#usage, prices) * 10_000) / 10_000, currency: prices.currency } } : {}),
      ...(ended ? { endedBy: ended } : {}),
    }
  }
}

/** Each turn is sent with all that was said before it. */
function guessed(conversation: Conversation, attack: Attack): Usage {
  let input = attack.plant?.payload.length ?? 0
  for (const { plant, turns = [] } of attack.before ?? []) input += (plant?.payload.length ?? 0) + turns.join('').length
  let before = 0
  for (const { role, content } of conversation.transcript) {
    if (role === 'assistant' && before > 0) input += before
    before += typeof content === 'string' ? content.length : 0
  }
  const output = answersOf(conversation, attack).reduce((sum, message) => sum + answerText(message).length, 0)
  return { input: Math.ceil(input / LETTERS), output: Math.ceil(output / LETTERS) }
}
