import { z } from 'zod'
import { PERMISSIONS, type Permission, ROLE_IDS } from '#core/access/permissions'

/** Shapes that only the API speaks of. */

const permissionIds = Object.keys(PERMISSIONS) as [Permission, ...Permission[]]

export const idParams = z.object({ id: z.uuid() })

/** A parameter of an address that counts. */
export const countParam = z
  .string()
  .regex(/^\d{1,9}$/, 'wants a number')
  .transform(Number)

/** What every list takes. `strict`, so that a slip of the finger is said and not ignored. */
export const listQuery = z.strictObject({
  q: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
  sort: z.string().max(50).optional(),
})

export const fieldSchema = z.object({
  field: z.string(),
  title: z.string(),
  type: z.enum(['word', 'ladder', 'number', 'time', 'flag']),
  operators: z.array(z.string()),
  values: z.array(z.string()).optional(),
})

export const roleSchema = z.object({
  id: z.enum(ROLE_IDS),
  title: z.string(),
  permissions: z.array(z.object({ id: z.enum(permissionIds), title: z.string() })),
})

export const jobSchema = z.object({
  run: z.uuid(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'cancelling']),
  progress: z
    .object({
      stage: z.string(),
      done: z.number().int().nonnegative(),
      of: z.number().int().nonnegative(),
      findings: z.number().int().nonnegative(),
    })
    .optional(),
})
export type Job = z.infer<typeof jobSchema>

export const gatewayStateSchema = z.object({
  running: z.boolean(),
  listen: z.string().optional(),
  upstreams: z.array(z.string()),
  reason: z.string().optional(),
  mode: z.enum(['enforce', 'observe']).optional(),
  policy: z.object({ number: z.number().int(), version: z.string() }).optional(),
})

export const proofSchema = z.object({
  schema: z.literal('pavise.proof/1'),
  index: z.number().int(),
  leaf: z.string(),
  hashes: z.array(z.string()),
  checkpoint: z.string(),
  body: z.string().optional(),
  recordKey: z.string().optional(),
})

export const policyDiffSchema = z.object({
  unified: z.string(),
  rules: z.array(
    z.object({
      id: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
})
