import { z } from 'zod'

/** What an administrator may change while the workbench runs: each with its schema and what holds until somebody does. */
export const settingsSchema = z.object({
  retentionDays: z.number().int().min(1).max(3650).default(90).describe('Days that decisions of the firewall are kept'),
  recordTraffic: z.boolean().default(false).describe('Keep exchanges, sealed, so that a policy can be tried on them'),
  recordingDays: z.number().int().min(1).max(365).default(14).describe('Days that recorded exchanges are kept'),
  sessionHours: z.number().int().min(1).max(168).default(12).describe('Hours after which everybody signs in again'),
})
export type Settings = z.infer<typeof settingsSchema>
export type SettingKey = keyof Settings
export const SETTING_KEYS = Object.keys(settingsSchema.shape) as SettingKey[]

/** A stored value as the setting means it, or its default where nothing, or nothing that fits, is stored. */
export function settingValue<Key extends SettingKey>(key: Key, stored: unknown): Settings[Key] {
  const schema = settingsSchema.shape[key]
  const parsed = schema.safeParse(stored)
  return (parsed.success ? parsed.data : schema.parse(undefined)) as Settings[Key]
}
