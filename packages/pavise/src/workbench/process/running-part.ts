import type { Log } from '#core/ports/log'
import type { FromPart, PartInit, ToPart } from '#workbench/process/messages'

/** A part that does its work. */
export interface RunningPart {
  /** Ends within a few seconds, with nothing half done. */
  stop(): Promise<void>
  /** Its metrics, as prom-client gives them in JSON. */
  measure(): Promise<unknown>
  /** What the owner says beside starting, stopping and measuring. */
  hear?(message: ToPart): void
}

/** Starts a part in this process; it says `ready` itself. */
export type StartPart = (init: PartInit, log: Log, say: (message: FromPart) => void) => Promise<RunningPart>
