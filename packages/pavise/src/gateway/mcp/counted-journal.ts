import type { GuardEvent } from '#core/event'
import type { Journal } from '#core/ports/journal'
import type { Stats } from '#gateway/stats'

/** A journal that counts what is written to it among the exchanges of the gateway; without one behind it, it only counts. */
export function countedJournal(journal: Journal | undefined, stats: Stats): Journal {
  return {
    get healthy() {
      return journal?.healthy ?? true
    },
    append: async (event, durable) => {
      count(event, stats)
      try {
        await journal?.append(event, durable)
      } catch (fault) {
        stats.journalFailed++
        throw fault
      }
    },
    close: async () => journal?.close(),
  }
}

function count(event: GuardEvent, stats: Stats): void {
  if (event.kind === 'hold') stats.held++
  if (event.kind !== 'exchange') return
  if (event.outcome.end === 'blocked') stats.blocked++
  else if (event.action === 'mask' || event.action === 'redact') stats.changed++
  if (event.outcome.end === 'upstream-failed') stats.upstreamFailed++
  if (event.outcome.end === 'client-left') stats.clientLeft++
  if (event.firings.some(({ rule }) => rule === 'uninspectable')) stats.uninspectable++
}
