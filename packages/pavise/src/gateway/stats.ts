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
  inputTokens = 0
  outputTokens = 0

  snapshot(): Readonly<Record<Counter, number>> {
    return { ...this }
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
  | 'inputTokens'
  | 'outputTokens'
