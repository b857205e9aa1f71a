import type { GatewayState } from '#platform/api/parts'
import type { LogFormat } from '#workbench/log'
import type { WorkbenchSettings } from '#workbench/settings'

export const PARTS = ['server', 'gateway', 'worker'] as const
export type Part = (typeof PARTS)[number]

/** What a part of the workbench is told when its process starts. Secrets come this way, not by arguments or the environment. */
export interface PartInit {
  readonly part: Part
  /** Not used by any process before. */
  readonly name: string
  readonly settings: WorkbenchSettings
  readonly logFormat: LogFormat
  /** Names of earlier processes of this part that died. */
  readonly dead: readonly string[]
}

/** How the other parts stand, as their owner sees them. */
export interface PartStates {
  readonly worker: boolean
  readonly gateway: GatewayState
}

export type ToPart =
  | { readonly type: 'start'; readonly init: PartInit }
  | { readonly type: 'stop' }
  | { readonly type: 'states'; readonly states: PartStates }
  | { readonly type: 'measure'; readonly request: number }
  /** Answer to `collect`: metrics of the other parts, as prom-client gives them in JSON. */
  | { readonly type: 'collected'; readonly request: number; readonly metrics: readonly unknown[] }

export type FromPart =
  | {
      readonly type: 'ready'
      readonly url?: string
      readonly link?: string
      readonly notice?: string
      readonly upstreams?: readonly string[]
    }
  | { readonly type: 'failed'; readonly code: string; readonly message: string; readonly hint?: string; readonly detail?: string }
  | { readonly type: 'measured'; readonly request: number; readonly metrics: unknown }
  | { readonly type: 'collect'; readonly request: number }
