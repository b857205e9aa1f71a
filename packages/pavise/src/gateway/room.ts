import type { Guard } from '@pavise/guard'
import type { Approver } from '#core/ports/approver'
import type { DispatchEgress } from '#core/ports/egress'
import type { Journal } from '#core/ports/journal'
import type { Recording } from '#core/recording'
import type { DoorRules } from '#gateway/door/door'
import type { Limits } from '#gateway/limits'
import type { Sessions } from '#gateway/sessions'
import type { Stats } from '#gateway/stats'

/** A model API behind the gateway. */
export interface Upstream {
  readonly name: string
  /** URL that paths are added to, without a slash at its end: `http://h:p/v1`. */
  readonly base: string
  /** The upstream's own key; the client's authorization never goes there when it is set. */
  readonly key?: string
}

/** What all exchanges of a gateway share. `guard` is read once per exchange, so that a reload never splits one. */
export interface Room {
  guard: Guard
  readonly upstream: Upstream
  readonly door: DoorRules
  readonly egress: DispatchEgress
  readonly journal: Journal | undefined
  readonly onJournalFull: 'block' | 'pass'
  /** Told of every exchange that was decided; must not throw nor wait. */
  readonly recorder: ((recording: Recording) => void) | undefined
  readonly approver: Approver | 'none' | undefined
  readonly limits: Limits
  readonly sessions: Sessions
  readonly stats: Stats
}

/**
 * The base of an upstream as users write it: `http://h:p` means its `/v1`, any other path is taken as it is.
 * @example upstreamBase('http://127.0.0.1:8088') // 'http://127.0.0.1:8088/v1'
 */
export function upstreamBase(url: string): string {
  const parsed = new URL(url)
  const path = parsed.pathname.replace(/\/+$/, '')
  return `${parsed.origin}${path === '' ? '/v1' : path}`
}
