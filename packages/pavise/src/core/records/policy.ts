import { z } from 'zod'

/** A version of the policy. `version` is the guard's own digest of the document; the text is kept as written. */
export const policyVersionSchema = z.object({
  number: z.number().int(),
  version: z.string(),
  mode: z.enum(['enforce', 'observe']),
  rules: z.number().int(),
  by: z.string(),
  note: z.string().optional(),
  created: z.iso.datetime(),
  active: z.boolean(),
})
export type PolicyVersion = z.infer<typeof policyVersionSchema>
export const policyDetailSchema = policyVersionSchema.extend({ text: z.string() })
export type PolicyDetail = z.infer<typeof policyDetailSchema>

export const policyFaultSchema = z.object({
  path: z.string(),
  line: z.number().int().optional(),
  message: z.string(),
  hint: z.string().optional(),
})
export const policyCheckSchema = z.object({
  valid: z.boolean(),
  faults: z.array(policyFaultSchema),
  version: z.string().optional(),
  rules: z.number().int().optional(),
})

/** What a candidate policy would have decided over recorded traffic. */
export const dryRunSchema = z.object({
  exchanges: z.number().int(),
  changed: z.number().int(),
  /** Recordings that could not be read again, for example because they were erased. */
  unreadable: z.number().int(),
  actions: z.array(z.object({ from: z.string(), to: z.string(), count: z.number().int() })),
  examples: z.array(z.object({ event: z.string(), time: z.iso.datetime(), from: z.string(), to: z.string(), rules: z.array(z.string()) })),
})
export type DryRun = z.infer<typeof dryRunSchema>

/** A reply that waits for a person. */
export const holdRowSchema = z.object({
  event: z.string(),
  state: z.enum(['waiting', 'allowed', 'blocked', 'expired', 'left']),
  phase: z.enum(['request', 'response']),
  principal: z.object({ id: z.string().optional(), tenant: z.string().optional(), key: z.string().optional() }),
  rules: z.array(z.string()),
  reasons: z.array(z.string()),
  otherwise: z.enum(['allow', 'block']),
  created: z.iso.datetime(),
  until: z.iso.datetime(),
  answeredBy: z.string().optional(),
})
export type HoldRow = z.infer<typeof holdRowSchema>
