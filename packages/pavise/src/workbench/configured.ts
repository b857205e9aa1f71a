import type { NewAsset } from '#core/records/asset'
import type { NewSchedule } from '#core/records/schedule'

/** What `pavise.yaml` says about what the store keeps. */
export interface Configured {
  readonly assets: readonly NewAsset[]
  /** `run.asset` is a name here. */
  readonly schedules: readonly (Omit<NewSchedule, 'run'> & { run: Omit<NewSchedule['run'], 'asset'> & { asset?: string } })[]
  /** Text of the policy file. */
  readonly policy?: string
}
