import type { Guard } from '@pavise/guard'
import type { Vendor } from '@pavise/guard/surfaces'
import type { Metric } from '#core/metrics'
import type { Approver } from '#core/ports/approver'
import type { DispatchEgress } from '#core/ports/egress'
import type { Journal } from '#core/ports/journal'
import type { Recording } from '#core/recording'
import type { Aside } from '#gateway/aside/aside'
import type { DoorRules } from '#gateway/door/door'
import type { AnswerHomes, Homes, Relay } from '#gateway/homes/homes'
import type { Limits } from '#gateway/limits'
import type { Meter } from '#gateway/limits/meter'
import type { McpDoor } from '#gateway/mcp/http/mcp-door'
import type { Sessions } from '#gateway/sessions'
import type { Weighs } from '#gateway/signals/extraction-watch'
import type { Stats } from '#gateway/stats'
import type { Upstream } from '#gateway/upstream'

/** What all exchanges of a gateway share. `guard` is read once per exchange, so that a reload never splits one. */
export interface Room {
  guard: Guard
  readonly upstreams: ReadonlyMap<Vendor, Upstream>
  readonly door: DoorRules
  readonly egress: DispatchEgress
  readonly journal: Journal | undefined
  readonly onJournalFull: 'block' | 'pass'
  /** Told of every exchange that was decided; must not throw nor wait. */
  readonly recorder: ((recording: Recording) => void) | undefined
  readonly approver: Approver | 'none' | undefined
  readonly limits: Limits
  /** Budgets of the keys. */
  readonly meter?: Meter
  mcp?: McpDoor
  /** Where large requests are taken. */
  aside?: Aside
  readonly sessions: Sessions
  /** Where named sessions are, with several processes. */
  readonly homes?: Homes & { readonly relay: Relay; readonly answers?: AnswerHomes }
  /** Signs of model extraction, by principal. */
  readonly extraction?: Weighs
  readonly stats: Stats
  /** What `/metrics` answers; with several processes, of all of them. */
  readonly metrics?: () => Promise<readonly Metric[]>
}
