import { z } from 'zod'

/** Something to protect, as the store keeps it. `locator` is what its kind asks for (URL, API, model, path) with secrets by reference only. */
export const assetRecordSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  locator: z.record(z.string(), z.unknown()),
  sha256: z.string().optional(),
  owner: z.string().optional(),
  created: z.iso.datetime(),
  updated: z.iso.datetime(),
  /** `config`: from pavise.yaml, changed there only. */
  source: z.enum(['config', 'console', 'practice']),
  /** The last 14 checks, oldest first. */
  trail: z.array(z.object({ run: z.uuid(), verdict: z.enum(['hit', 'miss', 'inconclusive', 'not_run']), time: z.iso.datetime() })),
  findings: z.object({ open: z.number().int(), worst: z.string().optional() }),
})
export type AssetRecord = z.infer<typeof assetRecordSchema>

export const newAssetSchema = z.strictObject({
  kind: z.string(),
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i),
  locator: z.record(z.string(), z.unknown()),
  owner: z.string().optional(),
})
export type NewAsset = z.infer<typeof newAssetSchema>
