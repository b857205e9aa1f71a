import type { Conversation } from '#gateway/mcp/conversation'

/** Conversations by the session that the server gave them. The least recently used one ends where there are too many. */
export class Conversations {
  readonly #entries = new Map<string, Conversation>()
  readonly #kept = new Set<Conversation>()
  constructor(readonly capacity = 10_000) {}

  get(key: string): Conversation | undefined {
    const talk = this.#entries.get(key)
    if (!talk) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, talk)
    return talk
  }

  has(talk: Conversation): boolean {
    return this.#kept.has(talk)
  }

  add(key: string, talk: Conversation): void {
    this.#entries.set(key, talk)
    this.#kept.add(talk)
    if (this.#entries.size <= this.capacity) return
    const oldest = this.#entries.keys().next().value!
    void this.remove(oldest)
  }

  async remove(key: string): Promise<void> {
    const talk = this.#entries.get(key)
    if (!talk) return
    this.#entries.delete(key)
    this.#kept.delete(talk)
    await talk.close('client-left')
  }

  async close(): Promise<void> {
    for (const key of [...this.#entries.keys()]) await this.remove(key)
  }
}
