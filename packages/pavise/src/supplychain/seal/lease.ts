import { randomBytes, timingSafeEqual } from 'node:crypto'

/** What happened to a lease: one line of its record. */
export interface LeaseEvent {
  readonly time: string
  readonly lease: string
  readonly event: 'offered' | 'taken' | 'refused' | 'read' | 'failed' | 'ended' | 'expired' | 'revoked'
  readonly file?: string
  readonly offset?: number
  readonly bytes?: number
  readonly reason?: string
}

/**
 * The right of one reader to one run of reads. It is taken with a token that works once, and ends with the reader's connection, with time, or when it is
 * revoked, whichever comes first.
 */
export class Lease {
  readonly id = randomBytes(8).toString('hex')
  readonly token = randomBytes(32).toString('base64url')
  readonly expires: Date
  readonly #ended = new AbortController()
  readonly #timer: NodeJS.Timeout
  #taken = false

  constructor(
    seconds: number,
    private readonly record: (event: LeaseEvent) => void,
  ) {
    this.expires = new Date(Date.now() + seconds * 1000)
    this.#timer = setTimeout(() => this.end('expired'), seconds * 1000)
    this.note('offered')
  }

  /** Aborted when the lease is over, with why. */
  get ended(): AbortSignal {
    return this.#ended.signal
  }

  /** Whether this token opens the lease. It does once. */
  take(token: string): boolean {
    const given = Buffer.from(token)
    const wanted = Buffer.from(this.token)
    const right = given.length === wanted.length && timingSafeEqual(given, wanted) && !this.#taken && !this.ended.aborted
    if (right) this.#taken = true
    this.note(right ? 'taken' : 'refused', right ? {} : { reason: this.#taken ? 'the token was used' : 'wrong token' })
    return right
  }

  end(why: 'ended' | 'expired' | 'revoked'): void {
    if (this.ended.aborted) return
    clearTimeout(this.#timer)
    this.note(why)
    this.#ended.abort(why)
  }

  note(event: LeaseEvent['event'], more: Partial<Omit<LeaseEvent, 'event' | 'time' | 'lease'>> = {}): void {
    this.record({ time: new Date().toISOString(), lease: this.id, event, ...more })
  }
}
