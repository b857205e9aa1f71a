import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAccess } from '#platform/auth/access'
import { hostRule } from './hosts.js'
import { createApi } from './server.js'
import { startApi } from './start-api.js'
import { type ApiUnderTest, apiUnderTest, type Caller, HOST } from './testing/api-under-test.js'
import { selfSigned } from './testing/self-signed.js'

let folder: string
let api: ApiUnderTest
let admin: Caller
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-console-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Pavise</title>')
  await writeFile(join(folder, 'assets', 'index-abc123.js'), 'export {}')
  await writeFile(join(folder, '.hidden'), 'no')
  await writeFile(join(folder, '..', `outside-${process.pid}`), 'no')
  api = await apiUnderTest({ consoleDir: folder, openMetrics: true })
  admin = await api.as('admin')
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
  await rm(join(folder, '..', `outside-${process.pid}`), { force: true })
})

const get = (path: string, headers: Record<string, string> = {}, address?: string) =>
  api.send({ headers }, `GET !${path}`, address ? { address } : {})

describe('the console', () => {
  test('is its page at every address of its own, kept by no cache', async () => {
    for (const path of ['/', '/sign-in', '/p/test/findings', '/p/test/runs/1/attempts']) {
      const { status, headers, text } = await get(path)
      expect([path, status, headers['cache-control'], text]).toEqual([path, 200, 'no-store', expect.stringContaining('<title>Pavise')])
    }
  })
  test('lets nothing run but its own files', async () => {
    const { headers } = await get('/p/test/findings')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' })
  })
  test('has files with a digest in their name for ever', async () => {
    const { status, headers } = await get('/assets/index-abc123.js')
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })
  test.each([
    '/../../etc/passwd',
    '/assets/..%2f..%2f..%2fetc/passwd',
    `/..%2foutside-${process.pid}`,
    '/%2e%2e/%2e%2e/etc/passwd',
    '/.hidden',
    '/assets/',
    '/assets/none.js',
    '/index.html/',
    '/p%00',
  ])('gives nothing else: %s', async (path) => {
    const { status, text } = await get(path)
    expect([400, 403, 404, 422]).toContain(status)
    expect(text).not.toContain('root:')
  })
})

describe('health and numbers', () => {
  test('health needs no name and no key', async () => {
    expect((await get('/healthz', { host: '10.0.0.7:9' })).json).toEqual({ alive: true })
    expect((await get('/readyz', { host: '10.0.0.7:9' })).json).toEqual({ ready: true })
  })
  test('metrics are for a token that may, and for this machine where that was asked for', async () => {
    const local = await get('/metrics')
    expect(local.text).toMatch(/pavise_api_request_seconds_count\{route="\/p\/\*",status="2xx"\} \d/)
    expect(local.text).toContain('pavise_worker_up 1')
    expect((await get('/metrics', {}, '10.0.0.7')).json.code).toBe('PAV_AUTH_REQUIRED')
    const auditor = await api.as('auditor')
    expect((await api.send(auditor, 'GET !/metrics', { address: '10.0.0.7' })).json.code).toBe('PAV_FORBIDDEN')
    expect((await api.send(admin, 'GET !/metrics', { address: '10.0.0.7' })).status).toBe(200)
  })
  test('a request line never stands in them', async () => {
    await get('/api/v1/findings?q=somebodys-secret')
    expect((await get('/metrics')).text).not.toContain('somebodys-secret')
  })
})

describe('hostile requests', () => {
  const header = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 300 })
  const CODES = [200, 304, 400, 401, 403, 404, 409, 413, 415, 421, 422, 428, 429]
  test('cookies, tokens and versions of any shape are answered, never with a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(header, header, header, header, async (cookie, authorization, csrf, match) => {
        const headers = { cookie, authorization, 'x-pavise-csrf': csrf, 'if-match': match }
        const read = await api.send({ headers }, 'GET /findings')
        expect(CODES).toContain(read.status)
        const write = await api.send({ headers: { ...admin.headers, 'if-match': match } }, 'PATCH /findings/1', { body: { state: 'open' } })
        expect(CODES).toContain(write.status)
      }),
      { numRuns: 40 },
    )
  })
  test('bodies of any shape are answered, never with a fault of ours', async () => {
    const lines = [
      'POST /findings/bulk',
      'POST /policies/check',
      'POST /policies/diff',
      'POST /assets',
      'PATCH /settings',
      'PUT /me/preferences',
      'POST /erase',
      'POST /schedules',
      'POST /runs/estimate',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lines), fc.json({ maxDepth: 4 }), async (line, raw) => {
        const sent = await api.send(admin, line, { raw })
        expect([...CODES, 201, 204]).toContain(sent.status)
      }),
      { numRuns: 80 },
    )
  })
  test('deep and wide JSON is refused in time', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect((await api.send(admin, 'POST /policies/check', { raw: deep })).status).toBe(422)
    const views = await api.send(admin, 'PUT /me/preferences', { raw: `{"views":${deep}}` })
    expect(views.status).toBe(422)
    const wide = `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":0`).join(',')}}`
    expect((await api.send(admin, 'PATCH /settings', { raw: wide })).status).toBe(422)
  })
  test('filter lines of any shape are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('findings', 'runs', 'assets', 'events'),
        fc.array(
          fc.oneof(
            fc.string({ maxLength: 20 }),
            fc.constantFrom('state:open', '-', '"', 'severity:>=', 'none', '%', "'", '\\', 'first:>=-9999w', 'number:<999999999999999'),
          ),
          { maxLength: 8 },
        ),
        async (list, words) => {
          const { status, json } = await api.send(admin, `GET /${list}?q=${encodeURIComponent(words.join(' '))}`)
          expect([200, 400]).toContain(status)
          if (status === 400) expect(json.code).toBe('PAV_QUERY_INVALID')
        },
      ),
      { numRuns: 60 },
    )
    const long = await api.send(admin, `GET /findings?q=${'x'.repeat(10_000)}`)
    expect([long.status, long.json.code]).toEqual([422, 'PAV_INPUT_INVALID'])
  })
  test('cursors that we never gave are refused', async () => {
    for (const list of ['findings', 'runs', 'assets', 'events', 'policies', 'holds', 'ledger', 'audit']) {
      for (const cursor of ['x', 'e30', 'bnVsbA', '-1', '9'.repeat(30), Buffer.from('[["a"],{}]').toString('base64url')]) {
        const sent = await api.send(admin, `GET /${list}?cursor=${cursor}`)
        expect([list, cursor, sent.status < 500]).toEqual([list, cursor, true])
      }
    }
  })
})

test('too many requests wait; nothing tells of the inside of a fault', async () => {
  const odd = await apiUnderTest({ perMinute: 30 })
  const auditor = await odd.as('auditor')
  let asked = 0
  let limited = await odd.send(auditor, 'GET /roles')
  for (; limited.status === 200 && asked < 100; asked++) limited = await odd.send(auditor, 'GET /roles')
  expect([asked, limited.status, limited.json.code]).toEqual([30, 429, 'PAV_RATE_LIMITED'])
  expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0)
  const caller = await odd.as('admin')
  await odd.pool.query('alter table pavise.finding rename to hidden')
  const sent = await odd.send(caller, 'GET /findings')
  expect([sent.status, sent.json.code]).toEqual([500, 'PAV_INTERNAL'])
  expect(Object.keys(sent.json).sort()).toEqual(['code', 'hint', 'incident', 'message', 'status'])
  expect(sent.text).not.toMatch(/finding|relation|sql|\.ts/i)
  await odd.close()
})

test('behind a proxy that does TLS cookies are bound to it too, and its word alone counts', async () => {
  const behind = await createApi({
    parts: api.parts,
    pool: api.pool,
    proxies: ['10.0.0.9'],
    hosts: () => hostRule('http', '127.0.0.1', 8600, ['pavise.example']),
    log: () => undefined,
  })
  const user = (await api.access.users.byHandle('admin'))!
  for (const [remoteAddress, cookie] of [
    ['10.0.0.9', /^__Host-pavise_session=.*; Secure;/],
    ['10.0.0.8', /^pavise_session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/],
  ] as const) {
    const { token } = await api.access.links.make(user, { handle: 'test' })
    const reply = await behind.inject({
      method: 'POST',
      url: '/api/v1/auth/link',
      remoteAddress,
      headers: {
        host: 'pavise.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-for': '203.0.113.7',
        'content-type': 'application/json',
      },
      payload: { token },
    })
    expect(reply.statusCode).toBe(200)
    expect(String(reply.headers['set-cookie'])).toMatch(cookie)
  }
  await behind.close()
})

describe('listening', () => {
  const options = () => ({ parts: api.parts, pool: api.pool, log: () => undefined })
  test('beyond this machine wants TLS, or to be told that a proxy does it', async () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.2']) {
      await expect(startApi(options(), { host, port: 0 })).rejects.toMatchObject({ code: 'PAV_LISTEN_INSECURE', exit: 64 })
    }
    const open = await startApi(options(), { host: '0.0.0.0', port: 0, insecureHttp: true, names: ['pavise.example'] })
    expect(open.address).toMatch(/^http:\/\/pavise\.example:\d+$/)
    await open.close()
  })
  test('an address that is taken is named', async () => {
    const first = await startApi(options(), { host: '127.0.0.1', port: 0 })
    const port = Number(new URL(first.address).port)
    await expect(startApi(options(), { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'PAV_LISTEN_FAILED',
      message: `127.0.0.1:${port} cannot be listened on (EADDRINUSE)`,
    })
    await first.close()
  })
  test('with TLS cookies are bound to it', async () => {
    const tls = selfSigned()
    const secure = await startApi({ ...options(), tls }, { host: '127.0.0.1', port: 0 })
    const user = (await api.access.users.byHandle('admin'))!
    const { token } = await api.access.links.make(user, { handle: 'test' })
    const { status, headers } = await overTls(secure.address, tls.cert, '/api/v1/auth/link', { token })
    expect(status).toBe(200)
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    expect(String(headers['set-cookie'])).toMatch(
      /^__Host-pavise_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    )
    await secure.close()
  })
})

function overTls(
  address: string,
  ca: string,
  path: string,
  body: unknown,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, { ca, method: 'POST', headers: { 'content-type': 'application/json' } }, (reply) => {
      reply.resume().once('end', () => resolve({ status: reply.statusCode, headers: reply.headers }))
    })
    asked.once('error', reject)
    asked.end(JSON.stringify(body))
  })
}

test('a database that is gone is said, as an outage and not as a fault of ours', async () => {
  const pool = new Pool({ host: join(folder, 'nowhere'), connectionTimeoutMillis: 500 })
  const gone = await createApi({
    parts: { ...api.parts, access: openAccess({ pool }) },
    pool,
    hosts: () => hostRule('http', '127.0.0.1', 8600, []),
    log: () => undefined,
  })
  const reply = await gone.inject({ url: '/api/v1/me', headers: { host: HOST, authorization: 'Bearer pav_x' } })
  expect([reply.statusCode, reply.json().code]).toEqual([503, 'PAV_STORE_UNREACHABLE'])
  await gone.close()
  await pool.end()
})
