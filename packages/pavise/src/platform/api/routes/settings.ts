import { z } from 'zod'
import { SETTING_KEYS, type Settings, settingsSchema, settingValue } from '#core/settings'
import type { ApiParts } from '../parts.js'
import { defineRoute } from '../route.js'

const area = 'Settings'

const settingRowSchema = z.object({
  key: z.string(),
  title: z.string(),
  value: z.unknown(),
  /** JSON Schema of the value. */
  schema: z.record(z.string(), z.unknown()),
})

/** What is forgotten; exactly one of the three. */
const erasureSchema = z
  .strictObject({
    session: z.string().min(1).max(500).optional(),
    subject: z.string().min(1).max(500).optional(),
    before: z.iso.datetime().optional(),
  })
  .refine((body) => Object.values(body).filter((value) => value !== undefined).length === 1, {
    message: 'wants session, subject or before, one of them',
  })

async function rowsOf({ store }: ApiParts): Promise<z.input<typeof settingRowSchema>[]> {
  return Promise.all(
    SETTING_KEYS.map(async (key) => {
      const schema = settingsSchema.shape[key]
      const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>
      return { key, title: schema.description ?? key, value: settingValue(key, await store.setting(key)), schema: described }
    }),
  )
}

export const settingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/settings',
    summary: 'Settings, each with its schema',
    area,
    access: 'setting:read',
    schemas: { answer: z.array(settingRowSchema) },
    handle: (_input, { parts }) => rowsOf(parts),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/settings',
    summary: 'Change settings',
    area,
    access: 'setting:write',
    schemas: { body: changeOf(settingsSchema.shape), answer: z.array(settingRowSchema) },
    async handle({ body }, { parts, principal }) {
      for (const [key, value] of Object.entries(body)) {
        if (value !== undefined) await parts.store.setSetting(key, value, principal.actor)
      }
      return rowsOf(parts)
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/erase',
    summary: 'Forget a session, a person or what is older: its keys are destroyed',
    area,
    access: 'data:erase',
    schemas: { body: erasureSchema, answer: z.object({ records: z.number().int().nonnegative() }) },
    handle({ body: { session, subject, before } }, { parts, principal }) {
      const what = session !== undefined ? { session } : subject !== undefined ? { subject } : { before: before ?? '' }
      return parts.store.erase(what, principal.actor)
    },
  }),
]

/** The same settings without their defaults: what is not sent stays. */
function changeOf(shape: typeof settingsSchema.shape): z.ZodType<Partial<Settings>> {
  const bare = Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, schema.unwrap().optional()]))
  return z.strictObject(bare) as unknown as z.ZodType<Partial<Settings>>
}
