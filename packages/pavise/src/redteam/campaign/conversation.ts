import type { ChatMessage, ChatToolCall } from '@pavise/guard/surfaces'
import type { Attack } from '#core/attack/attempt'
import type { Line } from '#redteam/strategies/line'
import { answerText } from '#redteam/targets/answer'
import type { TargetClient } from '#redteam/targets/client'
import type { Identity, Target } from '#redteam/targets/target'
import { addUsage, type Usage } from '#redteam/targets/usage'

/** What one attempt said and heard. `reason` says why it could not be finished. */
export interface Conversation {
  transcript: ChatMessage[]
  requests: number
  /** Tokens, where the target counts them. */
  usage?: Usage
  reason?: string
  /** What a search said on the way to the end of the transcript. */
  lines?: readonly Line[]
  /** Every way of a search that ended in a wish, the nearest first: an effect that shows later may have come of any. */
  ways?: readonly (readonly Line[])[]
  /** What a search was answered on other ways. */
  asides?: readonly ChatMessage[]
}

/** Decides the turns of an attack while it talks. */
export type Explorer = (talk: Talk, attack: Attack) => Promise<string | undefined>

/** Holds the conversation that an attack describes: plants, then asks turn by turn, or lets a search decide what is said. */
export async function converse(
  target: Target,
  client: TargetClient,
  attack: Attack,
  signal: AbortSignal,
  explorer?: Explorer,
): Promise<Conversation> {
  const identity = target.identities.find(({ name }) => name === attack.identity) ?? target.identities[0]!
  const talk = new Talk(client, identity, attack, signal)
  const planted = await prepare(target, client, talk)
  if (planted !== undefined) return { transcript: [], requests: talk.requests, reason: planted }
  const reason = explorer ? await explorer(talk, attack) : await talk.hold()
  return {
    transcript: talk.messages,
    requests: talk.requests,
    ...(talk.usage ? { usage: talk.usage } : {}),
    ...(reason ? { reason } : {}),
    ...(talk.lines ? { lines: talk.lines, ways: talk.ways } : {}),
    ...(talk.asides.length > 0 ? { asides: talk.asides } : {}),
  }
}

/** Does what happens before the first turn: other plantings and conversations, then the planting of the attack itself. Why it failed, or undefined. */
async function prepare(target: Target, client: TargetClient, talk: Talk): Promise<string | undefined> {
  const { attack, signal } = talk
  const plant = async (planted: { intake: string; payload: string }): Promise<string | { id: string }> => {
    const intake = target.intakes.find(({ name }) => name === planted.intake)
    if (!intake) return `the target has no intake "${planted.intake}"`
    const answer = await client.plant(intake, talk.named(planted.payload), signal)
    talk.requests += answer.requests
    return answer.ok ? { id: answer.id } : answer.reason
  }
  for (const prior of attack.before ?? []) {
    if (prior.plant) {
      const answer = await plant(prior.plant)
      if (typeof answer === 'string') return answer
      talk.ids.push(answer.id)
    }
    if (!prior.turns) continue
    const identity = target.identities.find(({ name }) => name === prior.identity) ?? talk.identity
    const earlier = new Talk(client, identity, { ...attack, history: [], turns: prior.turns }, signal, talk.ids)
    const failed = await earlier.hold()
    talk.requests += earlier.requests
    talk.usage = addUsage(talk.usage, earlier.usage)
    if (failed) return failed
  }
  if (!attack.plant) return undefined
  const answer = await plant(attack.plant)
  if (typeof answer === 'string') return answer
  talk.id = answer.id
  return undefined
}

/** A conversation that goes on. */
export class Talk {
  messages: ChatMessage[]
  lines: readonly Line[] | undefined
  ways: readonly (readonly Line[])[] = []
  asides: readonly ChatMessage[] = []
  requests = 0
  usage: Usage | undefined
  id = ''

  constructor(
    readonly client: TargetClient,
    readonly identity: Identity,
    readonly attack: Attack,
    readonly signal: AbortSignal,
    /** Ids of what was planted before, in order. */
    readonly ids: string[] = [],
  ) {
    this.messages = [...(attack.history ?? [])]
  }

  /** A text with the ids of what was planted in the place of their marks. */
  named(text: string): string {
    const own = this.id === '' ? text : text.replaceAll('{{id}}', () => this.id)
    return this.ids.length === 0 ? own : own.replace(/\{\{(\d)\}\}/g, (mark, n: string) => this.ids[Number(n) - 1] || mark)
  }

  async hold(): Promise<string | undefined> {
    for (const turn of this.attack.turns) {
      const failed = await this.say(this.named(turn))
      if (failed) return failed
    }
    return undefined
  }

  /** Says something at the end of `messages`. Why there is no answer, or undefined. */
  async say(content: string): Promise<string | undefined> {
    this.messages.push({ role: 'user', content })
    const exchange = await this.client.chat(this.identity, this.messages, this.signal)
    this.requests += exchange.requests
    this.usage = addUsage(this.usage, exchange.usage)
    if (!exchange.ok) return exchange.reason
    this.messages.push(exchange.message)
    return undefined
  }
}

/** All that was answered: the transcript's own answers first. */
export function answersOf({ transcript, asides = [] }: Conversation, attack: Attack): ChatMessage[] {
  const said = transcript.slice(attack.history?.length ?? 0).filter(({ role }) => role === 'assistant')
  return asides.length === 0 ? said : [...said, ...asides]
}

export function assistantTexts(conversation: Conversation, attack: Attack): string[] {
  return answersOf(conversation, attack).map(answerText)
}

export function toolCallsOf(conversation: Conversation, attack: Attack): ChatToolCall[] {
  return answersOf(conversation, attack).flatMap((message) => message.tool_calls ?? [])
}
