import { createHash } from 'node:crypto'
import type { Guard, GuardSession, Principal } from '@pavise/guard'

/** A session while one exchange uses it. `name` is the digest of what identifies it; absent where the request is the session. */
export interface SessionLease {
  readonly session: GuardSession
  readonly name?: string
  release(): void
}

interface Entry {
  readonly name: string
  guard: Guard
  session: GuardSession
  /** Resolves when the exchange that has the session now is over. */
  busy: Promise<void>
}

/**
 * The sessions that clients name with the policy's header: one per key, principal and header value, used by one exchange at a time.
 * The least recently used one is forgotten at `capacity`, and with it what it had learned beyond the history that clients send.
 */
export class Sessions {
  readonly #entries = new Map<string, Entry>()
  constructor(readonly capacity = 10_000) {}

  async open(guard: Guard, principal: Principal, header: string | undefined): Promise<SessionLease> {
    if (header === undefined) return { session: guard.session({ principal }), release: () => {} }
    const entry = this.#entry(guard, principal, header)
    const before = entry.busy
    let release = () => {}
    entry.busy = new Promise((resolve) => {
      release = resolve
    })
    await before
    if (entry.guard !== guard) {
      entry.guard = guard
      entry.session = guard.session({ principal, continues: entry.session })
    }
    return { session: entry.session, name: entry.name, release }
  }

  /** A named session for something that takes no turn of its own, such as one message to a tool while the model answers. */
  join(guard: Guard, principal: Principal, header: string): { session: GuardSession; name: string } {
    const entry = this.#entry(guard, principal, header)
    return { session: entry.session, name: entry.name }
  }

  #entry(guard: Guard, principal: Principal, header: string): Entry {
    const key = JSON.stringify([principal.key, principal.tenant, principal.id, header])
    const known = this.#entries.get(key)
    this.#entries.delete(key)
    const name = known?.name ?? `sha256:${createHash('sha256').update(key).digest('hex')}`
    const entry = known ?? { name, guard, session: guard.session({ principal }), busy: Promise.resolve() }
    this.#entries.set(key, entry)
    if (this.#entries.size > this.capacity) {
      const oldest = this.#entries.keys().next()
      if (!oldest.done) this.#entries.delete(oldest.value)
    }
    return entry
  }

  get size(): number {
    return this.#entries.size
  }
}
