/** Counters since the start. */
export class Stats {
  requests = 0
  active = 0
  blocked = 0
  held = 0
  changed = 0
  refused = 0
  upstreamFailed = 0
  clientLeft = 0
  journalFailed = 0
  /** Exchanges with something that nobody could read. */
  uninspectable = 0
  /** Passages that the second stage was asked about, and those that it could not tell. */
  doubted = 0
  unsettled = 0
  inputTokens = 0
  outputTokens = 0

  snapshot(): Readonly<Record<Counter, number>> {
    return { ...this }
  }

  /** What was counted since the last call. */
  take(): Readonly<Record<Counter, number>> {
    const counted = this.snapshot()
    for (const name of Object.keys(counted) as Counter[]) this[name] = 0
    return counted
  }

  /** Adds what was counted elsewhere. */
  add(counted: Readonly<Record<Counter, number>>): void {
    for (const name of Object.keys(this.snapshot()) as Counter[]) this[name] += counted[name]
  }
}

export type Counter =
  | 'requests'
  | 'active'
  | 'blocked'
  | 'held'
  | 'changed'
  | 'refused'
  | 'upstreamFailed'
  | 'clientLeft'
  | 'journalFailed'
  | 'uninspectable'
  | 'doubted'
  | 'unsettled'
  | 'inputTokens'
  | 'outputTokens'
