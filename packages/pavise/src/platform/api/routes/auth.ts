import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import type { UserRow } from '#core/records/identity'
import { handleSchema, meSchema } from '#core/records/identity'
import { sessionPrincipal } from '#platform/auth/principal'
import { digestOf } from '#platform/auth/secret'
import type { SignInWay } from '#platform/auth/sessions'
import { clearFlowCookie, clearSessionCookie, FLOW_COOKIE, sessionCookie, setFlowCookie, setSessionCookie } from '../cookies.js'
import { meOf } from '../me.js'
import { type Call, defineRoute, Reply } from '../route.js'

const area = 'Sign-in'
const TRIES_A_MINUTE = 20

/** Begins a session for `user`; the one that the browser had ends. */
async function signIn(call: Call, user: UserRow, way: SignInWay): Promise<string> {
  const { parts, request, reply } = call
  const session = await parts.access.sessions.begin(user, way, sessionCookie(request))
  setSessionCookie(reply, session)
  return session.secret
}

async function signInAndTell(call: Call, user: UserRow, way: SignInWay): Promise<z.input<typeof meSchema>> {
  const secret = await signIn(call, user, way)
  return meOf(call.parts, sessionPrincipal(user, secret))
}

export const authRoutes = [
  defineRoute({
    method: 'GET',
    path: '/auth/methods',
    summary: 'How one can sign in',
    area,
    access: 'public',
    schemas: { answer: z.object({ password: z.boolean(), oidc: z.object({ name: z.string() }).optional() }) },
    handle: async (_input, { parts }) => ({ password: true, ...(parts.access.oidc ? { oidc: { name: parts.access.oidc.name } } : {}) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/link',
    summary: 'Sign in with the token of a link; it is used up',
    area,
    access: 'public',
    schemas: { body: z.strictObject({ token: z.string().min(1).max(200) }), answer: meSchema },
    errors: ['PAV_AUTH_REFUSED', 'PAV_AUTH_LOCKED'],
    unrepeatable: true,
    perMinute: TRIES_A_MINUTE,
    async handle({ body }, call) {
      const { access } = call.parts
      const subjects = [`address:${call.request.ip}`]
      await access.lockOut.check(subjects)
      const user = await access.links.use(body.token).catch(async (error: unknown) => {
        await access.lockOut.failed(subjects)
        throw error
      })
      return signInAndTell(call, user, 'link')
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/password',
    summary: 'Sign in with handle and password',
    area,
    access: 'public',
    schemas: { body: z.strictObject({ handle: handleSchema, password: z.string().min(1).max(1024) }), answer: meSchema },
    errors: ['PAV_AUTH_REFUSED', 'PAV_AUTH_LOCKED'],
    unrepeatable: true,
    perMinute: TRIES_A_MINUTE,
    async handle({ body }, call) {
      const { access } = call.parts
      const subjects = [`handle:${body.handle}`, `address:${call.request.ip}`]
      await access.lockOut.check(subjects)
      const user = await access.users.withPassword(body.handle, body.password)
      if (!user) {
        await access.lockOut.failed(subjects)
        throw new PaviseError('PAV_AUTH_REFUSED', 'handle and password do not fit')
      }
      await access.lockOut.succeeded([`handle:${body.handle}`])
      return signInAndTell(call, user, 'password')
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/sign-out',
    summary: 'End this session, or every session of this user',
    area,
    access: 'signed-in',
    schemas: { body: z.strictObject({ everywhere: z.boolean().default(false) }) },
    unrepeatable: true,
    async handle({ body }, { parts, principal, reply }) {
      if (body.everywhere) await parts.access.sessions.endAll(principal.user.id)
      else if (principal.by.kind === 'session') await parts.access.sessions.end(principal.by.secret)
      clearSessionCookie(reply)
      return undefined
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/auth/oidc/start',
    summary: 'Go to the identity provider',
    area,
    access: 'public',
    status: 303,
    schemas: { query: z.strictObject({ to: z.string().max(1000).optional() }) },
    errors: ['PAV_OIDC_FAILED', 'PAV_NOT_FOUND'],
    perMinute: TRIES_A_MINUTE,
    async handle({ query }, call) {
      const oidc = needOidc(call)
      const { url, flow } = await oidc.begin(callbackOf(call), ownPath(query.to))
      setFlowCookie(call.reply, flow)
      return new Reply('', { status: 303, headers: { location: url } })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/auth/oidc/callback',
    summary: 'Come back from the identity provider',
    area,
    access: 'public',
    status: 303,
    schemas: { query: z.looseObject({}) },
    errors: ['PAV_OIDC_FAILED', 'PAV_AUTH_REFUSED', 'PAV_NOT_FOUND'],
    perMinute: TRIES_A_MINUTE,
    async handle(_input, call) {
      const oidc = needOidc(call)
      const { request, reply } = call
      clearFlowCookie(reply)
      const flow = request.cookies[FLOW_COOKIE] ?? ''
      const current = new URL(callbackOf(call))
      current.search = new URL(request.url, current).search
      const { user, destination } = await oidc.finish(flow, current)
      await signIn(call, user, 'provider')
      return new Reply('', { status: 303, headers: { location: destination } })
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/me',
    summary: 'Who I am, and what I may do',
    area,
    access: 'signed-in',
    schemas: { answer: meSchema },
    handle: async (_input, { parts, principal }) => meOf(parts, principal),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/me',
    summary: 'Change my name or password',
    area,
    access: 'signed-in',
    schemas: {
      body: z.strictObject({
        name: z.string().min(1).max(200).optional(),
        password: z.strictObject({ old: z.string().max(1024).optional(), new: z.string().max(1024) }).optional(),
      }),
      answer: meSchema,
    },
    errors: ['PAV_FORBIDDEN', 'PAV_CONFLICT'],
    async handle({ body }, { parts, principal }) {
      const { users } = parts.access
      const { user, actor, by } = principal
      if (by.kind === 'token') throw new PaviseError('PAV_FORBIDDEN', 'a token cannot change its user', { hint: 'Sign in to do so.' })
      if (body.password) {
        if (user.password && body.password.old === undefined) {
          throw new PaviseError('PAV_INPUT_INVALID', 'body.password.old is missing: the old password is needed for a new one')
        }
        await users.setPassword(user.id, body.password.new, actor, {
          ...(user.password ? { old: body.password.old ?? '' } : {}),
          keep: digestOf(by.secret),
        })
      }
      if (body.name !== undefined) await users.change(user.id, { name: body.name }, actor)
      return meOf(parts, sessionPrincipal(await users.get(user.id), by.secret))
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/me/preferences',
    summary: 'What I have set for myself: theme, density, saved views',
    area,
    access: 'signed-in',
    schemas: { answer: z.record(z.string(), z.unknown()) },
    handle: (_input, { parts, principal }) => parts.access.users.preferences(principal.user.id),
  }),
  defineRoute({
    method: 'PUT',
    path: '/me/preferences',
    summary: 'Keep my preferences: any JSON object of at most 16 KB',
    area,
    access: 'signed-in',
    schemas: {
      body: z
        .record(z.string().max(100), z.json())
        .refine((value) => JSON.stringify(value).length <= 16_384, 'wants at most 16 KB of JSON'),
    },
    async handle({ body }, { parts, principal }) {
      await parts.access.users.setPreferences(principal.user.id, body)
      return undefined
    },
  }),
]

function needOidc({ parts }: Call) {
  if (parts.access.oidc) return parts.access.oidc
  throw new PaviseError('PAV_NOT_FOUND', 'no identity provider is configured', { hint: 'Name one in pavise.yaml: auth.oidc' })
}

/** The address of the callback by the name under which the browser knows us: the host was checked before. */
function callbackOf({ request }: Call): string {
  return `${request.protocol}://${request.headers.host}/api/v1/auth/oidc/callback`
}

/** A path of the console; anything that could lead elsewhere becomes the first page. */
function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) && !to.includes('\\') ? to : '/'
}
