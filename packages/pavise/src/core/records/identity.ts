import { z } from 'zod'
import { PERMISSIONS, type Permission, ROLE_IDS } from '../access/permissions.js'

const permissionIds = Object.keys(PERMISSIONS) as [Permission, ...Permission[]]
export const handleSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'wants lower-case letters, digits, dots, dashes and underscores')

export const userRowSchema = z.object({
  id: z.uuid(),
  handle: handleSchema,
  name: z.string(),
  email: z.string().optional(),
  role: z.enum(ROLE_IDS),
  password: z.boolean(),
  oidc: z.boolean(),
  disabled: z.boolean(),
  lockedUntil: z.iso.datetime().optional(),
  created: z.iso.datetime(),
  lastSeen: z.iso.datetime().optional(),
  version: z.number().int(),
})
export type UserRow = z.infer<typeof userRowSchema>

export const newUserSchema = z.strictObject({
  handle: handleSchema,
  name: z.string().min(1).max(200),
  email: z.email().optional(),
  role: z.enum(ROLE_IDS),
})
export type NewUser = z.infer<typeof newUserSchema>

export const meSchema = z.object({
  user: userRowSchema,
  permissions: z.array(z.enum(permissionIds)),
  /** To be sent as x-pavise-csrf with every change. */
  csrf: z.string(),
  project: z.string(),
  version: z.string(),
})
export type Me = z.infer<typeof meSchema>

export const tokenRowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** First characters, to know it by. */
  hint: z.string(),
  user: z.string(),
  scopes: z.array(z.enum(permissionIds)),
  created: z.iso.datetime(),
  expires: z.iso.datetime().optional(),
  lastUsed: z.iso.datetime().optional(),
  revoked: z.boolean(),
})
export type TokenRow = z.infer<typeof tokenRowSchema>

export const newTokenSchema = z.strictObject({
  name: z.string().min(1).max(100),
  /** At most what its owner may do. */
  scopes: z.array(z.enum(permissionIds)).min(1),
  expires: z.iso.datetime().optional(),
})
export type NewToken = z.infer<typeof newTokenSchema>
