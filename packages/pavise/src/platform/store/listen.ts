import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

type Heard = (payload: string) => void

/**
 * Hears what transactions announce, over one connection of its own. When that breaks it is made anew, and every listener is called
 * with an empty payload, because something may have been missed.
 */
export class Listener {
  readonly #heard = new Map<string, Set<Heard>>()
  #client: Promise<pg.Client> | undefined
  #closed = false

  constructor(private readonly config: pg.ClientConfig) {}

  async on(channel: string, heard: Heard): Promise<() => Promise<void>> {
    const name = `pavise_${channel}`
    const all = this.#heard.get(name) ?? new Set<Heard>()
    this.#heard.set(name, all)
    all.add(heard)
    this.#client ??= this.#connect()
    const client = await this.#client
    await client.query(`listen ${pg.escapeIdentifier(name)}`)
    return async () => {
      all.delete(heard)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#heard.clear()
    await (await this.#client?.catch(() => undefined))?.end().catch(() => undefined)
  }

  async #connect(): Promise<pg.Client> {
    // A pool hides its password from being copied along.
    const client = new pg.Client({ ...this.config, password: this.config.password, keepAlive: true })
    client.on('error', () => undefined)
    client.on('notification', ({ channel, payload = '' }) => {
      for (const heard of this.#heard.get(channel) ?? []) heard(payload)
    })
    try {
      await client.connect()
      for (const name of this.#heard.keys()) await client.query(`listen ${pg.escapeIdentifier(name)}`)
    } catch (error) {
      this.#client = undefined
      await client.end().catch(() => undefined)
      throw error
    }
    client.once('end', () => {
      if (this.#closed) return
      this.#client = this.#again()
      this.#client.catch(() => undefined)
    })
    return client
  }

  async #again(): Promise<pg.Client> {
    for (let pause = 50; ; pause = Math.min(pause * 2, 5000)) {
      await wait(pause)
      if (this.#closed) throw new Error('closed')
      try {
        const client = await this.#connect()
        for (const all of this.#heard.values()) for (const heard of all) heard('')
        return client
      } catch {
        // The server is not back yet.
      }
    }
  }
}
