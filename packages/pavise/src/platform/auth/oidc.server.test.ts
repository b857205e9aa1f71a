import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error: the package has no types.
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest, HOST } from '#platform/api/testing/api-under-test'
import { providerDance } from './testing/provider-dance.js'

const CALLBACK = `http://${HOST}/api/v1/auth/oidc/callback`
const SECRET = 'a secret that the provider and we know'

let groups: string[] = ['staff']
let server: Server
let issuer: string
let api: ApiUnderTest
beforeAll(async () => {
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'pavise', client_secret: SECRET, redirect_uris: [CALLBACK], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub', 'groups', 'preferred_username', 'name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, groups, preferred_username: id, name: `Name of ${id}` }),
    }),
  })
  server.on('request', provider.callback())
  api = await apiUnderTest({
    oidc: {
      name: 'Example ID',
      issuer,
      clientId: 'pavise',
      clientSecret: SECRET,
      scopes: ['openid'],
      origins: [],
      roles: { claim: 'groups', roles: { staff: 'auditor', ops: 'engineer' } },
    },
  })
})
afterAll(async () => {
  await api.close()
  await api.access.close()
  server.closeAllConnections()
  server.close()
})

/** Begins a sign-in; answers where the browser is sent and the cookie that it got. */
async function begin(to = '') {
  const sent = await api.send(api.nobody, `GET /auth/oidc/start${to}`)
  expect(sent.status).toBe(303)
  const cookie = String(sent.headers['set-cookie'])
  expect(cookie).toMatch(/^pavise_oidc=[\w-]{43}; Max-Age=600; Path=\/api\/v1\/auth\/oidc; HttpOnly; SameSite=Lax$/)
  return { url: String(sent.headers['location']), cookie: cookie.split(';')[0]! }
}

async function signIn(account: string, to = '') {
  const { url, cookie } = await begin(to)
  const back = await providerDance(url, account, CALLBACK)
  return { cookie, back, sent: await api.send({ headers: { cookie } }, `GET ${back.pathname}${back.search}`) }
}

test('the console learns that there is a provider', async () => {
  expect((await api.send(api.nobody, 'GET /auth/methods')).json).toEqual({ password: true, oidc: { name: 'Example ID' } })
})

test('whoever the provider knows comes in with the role of their group', async () => {
  const { url } = await begin()
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    code_challenge_method: 'S256',
    response_type: 'code',
    redirect_uri: CALLBACK,
    state: expect.stringMatching(/^sha256:/),
    nonce: expect.any(String),
  })
  const { sent } = await signIn('ana.mueller', '?to=/p/test/findings?q=owner:me')
  expect([sent.status, sent.headers['location']]).toEqual([303, '/p/test/findings?q=owner:me'])
  const cookies = [sent.headers['set-cookie'] ?? []].flat().map(String)
  const session = cookies.find((cookie) => cookie.startsWith('pavise_session='))!
  const me = await api.send({ headers: { cookie: session.split(';')[0]! } }, 'GET /me')
  expect(me.json.user).toMatchObject({ handle: 'ana.mueller', name: 'Name of ana.mueller', role: 'auditor', oidc: true, password: false })
})

test('the role follows the groups at the next sign-in; without a group the door is shut', async () => {
  groups = ['ops', 'staff']
  await signIn('ana.mueller')
  expect(await api.access.users.byHandle('ana.mueller')).toMatchObject({ role: 'engineer' })
  groups = ['visitors']
  const { sent } = await signIn('ana.mueller')
  expect([sent.status, sent.json.code]).toEqual([401, 'PAV_AUTH_REFUSED'])
  groups = ['staff']
})

test('a name that is taken does not make one user of two', async () => {
  await api.access.users.add({ handle: 'root', name: 'Root', role: 'admin' }, { handle: 'test' })
  await signIn('root')
  expect(await api.access.users.byHandle('root')).toMatchObject({ role: 'admin', oidc: false })
  expect(await api.access.users.byHandle('root-2')).toMatchObject({ role: 'auditor', oidc: true })
})

test('a disabled user stays out', async () => {
  const user = (await api.access.users.byHandle('root-2'))!
  await api.access.users.change(user.id, { disabled: true }, { handle: 'test' })
  expect((await signIn('root')).sent.json.code).toBe('PAV_AUTH_REFUSED')
})

test('an answer works once, in the browser that began, with its own state', async () => {
  const { cookie, back, sent } = await signIn('ana.mueller')
  expect(sent.status).toBe(303)
  const again = await api.send({ headers: { cookie } }, `GET ${back.pathname}${back.search}`)
  expect(again.json.code).toBe('PAV_AUTH_REFUSED')
  const elsewhere = await begin()
  const stolen = await providerDance(elsewhere.url, 'ana.mueller', CALLBACK)
  expect((await api.send(api.nobody, `GET ${stolen.pathname}${stolen.search}`)).json.code).toBe('PAV_AUTH_REFUSED')
  const other = await begin()
  const mixed = await api.send({ headers: { cookie: other.cookie } }, `GET ${stolen.pathname}${stolen.search}`)
  expect([mixed.status, mixed.json.code]).toEqual([502, 'PAV_OIDC_FAILED'])
  const late = await begin()
  const answer = await providerDance(late.url, 'ana.mueller', CALLBACK)
  api.advance(11 * 60_000)
  expect((await api.send({ headers: { cookie: late.cookie } }, `GET ${answer.pathname}${answer.search}`)).json.code).toBe(
    'PAV_AUTH_REFUSED',
  )
})

test('a refusal of the provider is a refusal here', async () => {
  const { cookie, url } = await begin()
  const state = new URL(url).searchParams.get('state')!
  const denied = await api.send({ headers: { cookie } }, `GET /auth/oidc/callback?error=access_denied&state=${encodeURIComponent(state)}`)
  expect([denied.status, denied.json.code]).toEqual([502, 'PAV_OIDC_FAILED'])
})

test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/x y', ''])(
  'nobody is sent on to %j',
  async (to) => {
    const { url, cookie } = await begin(`?to=${encodeURIComponent(to)}`)
    const back = await providerDance(url, 'ana.mueller', CALLBACK)
    const sent = await api.send({ headers: { cookie } }, `GET ${back.pathname}${back.search}`)
    expect(sent.headers['location']).toBe('/')
  },
)
