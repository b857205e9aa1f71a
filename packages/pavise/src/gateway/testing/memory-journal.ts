import type { GuardEvent } from '#core/event'
import type { Journal } from '#core/ports/journal'

/** A journal in memory that can be told to fail. */
export interface MemoryJournal extends Journal {
  readonly events: { event: GuardEvent; durable: boolean }[]
  broken: boolean
}

export function memoryJournal(): MemoryJournal {
  return {
    events: [],
    broken: false,
    get healthy() {
      return !this.broken
    },
    async append(event, durable = false) {
      if (this.broken) throw new Error('disk full')
      this.events.push({ event, durable })
    },
    close: async () => {},
  }
}
