import type { Attempt } from '../attack/attempt.js'
import type { GuardEvent } from '../event.js'
import type { Recording } from '../recording.js'
import type { AssetRecord, NewAsset } from '../records/asset.js'
import type { FindingChange, FindingDetail, FindingRow } from '../records/finding.js'
import type { Overview, SearchHit } from '../records/overview.js'
import type { Page, PageQuery } from '../records/page.js'
import type { HoldRow, PolicyDetail, PolicyVersion } from '../records/policy.js'
import type { AttemptDetail, AttemptRow, Matrix, Progress, RunRequest, RunRow, RunState } from '../records/run.js'
import type { NewSchedule, ScheduleRow } from '../records/schedule.js'
import type { RunRecord } from '../run.js'

/** Who asks for a change. `handle` of a user, `schedule`, `cli`, or `pavise` itself. Every change is written for the ledger in the same transaction. */
export interface Actor {
  readonly handle: string
  /** The API token used, if any. */
  readonly token?: string
}

/** Tokens of a filter line: `state:open severity:>=high words to find`. Fields differ by list; an unknown one is PAV_QUERY_INVALID. */
export interface Filter {
  readonly q?: string
  /** Handle of who asks: what `owner:me` means. */
  readonly me?: string
}

/** Gives the row back as changed; PAV_NOT_FOUND where there is none, PAV_CONFLICT where `version` is not the stored one. */
export interface Versioned {
  readonly version?: number
}

export interface AssetStore {
  list(filter: Filter, page: PageQuery): Promise<Page<AssetRecord>>
  get(id: string): Promise<AssetRecord>
  byName(name: string): Promise<AssetRecord | undefined>
  add(asset: NewAsset, source: AssetRecord['source'], by: Actor): Promise<AssetRecord>
  change(id: string, change: Partial<NewAsset>, by: Actor): Promise<AssetRecord>
  /** Keeps its runs and findings. */
  remove(id: string, by: Actor): Promise<void>
}

export interface RunStore {
  list(filter: Filter & { asset?: string; kind?: string; state?: RunState }, page: PageQuery): Promise<Page<RunRow>>
  get(id: string): Promise<RunRow>
  /** Writes the run and its job in one transaction. */
  add(run: RunRequest, by: Actor, schedule?: string): Promise<RunRow>
  /** Writes a run that `worker` has taken already, without a job: for results that were made elsewhere. */
  begin(run: RunRequest, worker: string, by: Actor): Promise<RunRow>
  /** Asks a run to stop. One that is queued is cancelled at once. */
  cancel(id: string, by: Actor): Promise<RunRow>
  /** Called by its worker; counts as a take and leaves it `running`. Undefined where it must not go on: cancelled or at its end. */
  take(id: string, worker: string): Promise<RunRow | undefined>
  /** Here and in `finish`: PAV_CONFLICT where another worker has taken the run since; nothing is changed then. */
  progress(id: string, worker: string, progress: Progress): Promise<{ cancelling: boolean }>
  finish(id: string, worker: string, outcome: RunOutcome): Promise<void>
  /** Attempts of a running or done run, sealed under the run's own record keys. Idempotent by phase and attempt id. */
  saveAttempts(id: string, phase: AttemptRow['phase'], attempts: readonly Attempt[]): Promise<void>
  attempts(id: string, filter: Filter & { phase?: string; verdict?: string }, page: PageQuery): Promise<Page<AttemptRow>>
  /** Veiled. */
  attempt(id: string, phase: AttemptRow['phase'], attempt: string): Promise<AttemptDetail>
  matrix(id: string): Promise<Matrix>
  /** Everything a report is made from. PAV_RUN_UNFINISHED before the end. */
  record(id: string): Promise<RunRecord>
  /** What a run left that checks no asset: DryRun, Verification. PAV_RUN_UNFINISHED before the end. */
  result(id: string): Promise<unknown>
  /** The policy that a closed loop hardened; undefined where the run made none. */
  policy(id: string): Promise<string | undefined>
}

export type RunOutcome =
  | { readonly state: 'done'; readonly record: RunRecord; readonly policy?: string }
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: { code: string; message: string; hint: string } }

export interface FindingStore {
  list(filter: Filter, page: PageQuery): Promise<Page<FindingRow>>
  get(number: number): Promise<FindingDetail>
  change(number: number, change: FindingChange & Versioned, by: Actor): Promise<FindingRow>
  /** All or none; at most 10,000 of a query or the numbers given. */
  changeMany(which: { numbers: readonly number[] } | Filter, change: FindingChange, by: Actor): Promise<{ changed: number }>
  /** The evidence as it is. Written for the ledger with the reason before it is given. */
  reveal(number: number, reason: string, by: Actor): Promise<{ kind: string; text: string }[]>
  /** Opens accepted findings again whose date has passed; gives how many. */
  reopenExpired(): Promise<number>
  /** `me`: handle of who asks. */
  counts(queries: readonly string[], me?: string): Promise<number[]>
}

export interface EventStore {
  /** In order, idempotent by event id. Called by the shipper. */
  add(events: readonly GuardEvent[]): Promise<void>
  list(filter: Filter & { from?: string; to?: string }, page: PageQuery): Promise<Page<GuardEvent>>
  get(id: string): Promise<GuardEvent>
  /** Events behind the last seen position, oldest first, for live views. */
  after(position: string | undefined, limit: number): Promise<{ events: GuardEvent[]; position: string }>
  rates(from: string, to: string, buckets: number): Promise<{ time: string; counts: Record<string, number> }[]>
  /** Drops what is older; gives how many. */
  retain(olderThan: Date): Promise<number>
}

/** Exchanges that the gateway recorded, for dry runs. Sealed under record keys; forgotten with their session, their subject or by age. */
export interface RecordingStore {
  /** Idempotent by event id. */
  add(recordings: readonly Recording[]): Promise<void>
  /** Newest first. `exchange` is absent where it was forgotten. */
  newest(limit: number): AsyncIterable<Omit<Recording, 'exchange'> & { exchange?: Recording['exchange'] }>
  retain(olderThan: Date): Promise<number>
}

export interface PolicyStore {
  list(page: PageQuery): Promise<Page<PolicyVersion>>
  current(): Promise<PolicyDetail | undefined>
  get(number: number): Promise<PolicyDetail>
  /** PAV_CONFLICT where `base` is given and is not the current one. The text was checked before. Becomes the active one and is announced to gateways (NOTIFY pavise_policy). */
  publish(
    policy: { text: string; version: string; mode: 'enforce' | 'observe'; rules: number; note?: string; base?: number },
    by: Actor,
  ): Promise<PolicyVersion>
}

export interface HoldStore {
  list(filter: { state?: HoldRow['state'] }, page: PageQuery): Promise<Page<HoldRow>>
  get(event: string): Promise<HoldRow>
  add(hold: Omit<HoldRow, 'state' | 'answeredBy'>): Promise<void>
  /** First answer wins; PAV_CONFLICT for a later one. Announced (NOTIFY pavise_hold). */
  answer(event: string, answer: 'allow' | 'block', by: Actor): Promise<HoldRow>
  settle(event: string, state: 'expired' | 'left'): Promise<void>
}

export interface ScheduleStore {
  list(): Promise<ScheduleRow[]>
  add(schedule: NewSchedule, source: ScheduleRow['source'], by: Actor): Promise<ScheduleRow>
  change(id: string, change: Partial<NewSchedule> & Versioned, by: Actor): Promise<ScheduleRow>
  remove(id: string, by: Actor): Promise<void>
}

/** What the ledger has to seal, in the order of the transactions that wrote it. */
export interface OutboxStore {
  /** Oldest first. */
  waiting(limit: number): Promise<{ id: string; type: string; body: unknown; fields: Record<string, unknown> }[]>
  /** `index` of the entry that sealed it. */
  sealed(entries: readonly { id: string; index: number }[]): Promise<void>
}

/** What is forgotten: the record keys of what matches are destroyed, and the ledger says that they were. */
export type Erasure = { readonly session: string } | { readonly subject: string } | { readonly before: string }

export interface Store {
  readonly assets: AssetStore
  readonly runs: RunStore
  readonly findings: FindingStore
  readonly events: EventStore
  readonly recordings: RecordingStore
  readonly policies: PolicyStore
  readonly holds: HoldStore
  readonly schedules: ScheduleStore
  readonly outbox: OutboxStore
  /** What the first page shows of the store; how the processes stand is added by the API. */
  overview(): Promise<Omit<Overview, 'health'>>
  search(text: string, limit: number): Promise<SearchHit[]>
  setting<Value>(key: string): Promise<Value | undefined>
  setSetting(key: string, value: unknown, by: Actor): Promise<void>
  erase(what: Erasure, by: Actor): Promise<{ records: number }>
  /**
   * Calls back with the payload whenever something was announced on a channel: `policy`, `hold`, `run`, `event`, `outbox`, `key`, `finding`, `erase`. Survives reconnects:
   * after one it calls back with an empty payload, for what may have been missed.
   */
  listen(
    channel: 'policy' | 'hold' | 'run' | 'event' | 'outbox' | 'key' | 'finding' | 'erase',
    heard: (payload: string) => void,
  ): Promise<() => Promise<void>>
  close(): Promise<void>
}
