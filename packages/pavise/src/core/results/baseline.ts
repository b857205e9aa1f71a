import { z } from 'zod'
import type { Envelope, Finding } from './envelope.js'

/** What a person decided about a finding, by its fingerprint: kept in a reviewed file, dated, with a name and a reason. */

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'is no date of the form 2026-12-31')
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  }, 'is no day of the calendar')

export const decisionSchema = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'is no fingerprint of 64 hex digits'),
  /** `accepted`: the risk is known and borne. `false_positive`: it is no flaw. */
  state: z.enum(['accepted', 'false_positive']),
  owner: z.string().trim().min(1, 'names nobody'),
  /** Last day on which the decision holds. */
  until: day,
  reason: z.string().trim().min(1, 'gives no reason'),
  /** What it was about, for whoever reviews the file. Not read. */
  rule: z.string().optional(),
  asset: z.string().optional(),
})

export const baselineSchema = z
  .strictObject({ version: z.literal(1), findings: z.array(decisionSchema) })
  .superRefine(({ findings }, context) => {
    const seen = new Set<string>()
    for (const [i, { fingerprint }] of findings.entries()) {
      if (seen.has(fingerprint))
        context.addIssue({ code: 'custom', path: ['findings', i, 'fingerprint'], message: 'stands in the file twice' })
      seen.add(fingerprint)
    }
  })

export type Decision = z.infer<typeof decisionSchema>
export type Baseline = z.infer<typeof baselineSchema>

/** An envelope after the decisions, and the decisions that no longer hold. */
export interface Applied {
  readonly envelope: Envelope
  /** Findings that a decision covered. */
  readonly covered: number
  /** Decisions whose day has passed: their findings are open again. */
  readonly expired: readonly Decision[]
}

/** True up to the end, in UTC, of the day that a decision names. */
export const holds = (decision: Decision, now: Date): boolean => now.toISOString().slice(0, 10) <= decision.until

/**
 * Gives findings the state that was decided for them. A decision whose day has passed changes nothing: its finding stays or comes back
 * open, and the decision is returned as expired. Findings without decision stay as they are. Pure: nothing given is changed.
 */
export function applyBaseline(envelope: Envelope, baseline: Baseline, now: Date): Applied {
  const decisions = new Map(baseline.findings.map((decision) => [decision.fingerprint, decision]))
  const expired: Decision[] = []
  let covered = 0
  const findings = envelope.findings.map((finding): Finding => {
    const decision = decisions.get(finding.fingerprint)
    if (decision === undefined) return finding
    if (!holds(decision, now)) {
      expired.push(decision)
      return { ...finding, state: 'open' }
    }
    covered++
    return { ...finding, state: decision.state }
  })
  return { envelope: { ...envelope, findings }, covered, expired }
}
