import type { GuardEvent } from '#core/event'

/** Where the gateway keeps its events before anything else sees them. */
export interface Journal {
  /**
   * Resolves when the event is written; with `durable` when it is on the disk (fsync). Otherwise it is on the disk within 50 ms.
   * Rejects with PAV_JOURNAL_UNWRITABLE; a later call tries again.
   */
  append(event: GuardEvent, durable?: boolean): Promise<void>
  /** Whether the last write succeeded. */
  readonly healthy: boolean
  close(): Promise<void>
}
