import type { ChatChunk, ChatCompletion } from '@pavise/guard/surfaces'
import { digestOf } from '#gateway/record/digest'

const MOST_CALLS = 256

/** What an event says of an answer: the model as it named itself, and its tool calls by name and digest of their arguments. */
export class AnswerNotes {
  model: string | undefined
  id: string | undefined
  created: number | undefined
  readonly choices = new Set<number>()
  readonly #calls = new Map<string, { name: string; arguments: string }>()

  whole(body: ChatCompletion): void {
    this.#head(body)
    for (const choice of body.choices) {
      const calls = choice?.message?.tool_calls
      if (!Array.isArray(calls)) continue
      for (const [index, call] of calls.entries()) this.#call(`${choice.index}:${index}`, call?.function?.name, call?.function?.arguments)
    }
  }

  chunk(body: ChatChunk): void {
    this.#head(body)
    for (const choice of Array.isArray(body.choices) ? body.choices : []) {
      if (typeof choice?.index === 'number' && this.choices.size < MOST_CALLS) this.choices.add(choice.index)
      const calls = choice?.delta?.tool_calls
      if (!Array.isArray(calls)) continue
      for (const call of calls) this.#call(`${choice.index}:${call?.index}`, call?.function?.name, call?.function?.arguments)
    }
  }

  get calls(): { name: string; arguments: string }[] {
    return [...this.#calls.values()].map((call) => ({ name: call.name.slice(0, 128), arguments: digestOf(call.arguments) }))
  }

  #head(body: { id?: unknown; model?: unknown; created?: unknown }): void {
    if (typeof body.model === 'string') this.model = body.model.slice(0, 256)
    if (typeof body.id === 'string') this.id = body.id
    if (typeof body.created === 'number') this.created = body.created
  }

  #call(key: string, name: unknown, args: unknown): void {
    let call = this.#calls.get(key)
    if (!call) {
      if (this.#calls.size >= MOST_CALLS) return
      call = { name: '', arguments: '' }
      this.#calls.set(key, call)
    }
    if (typeof name === 'string') call.name += name
    if (typeof args === 'string') call.arguments += args
  }
}
