import { createHash } from 'node:crypto'
import { type Guard, type GuardSession, type Principal, RecentlyUsed, type SessionInit } from '@pavise/guard'
import { SessionRisk } from '#gateway/signals/session-risk'

/** A session while one exchange uses it. `name` is the digest of what identifies it; absent where the request is the session. */
export interface SessionLease {
  readonly session: GuardSession
  /** What the session has gathered of suspicion. */
  readonly risk: SessionRisk
  readonly name?: string
  /** Whether what the request goes on from without sending it was seen. */
  readonly knowsBefore: boolean
  release(): void
}

interface Entry {
  readonly name: string
  readonly risk: SessionRisk
  guard: Guard
  session: GuardSession
  wants: SessionWants
  /** Resolves when the exchange that has the session now is over. */
  busy: Promise<void>
}

/** What an exchange wants of its session beside the principal. */
export type SessionWants = Pick<SessionInit, 'surface' | 'uninspectable'>

/**
 * The sessions that clients name with the policy's header: one per key, principal and header value, used by one exchange at a time.
 * Those used last are remembered, at least half of `capacity`; with one that is forgotten goes what it had learned beyond the history that clients send.
 */
export class Sessions {
  readonly #entries: RecentlyUsed<Entry>
  /** Sessions by the id of an answer that the API keeps. */
  readonly #answers: RecentlyUsed<Pick<SessionLease, 'session' | 'risk'>>
  /** `onKeep` is told what `answerKey` says of each answer that is kept. */
  constructor(
    readonly capacity = 10_000,
    private readonly onKeep: (key: string) => void = () => {},
  ) {
    this.#entries = new RecentlyUsed(capacity)
    this.#answers = new RecentlyUsed(capacity)
  }

  /** `after` is the answer that a request without a name goes on from. */
  open(
    guard: Guard,
    principal: Principal,
    header: string | undefined,
    wants: SessionWants = {},
    after?: string,
  ): SessionLease | Promise<SessionLease> {
    if (header === undefined) {
      const before = after === undefined ? undefined : this.#answers.get(keyOf(principal, after))
      const session = guard.session({ principal, ...wants, ...(before && { continues: before.session }) })
      return { session, risk: before?.risk ?? new SessionRisk(), knowsBefore: before !== undefined, release: () => {} }
    }
    return this.#named(guard, principal, header, wants)
  }

  async #named(guard: Guard, principal: Principal, header: string, wants: SessionWants): Promise<SessionLease> {
    const entry = this.#entry(guard, principal, header)
    const before = entry.busy
    let release = () => {}
    entry.busy = new Promise((resolve) => {
      release = resolve
    })
    await before
    if (entry.guard !== guard || !same(entry.wants, wants)) {
      entry.guard = guard
      entry.wants = wants
      entry.session = guard.session({ principal, ...wants, continues: entry.session })
    }
    return { session: entry.session, risk: entry.risk, name: entry.name, knowsBefore: true, release }
  }

  /** Whether an answer, by `keyOf`, is one that requests can go on from here. */
  knows(key: string): boolean {
    return this.#answers.get(key) !== undefined
  }

  /** Keeps a session for requests that name this answer and send no history. */
  keep(principal: Principal, answer: string, { session, risk }: SessionLease): void {
    const key = keyOf(principal, answer)
    this.#answers.set(key, { session, risk })
    this.onKeep(key)
  }

  /** A named session for something that takes no turn of its own, such as one message to a tool while the model answers. */
  join(guard: Guard, principal: Principal, header: string): { session: GuardSession; risk: SessionRisk; name: string } {
    const { session, risk, name } = this.#entry(guard, principal, header)
    return { session, risk, name }
  }

  #entry(guard: Guard, principal: Principal, header: string): Entry {
    const key = keyOf(principal, header)
    const known = this.#entries.get(key)
    if (known) return known
    const entry: Entry = {
      name: `sha256:${createHash('sha256').update(key).digest('hex')}`,
      risk: new SessionRisk(),
      guard,
      session: guard.session({ principal }),
      wants: {},
      busy: Promise.resolve(),
    }
    this.#entries.set(key, entry)
    return entry
  }

  get size(): number {
    return this.#entries.size
  }
}

/** What names an answer, or a session, of one principal. */
export const keyOf = ({ key, tenant, id }: Principal, name: string): string => JSON.stringify([key, tenant, id, name])

const same = (a: SessionWants, b: SessionWants): boolean => a.surface === b.surface && a.uninspectable === b.uninspectable
