import type { Guard } from '@pavise/guard'
import type { DispatchEgress } from '#core/ports/egress'
import type { Asking } from '#gateway/aside/questions'
import type { FromThread, ThreadSettings } from '#gateway/aside/words'
import { Meter } from '#gateway/limits/meter'
import type { Room } from '#gateway/room'
import { Sessions } from '#gateway/sessions'
import { lastText } from '#gateway/signals/extraction-watch'
import { withFiring } from '#gateway/signals/session-risk'
import { sketchOf } from '#gateway/signals/text-sketch'
import { Stats } from '#gateway/stats'
import { upstreamsOf } from '#gateway/upstreams'

/** The room of a thread: what all exchanges of the gateway share is asked of the process. */
export function farRoom(
  settings: ThreadSettings,
  guard: Guard,
  egress: DispatchEgress,
  asking: Asking,
  tell: (word: FromThread) => void,
): Room {
  const { approver, limits, onJournalFull } = settings
  return {
    guard,
    upstreams: upstreamsOf(settings.upstreams),
    // Whoever comes here was let in.
    door: { keys: 'none', hosts: new Set(), origins: new Set() },
    egress,
    journal: settings.journals
      ? {
          healthy: true,
          append: (event, durable = false) => asking.ask('append', { event, durable }),
          close: async () => {},
        }
      : undefined,
    onJournalFull,
    recorder: settings.records ? (recording) => tell({ say: 'record', recording }) : undefined,
    approver: approver === 'asked' ? ({ signal, ...hold }) => asking.ask('approve', { hold }, signal) : approver,
    limits,
    meter: new Meter({ take: (terms, want) => asking.ask('lease', { terms, want }) }),
    sessions: new Sessions(undefined, (key) => tell({ say: 'kept', key })),
    extraction: {
      weigh: async (decision, policy, principal, body) => {
        const firing = await asking.ask('extraction', { policy, principal, sketch: sketchOf(lastText(body)) })
        return firing ? withFiring(decision, firing) : decision
      },
      firing: (policy, principal, sketch) => asking.ask('extraction', { policy, principal, sketch }),
    },
    stats: new Stats(),
  }
}
