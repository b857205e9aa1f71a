import type { Severity } from './severity.js'

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
