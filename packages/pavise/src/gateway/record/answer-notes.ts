import { openaiChat, readSurface, type Surface } from '@pavise/guard/surfaces'
import { later, type Usage, usageOf } from '#gateway/limits/usage'
import { digestOf } from '#gateway/record/digest'

const MOST_CALLS = 256
/** Words of bodies that hold calls of tools, in any of the APIs. */
const CALLS = /tool_use|_call|functionCall|partial_json/

type Body = Readonly<Record<string, unknown>>

export interface ToldNotes {
  readonly model: string | undefined
  readonly id: string | undefined
  readonly created: number | undefined
  readonly usage: Usage | undefined
  readonly calls: { name: string; arguments: string }[]
}

/** What an event says of an answer: the model as it named itself, and its tool calls by name and digest of their arguments. */
export class AnswerNotes {
  model: string | undefined
  id: string | undefined
  created: number | undefined
  /** Events of a stream so far. */
  events = 0
  readonly choices = new Set<number>()
  readonly #calls = new Map<string, { name: string; arguments: string }>()
  readonly #said = new Set<string>()
  #told: ToldNotes['calls'] | undefined
  #usage: Usage | undefined
  /** The last event that may count tokens and was not read. */
  #unread: string | undefined

  constructor(readonly surface: Surface = openaiChat) {}

  /** Tokens, as the upstream counts them. */
  get usage(): Usage | undefined {
    const unread = this.#unread
    this.#unread = undefined
    const usage = unread === undefined ? undefined : usageOf(JSON.parse(unread))
    if (usage) this.#usage = later(this.#usage, usage)
    return this.#usage
  }

  /** `payload` is an event that says the same as one before it, but for its text and for numbers that did not become less. */
  again(payload: string): void {
    this.events++
    if (this.#usage) this.#unread = payload
  }

  /** `text` is the body as it came. */
  whole(body: Body, text: string): void {
    this.#head(body)
    if (!CALLS.test(text)) return
    for (const [index, call] of this.#callsIn(this.surface.response, body).entries()) this.#call(String(index), call.name, call.arguments)
  }

  /** `payload` is the event as it came. */
  chunk(body: Body, payload: string): void {
    this.events++
    this.#head(body)
    if (Array.isArray(body['choices']))
      for (const choice of body['choices'] as unknown[]) {
        const index = isRecord(choice) ? choice['index'] : undefined
        if (typeof index === 'number' && this.choices.size < MOST_CALLS) this.choices.add(index)
      }
    if (!CALLS.test(payload)) return
    const { stream } = this.surface
    for (const call of this.#callsIn(this.surface.chunk, body)) {
      if (stream.repeatsCall?.(call, body)) continue
      if (!call.object) {
        const { group, key } = stream.callOf(call, body)
        this.#call(`${group}:${key}`, call.name, call.arguments)
        continue
      }
      const said = JSON.stringify([call.id, call.name, call.arguments])
      if (!this.#said.has(said)) this.#call(`whole ${this.#said.size}`, call.name, call.arguments)
      this.#said.add(said)
    }
  }

  /** All of it as plain data, for another thread. */
  told(): ToldNotes {
    const { model, id, created, usage, calls } = this
    return { model, id, created, usage, calls }
  }

  /** Takes over what was noted of the same answer in another thread. */
  hear({ model, id, created, usage, calls }: ToldNotes): void {
    this.model = model
    this.id = id
    this.created = created
    this.#usage = usage
    this.#told = calls
  }

  get calls(): ToldNotes['calls'] {
    if (this.#told) return this.#told
    return [...this.#calls.values()].map((call) => ({ name: call.name.slice(0, 128), arguments: digestOf(call.arguments) }))
  }

  #callsIn(field: Surface['response'], body: Body) {
    try {
      return readSurface(field, body).calls
    } catch {
      // What is malformed is refused by the guard, not here.
      return []
    }
  }

  #head(body: Body): void {
    const usage = usageOf(body)
    if (usage) this.#usage = later(this.usage, usage)
    const { response, message } = body
    const inner = isRecord(response) ? response : isRecord(message) ? message : body
    for (const name of ['model', 'modelVersion']) {
      const model = inner[name] ?? body[name]
      if (typeof model === 'string') this.model = model.slice(0, 256)
    }
    const id = inner['id'] ?? inner['responseId']
    if (typeof id === 'string') this.id = id
    const created = inner['created'] ?? inner['created_at']
    if (typeof created === 'number') this.created = created
  }

  #call(key: string, name: string, args: string): void {
    let call = this.#calls.get(key)
    if (!call) {
      if (this.#calls.size >= MOST_CALLS) return
      call = { name: '', arguments: '' }
      this.#calls.set(key, call)
    }
    call.name += name
    call.arguments += args
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
