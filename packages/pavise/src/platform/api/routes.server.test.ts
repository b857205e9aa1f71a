import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PERMISSIONS, type Permission, ROLE_IDS, ROLES } from '#core/access/permissions'
import { ERRORS, type ErrorCode } from '#core/errors/catalogue'
import { errorsOf, openApi, operationId } from './openapi.js'
import { type Route, wantsVersion } from './route.js'
import { routes } from './routes/index.js'
import { type ApiUnderTest, apiUnderTest, type Caller, HOST } from './testing/api-under-test.js'
import { BODIES } from './testing/sample-bodies.js'
import { type Seeded, seed } from './testing/seeded.js'

let api: ApiUnderTest
let seeded: Seeded
let admin: Caller
beforeAll(async () => {
  api = await apiUnderTest()
  seeded = await seed(api)
  admin = await api.as('admin')
})
afterAll(() => api.close())

const NOWHERE = '00000000-0000-4000-8000-000000000000'
/** A test where it applies; none elsewhere. */
const when = (applies: boolean): ((title: string, work: () => Promise<void>) => void) => (applies ? test : () => undefined)
const name = (route: Route): string => `${route.method} ${route.path}`
const all = routes.map((route) => [name(route), route] as const)
const filled = (path: string, id = NOWHERE): string =>
  path
    .replace(':id', id)
    .replace(':number', '999999')
    .replace(':index', '999999')
    .replace(':phase', 'before')
    .replace(':attempt', 'none')
    .replace(':file', 'none')
    .replace(':format', 'json')
    .replace(':event', 'none')

const bodyOf = (route: Route): { body?: unknown } => (route.schemas.body ? { body: BODIES[name(route)]!(seeded) } : {})
const ifMatch = (route: Route): Record<string, string> => (wantsVersion(route) ? { 'if-match': '"v1"' } : {})

test('every route with a body has one here', () => {
  expect(routes.filter((route) => route.schemas.body && !BODIES[name(route)]).map(name)).toEqual([])
})

describe.each(all)('%s', (_name, route) => {
  when(!(route.access === 'public'))('lets nobody in who is not signed in', async () => {
    const strangers: Record<string, string>[] = [
      {},
      { cookie: 'pavise_session=none' },
      { authorization: 'Bearer pav_none' },
      { authorization: 'Basic eDp5' },
    ]
    for (const headers of strangers) {
      const { status, json } = await api.send({ headers }, `${route.method} ${filled(route.path)}`, bodyOf(route))
      expect([status, json.code]).toEqual([401, 'PAV_AUTH_REQUIRED'])
    }
  })
  when(!!(route.access in PERMISSIONS))('refuses every role without the permission', async () => {
    const without = ROLE_IDS.filter((role) => !(ROLES[role].may as readonly Permission[]).includes(route.access as Permission))
    for (const role of without) {
      const sent = await api.send(await api.as(role), `${route.method} ${filled(route.path)}`, {
        ...bodyOf(route),
        headers: ifMatch(route),
      })
      expect([role, sent.status, sent.json.code]).toEqual([role, 403, 'PAV_FORBIDDEN'])
      expect(sent.json.message).toContain(route.access)
    }
  })
  when(!(route.access === 'public' || route.method === 'GET'))('wants the proof that the console sends it', async () => {
    for (const csrf of [undefined, 'x', '']) {
      const sent = await api.send(admin, `${route.method} ${filled(route.path)}`, { ...bodyOf(route), headers: { 'x-pavise-csrf': csrf } })
      expect([sent.status, sent.json.code]).toEqual([403, 'PAV_CSRF_REFUSED'])
    }
  })
  test('answers by its own name only, and no page of another site', async () => {
    const line = `${route.method} ${filled(route.path)}`
    const rebound = await api.send(admin, line, { ...bodyOf(route), headers: { host: 'attacker.example:8600' } })
    expect([rebound.status, rebound.json.code]).toEqual([421, 'PAV_HOST_REFUSED'])
    const foreign = await api.send(admin, line, { ...bodyOf(route), headers: { origin: 'https://attacker.example' } })
    expect([foreign.status, foreign.json.code]).toEqual([403, 'PAV_ORIGIN_REFUSED'])
    const opaque = await api.send(admin, line, { ...bodyOf(route), headers: { origin: 'null' } })
    expect(opaque.json.code).toBe('PAV_ORIGIN_REFUSED')
  })
  when(!!route.schemas.body)('reads JSON that fits, and nothing else', async () => {
    const line = `${route.method} ${filled(route.path)}`
    const headers = ifMatch(route)
    const text = await api.send(admin, line, { raw: 'a=b', headers: { ...headers, 'content-type': 'text/plain' } })
    expect([text.status, text.json.code]).toEqual([415, 'PAV_MEDIA_TYPE'])
    const form = await api.send(admin, line, { raw: '{}', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } })
    expect(form.status).toBe(415)
    for (const raw of ['{', '[]', '7', 'null', '"x"', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}', '\u0000']) {
      const bad = await api.send(admin, line, { raw, headers })
      expect([raw, bad.status, bad.json.code]).toEqual([raw, 422, 'PAV_INPUT_INVALID'])
    }
    if (route.path !== '/me/preferences') {
      const unknown = await api.send(admin, line, { body: { ...(bodyOf(route).body as object), surprise: 1 }, headers })
      expect(unknown.status).toBe(422)
      expect(unknown.json.faults).toEqual(
        expect.arrayContaining([expect.objectContaining({ path: 'body.surprise', message: 'unknown key' })]),
      )
    }
    const large = await api.send(admin, line, { raw: `{"a":"${'x'.repeat(2_200_000)}"}`, headers })
    expect([large.status, large.json.code]).toEqual([413, 'PAV_BODY_TOO_LARGE'])
  })
  when(!!route.schemas.params)('finds nothing where nothing is', async () => {
    const options = { ...bodyOf(route), headers: ifMatch(route) }
    const { status, json } = await api.send(admin, `${route.method} ${filled(route.path)}`, options)
    expect([status, json.code]).toEqual([404, expect.stringMatching(/^PAV_(NOT_FOUND|LEDGER_ENTRY)$/)])
    const strange = route.path.replace(/:\w+/g, "%27;drop'--")
    const odd = await api.send(admin, `${route.method} ${strange}`, options)
    expect(odd.status).toBe(404)
  })
  when(!!wantsVersion(route))('wants to know what a change is based on', async () => {
    for (const given of [undefined, '*', '"3"', 'v3']) {
      const sent = await api.send(admin, `${route.method} ${filled(route.path)}`, { ...bodyOf(route), headers: { 'if-match': given } })
      expect([sent.status, sent.json.code]).toEqual([428, 'PAV_PRECONDITION_REQUIRED'])
    }
  })
  when(!(route.method !== 'GET' || route.path === '/auth/oidc/callback'))('says which parameters it does not know', async () => {
    const { status, json } = await api.send(admin, `GET ${filled(route.path, seeded.run)}?surprise=1`)
    if (status === 404) return
    expect([status, json.code]).toEqual([422, 'PAV_INPUT_INVALID'])
  })
})

/** POST and PUT that change nothing that others see. */
const UNSEALED = new Set([
  'PUT /me/preferences',
  'POST /runs/estimate',
  'POST /findings/counts',
  'POST /policies/check',
  'POST /policies/diff',
])
/** How many changes wait for the ledger, or waited. */
const sealedOnes = async (): Promise<number> => (await api.pool.query('select count(*)::int as count from pavise.outbox')).rows[0].count

describe('done as it should be', () => {
  test('every route gives its answer once', async () => {
    const findings = await api.send(admin, 'GET /findings?limit=5&sort=-severity')
    const { number } = findings.json.items[0]
    const user = (await api.send(admin, 'POST /users', { body: { handle: 'cleo', name: 'Cleo', role: 'auditor' } })).json
    const schedule = (await api.send(admin, 'POST /schedules', bodyOf(routeOf('POST /schedules')))).json
    const asset = (await api.send(admin, 'POST /assets', bodyOf(routeOf('POST /assets')))).json
    const token = (await api.send(admin, 'POST /tokens', bodyOf(routeOf('POST /tokens')))).json
    const key = (await api.send(admin, 'POST /gateway-keys', bodyOf(routeOf('POST /gateway-keys')))).json
    const run = (await api.send(admin, 'POST /runs', bodyOf(routeOf('POST /runs')))).json
    const link = await api.access.links.make(await api.access.users.get(user.id), { handle: 'test' })
    await api.access.users.setPassword(user.id, 'correct horse battery', { handle: 'test' })
    const ids: Record<string, string> = {
      '/assets/:id': asset.id,
      '/runs/:id/cancel': run.id,
      '/runs/:id/dry-run': seeded.dryRun,
      '/runs/:id/result': seeded.dryRun,
      '/runs/:id/files': seeded.scan,
      '/runs/:id/files/:file': seeded.scan,
      '/users/:id': user.id,
      '/users/:id/link': user.id,
      '/tokens/:id': token.row.id,
      '/gateway-keys/:id': key.row.id,
      '/schedules/:id': schedule.id,
      '/events/:id': seeded.event,
    }
    const bodies: Record<string, unknown> = {
      'POST /auth/link': { token: link.token },
      'POST /auth/password': { handle: 'cleo', password: 'correct horse battery' },
      'POST /assets': { ...(BODIES['POST /assets']!(seeded) as object), name: 'bot-2' },
      'POST /schedules': { ...(BODIES['POST /schedules']!(seeded) as object), name: 'weekly' },
    }
    const others = new Set(['/stream', '/auth/oidc/start', '/auth/oidc/callback', '/auth/link', '/auth/sign-out', '/users/:id'])
    const order = (route: Route): number =>
      route.method === 'DELETE' ? 2 : route.path === '/auth/sign-out' ? 3 : route.method === 'GET' ? 0 : 1
    for (const route of [...routes].filter((one) => !others.has(one.path)).sort((a, b) => order(a) - order(b))) {
      const path = route.path
        .replace(':id', ids[route.path] ?? seeded.run)
        .replace(':number', route.path.startsWith('/policies') ? '1' : String(number))
        .replace(':index', '0')
        .replace(':phase', 'before')
        .replace(':attempt', seeded.attempt)
        .replace(':file', 'file-1')
        .replace(':format', 'sarif')
        .replace(':event', 'hold-1')
      const query = route.path === '/search' ? '?q=quarry' : ''
      const etag = wantsVersion(route) ? { 'if-match': String((await api.send(admin, `GET ${path}`)).headers['etag'] ?? '"v1"') } : {}
      const body = route.schemas.body ? { body: bodies[name(route)] ?? BODIES[name(route)]!(seeded) } : {}
      const before = await sealedOnes()
      const sent = await api.send(route.access === 'public' ? api.nobody : admin, `${route.method} ${path}${query}`, {
        ...body,
        headers: etag,
      })
      expect([name(route), sent.status, sent.text.slice(0, 300)]).toEqual([name(route), expectedStatus(route), expect.any(String)])
      const changes = route.method !== 'GET' && !UNSEALED.has(name(route))
      expect([name(route), (await sealedOnes()) > before]).toEqual([name(route), changes])
    }
    const changed = await api.send(admin, `PATCH /users/${user.id}`, { body: { role: 'governance' }, headers: { 'if-match': '"v2"' } })
    expect(changed.json).toMatchObject({ role: 'governance', version: 3 })
    expect((await api.send(admin, `GET /users/${user.id}`)).headers['etag']).toBe('"v3"')
    const stale = await api.send(admin, `PATCH /users/${user.id}`, { body: { role: 'auditor' }, headers: { 'if-match': '"v2"' } })
    expect([stale.status, stale.json.code]).toEqual([409, 'PAV_CONFLICT'])
    const again = await api.access.links.make(await api.access.users.get(user.id), { handle: 'test' })
    const signed = await api.send(api.nobody, 'POST /auth/link', { body: { token: again.token } })
    expect(signed.json.user.handle).toBe('cleo')
    const caller = { headers: { cookie: String(signed.headers['set-cookie']).split(';')[0]!, 'x-pavise-csrf': signed.json.csrf } }
    expect((await api.send(caller, 'POST /auth/sign-out', { body: { everywhere: true } })).status).toBe(204)
    expect((await api.send(caller, 'GET /me')).status).toBe(401)
    expect((await api.send(admin, `DELETE /users/${user.id}`)).status).toBe(204)
  })
})

const routeOf = (line: string): Route => routes.find((route) => name(route) === line)!
const expectedStatus = (route: Route): number => route.status ?? (route.schemas.answer || route.type ? 200 : 204)

test('bodies of the ledger that hold evidence are for who may reveal it; the audit shows changes alone', async () => {
  const auditor = await api.as('auditor')
  expect((await api.send(auditor, 'GET /ledger/0')).json).toMatchObject({ state: 'open', body: { user: 'ana' } })
  const withheld = await api.send(auditor, 'GET /ledger/1')
  expect([withheld.json.state, withheld.json.body]).toEqual(['withheld', undefined])
  expect((await api.send(await api.as('engineer'), 'GET /ledger/1')).json).toMatchObject({
    state: 'open',
    body: { evidence: expect.any(String) },
  })
  const audit = await api.send(auditor, 'GET /audit')
  expect(audit.json.items.map((row: { type: string }) => row.type)).toEqual(['user.add'])
})

describe('the description of the API', () => {
  const document = openApi(routes) as { paths: Record<string, Record<string, { operationId: string }>>; components: unknown }
  test('names each operation once', () => {
    const ids = routes.map(operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]+$/.test(id))).toEqual([])
  })
  test('refers to nothing that is not there', () => {
    const names = new Set(Object.keys((document.components as { schemas: object }).schemas))
    const used = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!.replace('#/components/schemas/', ''))
    expect(used.filter((ref) => !names.has(ref))).toEqual([])
  })
  test('is served to whoever asks', async () => {
    const { status, json } = await api.send(api.nobody, 'GET /openapi.json')
    expect([status, json.openapi]).toEqual([200, '3.1.0'])
    expect(Object.keys(json.paths)).toEqual(expect.arrayContaining(['/api/v1/findings/{number}', '/api/v1/stream']))
  })
  test('holds for every answer that these tests saw', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema({ $id: 'api', ...document })
    const byRoute = new Map(routes.map((route) => [name(route), route]))
    const wrong: unknown[] = []
    let looked = 0
    for (const { method, path, status, type, body } of api.answers) {
      const route = byRoute.get(`${method} ${path}`)
      if (!route) continue
      looked++
      const place = `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`
        .replaceAll('~', '~0')
        .replaceAll('/', '~1')
        .replaceAll('{', '%7B')
        .replaceAll('}', '%7D')
      const said = ajv.getSchema(`api#/paths/${place}/${method.toLowerCase()}/responses/${status}`)
      if (!said) wrong.push({ method, path, status, why: 'this status is not described', body: body.slice(0, 200) })
      else if (status >= 400) {
        const { code } = JSON.parse(body) as { code: ErrorCode }
        if (!errorsOf(route).includes(code) || ERRORS[code].status !== status)
          wrong.push({ method, path, code, why: 'this code is not described' })
        if (!type.startsWith('application/problem+json')) wrong.push({ method, path, type })
      } else if (route.schemas.answer) {
        const check = ajv.getSchema(`api#/paths/${place}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`)!
        if (!check(JSON.parse(body))) wrong.push({ method, path, errors: check.errors, body: body.slice(0, 500) })
      }
    }
    expect(wrong).toEqual([])
    expect(looked).toBeGreaterThan(500)
    const fine = new Set(api.answers.filter(({ status }) => status < 400).map(({ method, path }) => `${method} ${path}`))
    expect(routes.map(name).filter((route) => !fine.has(route) && !/oidc|stream/.test(route))).toEqual([])
  })
})

test('the host of these tests is the one that the server knows', async () => {
  expect((await api.send(admin, 'GET /me', { headers: { host: 'localhost:8600', origin: `http://${HOST}` } })).status).toBe(200)
})

describe('models and their scans', () => {
  test('a model may be named where models may lie and nowhere else, when it is added and when it is changed', async () => {
    const add = (name: string, path: string) => api.send(admin, 'POST /assets', { body: { kind: 'model', name, locator: { path } } })
    const refused = await add('passwd', '../../etc/passwd')
    expect([refused.status, refused.json.faults]).toEqual([422, [expect.objectContaining({ path: 'body.locator.path' })]])
    const added = await add('llama', 'models/llama')
    expect(added.status).toBe(201)
    const changed = await api.send(admin, `PATCH /assets/${added.json.id}`, { body: { locator: { path: '/etc' } } })
    expect(changed.status).toBe(422)
  })
  test('a scan wants a model and an attack an endpoint, by hand and by the clock', async () => {
    const { items } = (await api.send(admin, 'GET /assets')).json as { items: { id: string; kind: string }[] }
    const of = (kind: string) => items.find((asset) => asset.kind === kind)!.id
    for (const [kind, asset, status] of [
      ['scan', of('model'), 201],
      ['scan', of('endpoint'), 422],
      ['attack', of('model'), 422],
    ] as const) {
      expect((await api.send(admin, 'POST /runs', { body: { kind, asset } })).status).toBe(status)
      const schedule = { name: `${kind} ${status}`, run: { kind, asset }, cron: '0 3 * * *' }
      expect((await api.send(admin, 'POST /schedules', { body: schedule })).status).toBe(status)
    }
  })
})
