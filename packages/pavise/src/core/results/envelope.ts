import { z } from 'zod'
import { SEVERITIES } from './severity.js'

/** The one result of every check command (`pavise.run/1`). Types are inferred from these schemas. */

export const evidenceSchema = z.object({
  /** What kind of proof: `effect`, `canary`, `answer`, `tool_call`, `record`, `reproducer`, … strongest first in a finding. */
  kind: z.string(),
  text: z.string(),
  start: z.number().int().nonnegative().optional(),
  end: z.number().int().nonnegative().optional(),
  offset: z.number().int().nonnegative().optional(),
})

export const findingSchema = z.object({
  id: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  /** Asset id. */
  asset: z.string(),
  /** What the fingerprint's location key says, in words and as fields. */
  location: z.record(z.string(), z.string()),
  message: z.string(),
  evidence: z.array(evidenceSchema),
  taxonomy: z.array(z.string()),
  state: z.enum(['open', 'triaged', 'accepted', 'fixed', 'false_positive']),
  /** Attack findings: how to see it again, and what it cost to find. */
  reproducer: z.unknown().optional(),
  requestsToFirstSuccess: z.number().int().positive().optional(),
})

/** Something inside a file: a member of an archive, a decompressed stream, a nested pickle. */
export const memberSchema = z.object({
  /** Names from the file inwards, joined by `!`: `a.zip!b.tar!c` without its first part. */
  path: z.string(),
  format: z.string(),
  verdict: z.string(),
  size: z.number().int().nonnegative(),
})

export const assetSchema = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  path: z.string().optional(),
  sha256: z.string().optional(),
  format: z.string().optional(),
  verdict: z.string(),
  /** Files: bytes. */
  size: z.number().int().nonnegative().optional(),
  /** Files: what is inside, in the order in which it lies there; the first thousand. */
  members: z.array(memberSchema).optional(),
  /** Files: what they say about themselves, such as architecture or licence. Claims, not findings. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

export const envelopeSchema = z.object({
  schema: z.literal('pavise.run/1'),
  tool: z.object({ name: z.literal('pavise'), version: z.string() }),
  run: z.object({ id: z.string(), seed: z.union([z.number(), z.string()]), started: z.string(), command: z.string() }),
  assets: z.array(assetSchema),
  findings: z.array(findingSchema),
  inconclusive: z.array(z.object({ asset: z.string(), reason: z.string(), member: z.string().optional() })),
  summary: z.record(z.string(), z.unknown()),
})

export type Evidence = z.infer<typeof evidenceSchema>
export type Finding = z.infer<typeof findingSchema>
export type Member = z.infer<typeof memberSchema>
export type Asset = z.infer<typeof assetSchema>
export type Envelope = z.infer<typeof envelopeSchema>
