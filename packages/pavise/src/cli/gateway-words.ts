import type { ExtractionPolicy, Firing, Principal } from '@pavise/guard'
import type { Metric } from '#core/metrics'
import type { LeaseTerms } from '#core/ports/leases'
import type { TextSketch } from '#gateway/signals/text-sketch'

/** What the processes of one gateway say to each other. */
export type Word =
  | { readonly pavise: 'take'; readonly id: number; readonly terms: LeaseTerms; readonly want: number }
  | { readonly pavise: 'granted'; readonly id: number; readonly grant?: number }
  | { readonly pavise: 'all-metrics' | 'measure'; readonly id: number }
  | { readonly pavise: 'measured'; readonly id: number; readonly metrics: readonly Metric[] }
  | { readonly pavise: 'weigh'; readonly id: number; readonly of: Weighed }
  | { readonly pavise: 'weighed'; readonly id: number; readonly firing?: Firing }
  /** An answer that requests can go on from is kept here; `key` is a digest. */
  | { readonly pavise: 'kept'; readonly key: string }
  | { readonly pavise: 'where'; readonly id: number; readonly key: string }
  | { readonly pavise: 'there'; readonly id: number; readonly place?: number }
  | { readonly pavise: 'drain' }

interface Weighed {
  readonly policy: ExtractionPolicy
  readonly principal: Principal
  readonly sketch: TextSketch | undefined
}

/** The process's place among the workers, and the folder in which they reach each other. */
export const PLACE = 'PAVISE_GATEWAY_PLACE'
/** Milliseconds in which a process answers another. */
export const PATIENCE = 2_000
