import type { ChatMessage, ChatToolCall } from '@pavise/guard/surfaces'
import type { Attack } from '#core/attack/attempt'
import { overlap, shinglesOf } from '#redteam/judges/shingle'
import { answerText } from '#redteam/targets/answer'
import type { TargetClient } from '#redteam/targets/client'
import type { Identity, Target } from '#redteam/targets/target'

/** What one attempt said and heard. `reason` says why it could not be finished. */
export interface Conversation {
  transcript: ChatMessage[]
  requests: number
  reason?: string
}

/** Whether a turn is taken back when the target does not move: its answer is the one that it gave before. */
type Stance = 'plain' | 'crescendo' | 'foothold'

/**
 * Holds the conversation that an attack describes: plants, then asks turn by turn. The two state machines need no model: *crescendo* takes
 * back a turn that met a wall and goes on with the next; *foothold* leaves the refusal standing and repeats the wish on top of it.
 */
export async function converse(target: Target, client: TargetClient, attack: Attack, signal: AbortSignal): Promise<Conversation> {
  const identity = target.identities.find(({ name }) => name === attack.identity) ?? target.identities[0]!
  const talk = new Talk(client, identity, attack, signal)
  if (attack.plant) {
    const intake = target.intakes.find(({ name }) => name === attack.plant!.intake)
    if (!intake) return { transcript: [], requests: 0, reason: `the target has no intake "${attack.plant.intake}"` }
    const planted = await client.plant(intake, attack.plant.payload, signal)
    talk.requests += planted.requests
    if (!planted.ok) return { transcript: [], requests: talk.requests, reason: planted.reason }
    talk.id = planted.id
  }
  const reason = await talk.hold()
  return { transcript: talk.messages, requests: talk.requests, ...(reason ? { reason } : {}) }
}

class Talk {
  messages: ChatMessage[]
  requests = 0
  id = ''
  #last = ''

  constructor(
    readonly client: TargetClient,
    readonly identity: Identity,
    readonly attack: Attack,
    readonly signal: AbortSignal,
  ) {
    this.messages = [...(attack.history ?? [])]
  }

  async hold(): Promise<string | undefined> {
    const stance = stanceOf(this.attack)
    for (const turn of this.attack.turns) {
      const before = this.messages.length
      const failed = await this.say(turn.replaceAll('{{id}}', () => this.id))
      if (failed) return failed
      if (stance === 'crescendo' && this.#walled(before) && turn !== this.attack.turns.at(-1)) this.messages.splice(before)
      this.#last = this.#answer()
    }
    const wish = this.attack.turns.at(-1)!
    if (stance === 'crescendo' && this.attack.turns.length > 1 && this.#repeats()) {
      this.messages.splice(-2)
      return this.say(`${this.attack.turns[0]!}\n\n${wish}`)
    }
    return undefined
  }

  async say(content: string): Promise<string | undefined> {
    this.messages.push({ role: 'user', content })
    const exchange = await this.client.chat(this.identity, this.messages, this.signal)
    this.requests += exchange.requests
    if (!exchange.ok) return exchange.reason
    this.messages.push(exchange.message)
    return undefined
  }

  #answer(): string {
    const last = this.messages.at(-1)
    return last?.role === 'assistant' ? answerText(last) : this.#last
  }

  #walled(before: number): boolean {
    return before > 0 && same(this.#answer(), this.#last)
  }

  #repeats(): boolean {
    const answers = this.messages.filter(({ role }) => role === 'assistant').map(answerText)
    return answers.slice(0, -1).some((answer) => same(answer, answers.at(-1)!))
  }
}

function stanceOf(attack: Attack): Stance {
  if (attack.strategies.includes('delivery:crescendo')) return 'crescendo'
  return attack.strategies.includes('delivery:foothold') ? 'foothold' : 'plain'
}

/** Nearly the same words: how a wall looks, whatever language it speaks. */
function same(a: string, b: string): boolean {
  if (a === '' || b === '') return false
  if (a === b) return true
  const known = new Set(shinglesOf(a))
  return overlap(b, (shingle) => known.has(shingle)) >= 0.8
}

export function assistantTexts(conversation: Conversation, attack: Attack): string[] {
  return conversation.transcript
    .slice(attack.history?.length ?? 0)
    .filter(({ role }) => role === 'assistant')
    .map(answerText)
}

export function toolCallsOf(conversation: Conversation, attack: Attack): ChatToolCall[] {
  return conversation.transcript.slice(attack.history?.length ?? 0).flatMap((message) => message.tool_calls ?? [])
}
