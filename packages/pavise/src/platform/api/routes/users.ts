import { z } from 'zod'
import { keyScopeSchema } from '#core/access/key-scope'
import { PERMISSIONS, type Permission, ROLE_IDS, ROLES } from '#core/access/permissions'
import { PaviseError } from '#core/errors/error'
import { newTokenSchema, newUserSchema, tokenRowSchema, userRowSchema } from '#core/records/identity'
import { gatewayKeyRowSchema } from '#core/records/overview'
import { idParams, roleSchema } from '../records.js'
import { type Call, defineRoute } from '../route.js'

const area = 'Users, tokens, keys'
const scopeSchema = keyScopeSchema.refine(({ team, teamLimits }) => teamLimits === undefined || team !== undefined, {
  path: ['team'],
  message: 'a budget of the team wants the team',
})
const newKeySchema = z.strictObject({
  name: z.string().min(1).max(100),
  tenant: z.string().min(1).max(100).optional(),
  expires: z.iso.datetime().optional(),
  scope: scopeSchema.optional(),
})

export const userRoutes = [
  defineRoute({
    method: 'GET',
    path: '/users',
    summary: 'Users',
    area,
    access: 'setting:read',
    schemas: { answer: z.array(userRowSchema) },
    handle: (_input, { parts }) => parts.access.users.list(),
  }),
  defineRoute({
    method: 'POST',
    path: '/users',
    summary: 'Add a user; a link lets them in',
    area,
    access: 'user:write',
    status: 201,
    versioned: true,
    schemas: { body: newUserSchema, answer: userRowSchema },
    errors: ['PAV_CONFLICT'],
    handle: ({ body }, { parts, principal }) => parts.access.users.add(body, principal.actor),
  }),
  defineRoute({
    method: 'GET',
    path: '/users/:id',
    summary: 'One user',
    area,
    access: 'setting:read',
    versioned: true,
    schemas: { params: idParams, answer: userRowSchema },
    handle: ({ params }, { parts }) => parts.access.users.get(params.id),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/users/:id',
    summary: 'Change name, e-mail or role, or disable a user',
    area,
    access: 'user:write',
    versioned: true,
    schemas: {
      params: idParams,
      body: z.strictObject({
        name: z.string().min(1).max(200).optional(),
        email: z.email().nullable().optional(),
        role: z.enum(ROLE_IDS).optional(),
        disabled: z.boolean().optional(),
      }),
      answer: userRowSchema,
    },
    errors: ['PAV_LAST_ADMIN'],
    handle: ({ params, body: { name, email, role, disabled } }, { parts, principal, version }) =>
      parts.access.users.change(
        params.id,
        {
          ...(name === undefined ? {} : { name }),
          ...(email === undefined ? {} : { email }),
          ...(role === undefined ? {} : { role }),
          ...(disabled === undefined ? {} : { disabled }),
          version,
        },
        principal.actor,
      ),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/users/:id',
    summary: 'Remove a user with sessions and tokens; what they did keeps their handle',
    area,
    access: 'user:write',
    schemas: { params: idParams },
    errors: ['PAV_LAST_ADMIN'],
    async handle({ params }, { parts, principal }) {
      await parts.access.users.remove(params.id, principal.actor)
      return undefined
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/users/:id/link',
    summary: 'A sign-in link: single use, ten minutes',
    area,
    access: 'user:write',
    status: 201,
    secret: true,
    schemas: { params: idParams, body: z.strictObject({}), answer: z.object({ url: z.string(), expires: z.iso.datetime() }) },
    errors: ['PAV_CONFLICT'],
    async handle({ params }, call) {
      const { access } = call.parts
      const { token, expires } = await access.links.make(await access.users.get(params.id), call.principal.actor)
      return { url: `${originOf(call)}/sign-in#${token}`, expires }
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/roles',
    summary: 'Roles, and what each may do',
    area,
    access: 'signed-in',
    schemas: { answer: z.array(roleSchema) },
    handle: async () =>
      ROLE_IDS.map((id) => ({
        id,
        title: ROLES[id].title,
        permissions: (ROLES[id].may as readonly Permission[]).map((permission) => ({ id: permission, title: PERMISSIONS[permission] })),
      })),
  }),
  defineRoute({
    method: 'GET',
    path: '/tokens',
    summary: 'My API tokens; everybody’s for who may administer users',
    area,
    access: 'signed-in',
    schemas: { answer: z.array(tokenRowSchema) },
    handle: (_input, { parts, principal }) => parts.access.tokens.list(principal.may.has('user:write') ? undefined : principal.user.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/tokens',
    summary: 'Make an API token; it is shown this once',
    area,
    access: 'signed-in',
    status: 201,
    secret: true,
    schemas: { body: newTokenSchema, answer: z.object({ token: z.string(), row: tokenRowSchema }) },
    errors: ['PAV_FORBIDDEN'],
    handle: ({ body }, { parts, principal }) => {
      if (principal.by.kind === 'token') {
        throw new PaviseError('PAV_FORBIDDEN', 'a token cannot make tokens', { hint: 'Sign in to do so, or run: pavise token create' })
      }
      return parts.access.tokens.make(principal.user.id, body, principal.may, principal.actor)
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/tokens/:id',
    summary: 'Revoke a token of mine; any for who may administer users',
    area,
    access: 'signed-in',
    schemas: { params: idParams },
    async handle({ params }, { parts, principal }) {
      await parts.access.tokens.revoke(params.id, principal.actor, principal.may.has('user:write') ? undefined : principal.user.id)
      return undefined
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/gateway-keys',
    summary: 'Keys of the applications that use the gateway',
    area,
    access: 'setting:read',
    schemas: { answer: z.array(gatewayKeyRowSchema) },
    handle: (_input, { parts }) => parts.access.gatewayKeys.list(),
  }),
  defineRoute({
    method: 'POST',
    path: '/gateway-keys',
    summary: 'Make a gateway key; it is shown this once',
    area,
    access: 'key:write',
    status: 201,
    secret: true,
    schemas: { body: newKeySchema, answer: z.object({ key: z.string(), row: gatewayKeyRowSchema }) },
    handle: ({ body: { name, tenant, expires, scope } }, { parts, principal }) =>
      parts.access.gatewayKeys.make(
        { name, ...(tenant === undefined ? {} : { tenant }), ...(expires === undefined ? {} : { expires }), ...(scope && { scope }) },
        principal.actor,
      ),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/gateway-keys/:id',
    summary: 'Change what a gateway key may do, its name or its end; null takes a bound away',
    area,
    access: 'key:write',
    schemas: {
      params: idParams,
      body: z.strictObject({
        name: z.string().min(1).max(100).optional(),
        expires: z.iso.datetime().nullable().optional(),
        scope: scopeSchema.nullable().optional(),
      }),
      answer: gatewayKeyRowSchema,
    },
    handle: ({ params, body: { name, expires, scope } }, { parts, principal }) =>
      parts.access.gatewayKeys.change(
        params.id,
        {
          ...(name === undefined ? {} : { name }),
          ...(expires === undefined ? {} : { expires }),
          ...(scope === undefined ? {} : { scope }),
        },
        principal.actor,
      ),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/gateway-keys/:id',
    summary: 'Revoke a gateway key',
    area,
    access: 'key:write',
    schemas: { params: idParams },
    async handle({ params }, { parts, principal }) {
      await parts.access.gatewayKeys.revoke(params.id, principal.actor)
      return undefined
    },
  }),
]

function originOf({ request }: Call): string {
  return `${request.protocol}://${request.headers.host}`
}
