import { z } from 'zod'
import { CHANNELS, EFFECTS } from '../attack/vocabulary.js'

export const RUN_KINDS = ['loop', 'attack', 'scan', 'replay', 'verify_ledger', 'dry_run'] as const
export const RUN_STATES = ['queued', 'running', 'cancelling', 'cancelled', 'done', 'failed'] as const
export type RunState = (typeof RUN_STATES)[number]

/** What a person or a schedule asks for. `loop` runs on the practice target; `attack` wants an endpoint, `scan` a model. */
export const newRunSchema = z.strictObject({
  kind: z.enum(['loop', 'attack', 'scan']),
  asset: z.uuid().optional(),
  seed: z
    .number()
    .int()
    .nonnegative()
    .max(2 ** 31)
    .optional(),
  /** Requests at most. */
  budget: z.number().int().min(1).max(1_000_000).optional(),
  /** Through the running gateway instead of directly. */
  guarded: z.boolean().optional(),
})
export type NewRun = z.infer<typeof newRunSchema>

/** What is put in the queue: what people ask for, and what the workbench runs for itself. */
export type RunRequest =
  | NewRun
  | { readonly kind: 'verify_ledger' }
  /** `policy` is the candidate's text, `limit` how many recorded exchanges at most. */
  | { readonly kind: 'dry_run'; readonly policy: string; readonly limit: number }

export const progressSchema = z.object({
  stage: z.string(),
  done: z.number().int().nonnegative(),
  of: z.number().int().nonnegative(),
  findings: z.number().int().nonnegative(),
})
export type Progress = z.infer<typeof progressSchema>

const rate = z.object({ rate: z.number(), low: z.number(), high: z.number() })
export const tallySchema = z.object({
  attempts: z.number().int(),
  successes: z.number().int(),
  inconclusive: z.number().int(),
  asr: rate,
})

export const runRecordSchema = z.object({
  id: z.uuid(),
  kind: z.enum(RUN_KINDS),
  state: z.enum(RUN_STATES),
  asset: z.object({ id: z.uuid(), name: z.string(), kind: z.string() }).optional(),
  seed: z.number().int(),
  parameters: z.record(z.string(), z.unknown()),
  /** Handle of who asked, `schedule` for the clock. */
  by: z.string(),
  schedule: z.uuid().optional(),
  created: z.iso.datetime(),
  started: z.iso.datetime().optional(),
  finished: z.iso.datetime().optional(),
  progress: progressSchema.optional(),
  /** How often it was taken up; above 1 a worker died or a fault was retried. */
  takes: z.number().int(),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string() }).optional(),
  /** Present once it is done: counts and what only a closed loop knows. */
  outcome: z
    .object({
      findings: z.number().int(),
      inconclusive: z.number().int(),
      /** Scans: how many files have each verdict. */
      files: z.record(z.string(), z.number().int()).optional(),
      before: tallySchema.optional(),
      after: tallySchema.optional(),
      replay: tallySchema.optional(),
      benign: z.object({ tasks: z.number().int(), passed: z.number().int() }).optional(),
      rules: z.array(z.object({ id: z.string(), why: z.string(), accepted: z.boolean(), yaml: z.string() })).optional(),
    })
    .optional(),
  /** Its entry in the ledger. */
  ledger: z.number().int().optional(),
})
export type RunRow = z.infer<typeof runRecordSchema>

export const PHASES = ['before', 'after', 'replay'] as const

/** One attempt in a list. Texts come with the attempt itself. */
export const attemptRowSchema = z.object({
  id: z.string(),
  phase: z.enum(PHASES),
  n: z.number().int(),
  probe: z.string(),
  objective: z.string(),
  strategies: z.array(z.string()),
  channel: z.enum(CHANNELS),
  effect: z.enum(EFFECTS),
  verdict: z.enum(['vulnerable', 'safe', 'review', 'inconclusive']),
  /** How many attempts of the same kind and verdict this one stands for. */
  count: z.number().int(),
})
export type AttemptRow = z.infer<typeof attemptRowSchema>

/** A transcript. Texts are veiled: secrets and personal data stand as marks until somebody with the right asks for them. */
export const attemptDetailSchema = attemptRowSchema.extend({
  turns: z.array(z.object({ role: z.string(), origin: z.string(), text: z.string(), tool: z.string().optional(), tainted: z.boolean() })),
  plant: z.object({ intake: z.string(), payload: z.string() }).optional(),
  effects: z.array(z.object({ seq: z.number().int(), tool: z.string(), arguments: z.string(), by: z.string(), tenant: z.string() })),
  evidence: z.array(z.object({ kind: z.string(), text: z.string(), start: z.number().optional(), end: z.number().optional() })),
  reason: z.string().optional(),
})
export type AttemptDetail = z.infer<typeof attemptDetailSchema>

/** Heat map: technique (probe) by objective's effect. */
export const matrixSchema = z.object({
  rows: z.array(z.string()),
  columns: z.array(z.string()),
  /** One cell a row and column that was tried, for each phase. */
  cells: z.array(
    z.object({
      row: z.number().int(),
      column: z.number().int(),
      phase: z.enum(PHASES),
      attempts: z.number().int(),
      successes: z.number().int(),
      inconclusive: z.number().int(),
    }),
  ),
})
export type Matrix = z.infer<typeof matrixSchema>
