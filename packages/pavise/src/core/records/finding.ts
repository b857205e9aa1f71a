import { z } from 'zod'
import { SEVERITIES } from '../results/severity.js'

export const FINDING_STATES = ['open', 'triaged', 'accepted', 'fixed', 'false_positive'] as const
export type FindingState = (typeof FINDING_STATES)[number]

/** One finding in the inbox. The same fault found again is the same finding (fingerprint and asset). */
export const findingRowSchema = z.object({
  /** Shown as F-<number>. */
  number: z.number().int(),
  fingerprint: z.string(),
  rule: z.string(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  asset: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }),
  location: z.record(z.string(), z.string()),
  message: z.string(),
  taxonomy: z.array(z.string()),
  state: z.enum(FINDING_STATES),
  owner: z.string().optional(),
  acceptedUntil: z.iso.datetime().optional(),
  reason: z.string().optional(),
  firstSeen: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
  /** The runs that saw it first and last. */
  firstRun: z.uuid().optional(),
  lastRun: z.uuid().optional(),
  /** Policy rules that answer it. */
  answeredBy: z.array(z.string()),
  version: z.number().int(),
})
export type FindingRow = z.infer<typeof findingRowSchema>

/** A change of a finding's life. Accepting wants a reason and a date; a false positive wants a reason. */
export const findingChangeSchema = z
  .strictObject({
    state: z.enum(FINDING_STATES).optional(),
    /** A user's handle; null takes it away. */
    owner: z.string().nullable().optional(),
    acceptedUntil: z.iso.datetime().optional(),
    reason: z.string().min(3).max(2000).optional(),
  })
  .refine((change) => change.state !== 'accepted' || (change.acceptedUntil !== undefined && change.reason !== undefined), {
    message: 'accepting wants acceptedUntil and reason',
  })
  .refine((change) => change.state !== 'false_positive' || change.reason !== undefined, { message: 'a false positive wants a reason' })
export type FindingChange = z.infer<typeof findingChangeSchema>

/** Evidence as it may be shown: spans that hold secrets or personal data are veiled in `text` and listed. */
export const veiledTextSchema = z.object({
  text: z.string(),
  veils: z.array(z.object({ start: z.number().int(), end: z.number().int(), kind: z.string() })),
  marks: z.array(z.object({ start: z.number().int(), end: z.number().int(), kind: z.enum(['attack', 'context']) })),
})

export const findingDetailSchema = findingRowSchema.extend({
  description: z.string(),
  remediation: z.string(),
  evidence: z.array(veiledTextSchema.extend({ kind: z.string(), offset: z.number().int().nonnegative().optional() })),
  reproducer: z.string().optional(),
  history: z.array(
    z.object({
      time: z.iso.datetime(),
      by: z.string(),
      change: z.string(),
      reason: z.string().optional(),
      ledger: z.number().int().optional(),
    }),
  ),
  /** Its evidence was erased on request. */
  erased: z.boolean(),
})
export type FindingDetail = z.infer<typeof findingDetailSchema>
