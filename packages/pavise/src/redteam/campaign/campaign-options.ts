import type { AttackTally, Attempt } from '#core/attack/attempt'
import type { Egress } from '#core/ports/egress'
import type { Envelope } from '#core/results/envelope'
import type { Writer } from '#redteam/campaign/explore'
import type { Caps } from '#redteam/campaign/spending'
import type { TargetClient } from '#redteam/targets/client'
import type { Target } from '#redteam/targets/target'

export interface CampaignOptions {
  readonly target: Target
  readonly egress: Egress
  readonly seed: number | string
  readonly maxRequests: number
  readonly dir?: string
  readonly resume?: boolean
  readonly concurrency?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Successes of earlier runs: varied ten times each before anything else is tried, on top of the budget. */
  readonly known?: readonly Attempt[]
  readonly command?: string
  readonly client?: TargetClient
  /** Ends the run before its requests are used. */
  readonly caps?: Caps
  /** Words what searches say; the machines' own words stand where it is absent or fails. */
  readonly writer?: Writer
  /** Only attacks that are dressed in these strategies, or held by these searches. */
  readonly strategies?: readonly string[]
  /** False: the fixed order of the library, whatever comes back. A measure of what learning is worth. */
  readonly learns?: boolean
}

export interface Progress {
  readonly requests: number
  readonly maxRequests: number
  readonly attempts: number
  readonly findings: number
  readonly phase: 'reconnaissance' | 'attack'
}

export interface CampaignResult {
  envelope: Envelope
  /** Every success and a bounded number of other attempts; the journal has all of them. */
  attempts: Attempt[]
  tally: AttackTally
  requests: number
  /** False where the user or the target ended it early. */
  complete: boolean
}
