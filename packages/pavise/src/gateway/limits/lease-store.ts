/** A budget in one window, as all gateways call it. */
export interface LeaseTerms {
  /** Whose it is, its unit and its window: two budgets of one name are one. */
  readonly budget: string
  /** Number of the window: epoch seconds divided by its length. */
  readonly window: number
  /** When the window ends, in epoch milliseconds; the row may be forgotten after that. */
  readonly ends: number
  readonly amount: number
}

/** Where gateways draw what they may spend. All that was ever granted for a window is at most its amount. */
export interface LeaseStore {
  /** Grants up to `want`, less where less is left, 0 where nothing is. Rejects where the store is away. */
  take(terms: LeaseTerms, want: number): Promise<number>
}

/** Grants of one process, for a gateway on its own. They begin anew with the process. */
export class MemoryLeases implements LeaseStore {
  readonly #granted = new Map<string, { granted: number; ends: number }>()

  take({ budget, window, ends, amount }: LeaseTerms, want: number): Promise<number> {
    const key = JSON.stringify([budget, window])
    const before = this.#granted.get(key)?.granted ?? 0
    const grant = Math.max(0, Math.min(want, amount - before))
    this.#granted.set(key, { granted: before + grant, ends })
    if (this.#granted.size % 256 === 0) this.#forget()
    return Promise.resolve(grant)
  }

  #forget(): void {
    const now = Date.now()
    for (const [key, { ends }] of this.#granted) if (ends < now) this.#granted.delete(key)
  }
}
