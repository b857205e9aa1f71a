import type { z } from 'zod'
import type { Severity } from './results/severity.js'
import type { RunRecord } from './run.js'

/** What can be wrong, described once. Tags of a taxonomy that is not shipped fail a test. */
export interface RuleDefinition {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly description: string
  readonly remediation: string
  /** `owasp-llm:LLM01`, `atlas:AML.T0051.000`, … */
  readonly taxonomy: readonly string[]
}
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
