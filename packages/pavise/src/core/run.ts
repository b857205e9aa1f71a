import type { AttackTally, Attempt } from './attack/attempt.js'
import type { Envelope } from './results/envelope.js'
import type { RuleDefinition } from './results/rule.js'

/** Beside the envelope: what only the closed loop knows. The report shows it, the ledger seals it. */
export interface LoopSummary {
  before: AttackTally
  after: AttackTally
  replay: AttackTally
  benign: { tasks: number; passed: number; failed: { id: string; why: string }[] }
  rules: HardenedRule[]
}

/** A policy rule that hardening proposed, what it answers and what it was tried on. */
export interface HardenedRule {
  id: string
  /** The rule as it stands in the policy. */
  rule: Record<string, unknown>
  /** Fingerprints of the findings that it answers. */
  answers: string[]
  why: string
  /** Acceptance on benign traffic that the report does not use. */
  accepted: boolean
  benign: { tasks: number; passed: number }
}

/** Everything a report is made from. */
export interface RunRecord {
  envelope: Envelope
  attempts: Attempt[]
  /** Attempts through the gateway, where the run closed the loop. */
  afterAttempts?: Attempt[]
  replayAttempts?: Attempt[]
  loop?: LoopSummary
  ledger?: { size: number; root: string }
  /** The rules that findings may name, from the lists of the checks that ran. Without them a report shows ids. */
  rules?: readonly RuleDefinition[]
}
