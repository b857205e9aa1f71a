import { z } from 'zod'
import { newRunSchema } from './run.js'

export const newScheduleSchema = z.strictObject({
  name: z.string().min(1).max(100),
  run: newRunSchema,
  /** Five fields, UTC. */
  cron: z.string().max(100),
  enabled: z.boolean().default(true),
})
export type NewSchedule = z.infer<typeof newScheduleSchema>

export const scheduleRowSchema = newScheduleSchema.extend({
  id: z.uuid(),
  by: z.string(),
  created: z.iso.datetime(),
  /** `config`: from pavise.yaml, changed there only. */
  source: z.enum(['config', 'console']),
  lastRun: z.uuid().optional(),
  next: z.iso.datetime().optional(),
  version: z.number().int(),
})
export type ScheduleRow = z.infer<typeof scheduleRowSchema>
