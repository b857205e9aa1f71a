import type { Budget } from '#core/access/key-scope'
import type { LeaseStore } from '#core/ports/leases'

/** What an attempt to spend came to. `away`: the store cannot be asked and what was leased is spent. */
export type Spending = 'granted' | 'spent' | 'away'

/** A lease is a twentieth of the budget: that much may go unused in every gateway when the rest is spent. */
const SHARE = 20

/**
 * One budget in one gateway: it spends what it leased, and leases more when that is gone. What is granted to all gateways together is at most
 * the budget, so what they spend is too.
 */
export class Account {
  #window = -1
  /** Leased and not spent; below zero where an answer cost more than was reserved, which the next lease pays first. */
  #left = 0
  /** The store said that nothing is left in this window. */
  #dry = false
  #work: Promise<unknown> = Promise.resolve()

  constructor(
    readonly name: string,
    readonly budget: Budget,
    private readonly store: LeaseStore,
    private readonly now: () => number,
  ) {}

  /** Reserves units. Attempts that need the store wait for one another, so that one lease serves them all. */
  reserve(units: number): Promise<Spending> | Spending {
    this.#roll()
    if (this.#left >= units) {
      this.#left -= units
      return 'granted'
    }
    if (this.#dry) return 'spent'
    const work = this.#work.then(() => this.#lease(units))
    this.#work = work
    return work
  }

  /** Corrects a reservation of a window by what it came to. What a window that is over had too much is gone with it. */
  settle(window: number, reserved: number, spent: number): void {
    this.#roll()
    if (spent > reserved || window === this.#window) this.#left += reserved - spent
  }

  /** The number of the present window, for `settle`. */
  get window(): number {
    this.#roll()
    return this.#window
  }

  /** Milliseconds until the window ends. */
  get rest(): number {
    const length = this.budget.window * 1000
    return length - (this.now() % length)
  }

  /** Others may spend from the lease while it is on its way: then the next one is drawn. */
  async #lease(units: number): Promise<Spending> {
    this.#roll()
    while (this.#left < units && !this.#dry) {
      const window = this.#window
      const { amount } = this.budget
      const want = Math.max(units - this.#left, Math.ceil(amount / SHARE))
      const terms = { budget: this.name, window, ends: (window + 1) * this.budget.window * 1000, amount }
      let grant: number
      try {
        grant = await this.store.take(terms, want)
      } catch {
        return 'away'
      }
      this.#roll()
      // A grant for a window that ended meanwhile is for nothing: the new window has its own.
      if (this.#window !== window) continue
      this.#left += grant
      this.#dry = grant < want
    }
    if (this.#left < units) return 'spent'
    this.#left -= units
    return 'granted'
  }

  #roll(): void {
    const window = Math.floor(this.now() / (this.budget.window * 1000))
    if (window === this.#window) return
    this.#window = window
    this.#left = Math.min(0, this.#left)
    this.#dry = false
  }
}
