import type { ReportDefinition } from '#core/define'
import type { Store } from '#core/ports/store'
import type { Overview } from '#core/records/overview'
import type { NewRun } from '#core/records/run'
import type { Access } from '#platform/auth/access'
import type { LedgerBrowser } from '#platform/ledger/browse'

/** The gateway as its process says it is. */
export interface GatewayState {
  readonly running: boolean
  readonly listen?: string
  readonly upstreams: readonly string[]
  readonly reason?: string
}

/** How the processes of the workbench stand. */
export interface WorkbenchStatus {
  readonly worker: boolean
  readonly gateway: GatewayState
  /** Events that are in the journal and not yet in the store. */
  readonly eventsBehind: number
}

/** What the API is made of. The composition root joins it. */
export interface ApiParts {
  readonly project: string
  readonly store: Store
  readonly access: Access
  readonly ledger: LedgerBrowser
  readonly reports: readonly ReportDefinition[]
  readonly now: () => Date
  /** Why a path may not be named as a model's over the API; undefined where it may. */
  modelPathFault(path: string): string | undefined
  status(): WorkbenchStatus
  /** Prometheus text of the other processes. */
  metrics(): Promise<string>
  /** What a run would cost: requests at most, and seconds by the pace of earlier ones. */
  estimate(run: NewRun): Promise<{ requests: number; seconds: number }>
  /** Whether the database answers. */
  ready(): Promise<boolean>
}

export type OverviewOfStore = Omit<Overview, 'health'>
