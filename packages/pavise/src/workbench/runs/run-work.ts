import type { Attempt } from '#core/attack/attempt'
import type { RunOutcome } from '#core/ports/store'
import type { AssetRecord } from '#core/records/asset'
import type { AttemptRow, Progress, RunRow } from '#core/records/run'

/** One run as its handler sees it. */
export interface RunWork {
  readonly run: RunRow
  readonly asset?: AssetRecord
  /** Aborted when the run is cancelled, when its worker stops, or when another worker has it. */
  readonly signal: AbortSignal
  /** Shown to people at most twice a second; call it as often as there is news. */
  readonly progress: (progress: Progress) => void
  readonly saveAttempts: (phase: AttemptRow['phase'], attempts: readonly Attempt[]) => Promise<void>
}

/** Does the work of one kind of run. Throws what it could not do; an abort is rethrown as it is. */
export type RunHandler = (work: RunWork) => Promise<RunOutcome>
