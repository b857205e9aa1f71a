import { z } from 'zod'
import { findingSchema, memberSchema } from '../results/envelope.js'

/** A file of a scan in a list. */
export const scannedFileSchema = z.object({
  /** Its id in the run. */
  id: z.string(),
  name: z.string(),
  path: z.string().optional(),
  sha256: z.string().optional(),
  format: z.string().optional(),
  verdict: z.string(),
  size: z.number().int().nonnegative(),
  members: z.number().int().nonnegative(),
  findings: z.number().int().nonnegative(),
})
export type ScannedFile = z.infer<typeof scannedFileSchema>

/** A file of a scan with everything inside it. Texts of findings are veiled. */
export const scannedFileDetailSchema = scannedFileSchema.extend({
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In the order in which they lie there; `path` joins the names from the file inwards with `!`. */
  tree: z.array(memberSchema),
  unseen: z.array(z.object({ reason: z.string(), member: z.string().optional() })),
  found: z.array(
    findingSchema
      .pick({ fingerprint: true, rule: true, severity: true, message: true })
      .extend({ title: z.string(), member: z.string().optional(), offset: z.number().int().nonnegative().optional() }),
  ),
})
export type ScannedFileDetail = z.infer<typeof scannedFileDetailSchema>
