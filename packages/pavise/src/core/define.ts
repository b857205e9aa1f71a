import type { z } from 'zod'
import type { RuleDefinition } from './results/rule.js'
import type { RunRecord } from './run.js'

export type { RuleDefinition }
export const defineRule = (rule: RuleDefinition): RuleDefinition => rule

/** An output format. `render` is pure and escapes for its own sink. */
export interface ReportDefinition {
  readonly id: string
  readonly title: string
  readonly extension: string
  render(record: RunRecord): string
}
export const defineReport = (report: ReportDefinition): ReportDefinition => report

/** Something to protect. `schema` is what `pavise.yaml` may say of it; `built: false` makes naming it an error that says so. */
export interface AssetKindDefinition {
  readonly id: string
  readonly title: string
  readonly schema: z.ZodType
  readonly built: boolean
}
export const defineAssetKind = (kind: AssetKindDefinition): AssetKindDefinition => kind
