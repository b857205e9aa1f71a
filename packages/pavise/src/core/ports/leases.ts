/** A budget in one window, as all gateways call it. */
export interface LeaseTerms {
  /** Whose it is, its unit and its window: two budgets of one name are one. */
  readonly budget: string
  /** Number of the window: epoch seconds divided by its length. */
  readonly window: number
  /** When the window ends, in epoch milliseconds; what was granted may be forgotten after that. */
  readonly ends: number
  readonly amount: number
}

/** Where gateways draw what they may spend. All that was ever granted for a window is at most its amount. */
export interface LeaseStore {
  /** Grants up to `want`, less where less is left, 0 where nothing is. Rejects where the store is away. */
  take(terms: LeaseTerms, want: number): Promise<number>
}
