import { randomBytes } from 'node:crypto'
import type { Permission } from '#core/access/permissions'
import type { Store } from '#core/ports/store'
import { runningJobs } from './jobs.js'

/** What may be watched, and who may. */
export const TOPICS = {
  events: 'event:read',
  runs: 'run:read',
  findings: 'finding:read',
  holds: 'event:read',
  jobs: 'run:read',
  policies: 'policy:read',
} as const satisfies Record<string, Permission>
export type Topic = keyof typeof TOPICS

export interface LiveMessage {
  readonly topic: Topic
  /** Where this stands in the stream: process, number, position in the store's events. */
  readonly id: string
  readonly data: string
}

/** Messages that a client who was away may still get. */
const KEPT = 2000
/** News that come together are told together. */
const CALM = 200
const EVENTS_A_TIME = 500

/** Listens to the store once for all who watch, from the first of them on. */
export class LiveHub {
  readonly #watchers = new Set<(message: LiveMessage) => void>()
  readonly #kept: { number: number; message: LiveMessage }[] = []
  readonly #process = randomBytes(6).toString('hex')
  readonly #due = new Map<string, NodeJS.Timeout>()
  readonly #stops: (() => Promise<void>)[] = []
  #starting: Promise<void> | undefined
  #number = 0
  #position: string | undefined
  #closed = false

  constructor(readonly store: Store) {}

  /** Calls back with every message from now on, until the returned function is called. */
  async watch(heard: (message: LiveMessage) => void): Promise<() => void> {
    this.#watchers.add(heard)
    try {
      this.#starting ??= this.#start()
      await this.#starting
    } catch (error) {
      this.#watchers.delete(heard)
      this.#starting = undefined
      throw error
    }
    return () => this.#watchers.delete(heard)
  }

  /** What came after `id`. `whole` is false where some of it is not known any more: then the client must read its lists again. */
  async since(id: string): Promise<{ messages: LiveMessage[]; whole: boolean }> {
    const [process, number, position] = id.split('.')
    const after = Number(number)
    const first = this.#kept[0]?.number ?? this.#number + 1
    if (process === this.#process && after + 1 >= first) {
      return { messages: this.#kept.filter((kept) => kept.number > after).map(({ message }) => message), whole: true }
    }
    if (!position) return { messages: [], whole: false }
    const { events } = await this.store.events.after(position, EVENTS_A_TIME)
    const messages = events.map((event): LiveMessage => ({ topic: 'events', id: this.#id(), data: JSON.stringify(event) }))
    return { messages, whole: false }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#due.values()) clearTimeout(timer)
    await Promise.all(this.#stops.splice(0).map((stop) => stop()))
  }

  async #start(): Promise<void> {
    this.#position = (await this.store.events.after(undefined, 1)).position
    const listen = async (channel: Parameters<Store['listen']>[0], heard: (payload: string) => void): Promise<void> => {
      this.#stops.push(await this.store.listen(channel, heard))
    }
    await listen('event', () => this.#soon('events', () => this.#tellEvents()))
    await listen('run', (id) => {
      if (id !== '') this.#soon(`run ${id}`, async () => this.#tell('runs', await this.store.runs.get(id)))
      this.#soon('jobs', async () => this.#tell('jobs', await runningJobs(this.store)))
    })
    await listen('hold', (event) => this.#tell('holds', { event }))
    await listen('policy', () => this.#soon('policy', async () => this.#tell('policies', await this.#policy())))
    await listen('finding', () => this.#soon('findings', async () => this.#tell('findings', {})))
  }

  async #policy(): Promise<unknown> {
    const current = await this.store.policies.current()
    return current ? { number: current.number, version: current.version, mode: current.mode } : {}
  }

  /** Once for all news of a name within a short while. A store that does not answer is asked again with the next news. */
  #soon(name: string, work: () => Promise<void>): void {
    if (this.#closed || this.#due.has(name)) return
    const timer = setTimeout(() => {
      this.#due.delete(name)
      work().catch(() => undefined)
    }, CALM)
    this.#due.set(name, timer)
  }

  async #tellEvents(): Promise<void> {
    for (;;) {
      const { events, position } = await this.store.events.after(this.#position, EVENTS_A_TIME)
      for (const [at, event] of events.entries()) {
        // Whoever goes on from within a batch gets all of it again rather than a part never.
        if (at === events.length - 1) this.#position = position
        this.#tell('events', event)
      }
      this.#position = position
      if (events.length < EVENTS_A_TIME || this.#closed) return
    }
  }

  #tell(topic: Topic, data: unknown): void {
    this.#number++
    const message: LiveMessage = { topic, id: this.#id(), data: JSON.stringify(data) }
    this.#kept.push({ number: this.#number, message })
    if (this.#kept.length > KEPT * 1.5) this.#kept.splice(0, this.#kept.length - KEPT)
    for (const watcher of this.#watchers) watcher(message)
  }

  #id(): string {
    return `${this.#process}.${this.#number}.${this.#position ?? ''}`
  }
}
