import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest, type Caller, type Sent } from './testing/api-under-test.js'

let api: ApiUnderTest
beforeAll(async () => {
  api = await apiUnderTest()
})
afterAll(() => api.close())

const by = { handle: 'test' }
const HOUR = 3_600_000
const callerOf = (sent: Sent): Caller => ({
  headers: { cookie: String(sent.headers['set-cookie']).split(';')[0]!, 'x-pavise-csrf': sent.json.csrf },
})
const password = (handle: string, secret: string, address?: string) =>
  api.send(api.nobody, 'POST /auth/password', { body: { handle, password: secret }, ...(address ? { address } : {}) })

async function userWithPassword(handle: string, role: 'admin' | 'engineer' | 'auditor' = 'engineer') {
  const user = await api.access.users.add({ handle, name: handle, role }, by)
  await api.access.users.setPassword(user.id, `secret words of ${handle}`, by)
  return user
}

describe('a session', () => {
  test('is a cookie that no script reads and no other site sends', async () => {
    await userWithPassword('ana')
    const sent = await password('ana', 'secret words of ana')
    expect(sent.status).toBe(200)
    expect(String(sent.headers['set-cookie'])).toMatch(/^pavise_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/)
    expect(sent.json).toMatchObject({ user: { handle: 'ana' }, project: 'test', permissions: expect.arrayContaining(['finding:triage']) })
    const { rows } = await api.pool.query('select * from pavise.session')
    expect(JSON.stringify(rows)).not.toContain(/pavise_session=([\w-]+)/.exec(String(sent.headers['set-cookie']))![1])
  })
  test('is another one after each sign-in, and the one before ends', async () => {
    const first = callerOf(await password('ana', 'secret words of ana'))
    const again = await api.send(first, 'POST /auth/password', { body: { handle: 'ana', password: 'secret words of ana' } })
    expect(callerOf(again).headers['cookie']).not.toBe(first.headers['cookie'])
    expect((await api.send(first, 'GET /me')).status).toBe(401)
    expect((await api.send(callerOf(again), 'GET /me')).status).toBe(200)
  })
  test('a fixed one gains nothing', async () => {
    const planted = { headers: { cookie: `pavise_session=${'A'.repeat(43)}` } }
    await api.send(planted, 'POST /auth/password', { body: { handle: 'ana', password: 'secret words of ana' } })
    expect((await api.send(planted, 'GET /me')).status).toBe(401)
  })
  test('ends after two idle hours, and after twelve in any case', async () => {
    const idle = callerOf(await password('ana', 'secret words of ana'))
    api.advance(2 * HOUR + 1000)
    expect((await api.send(idle, 'GET /me')).status).toBe(401)
    const busy = callerOf(await password('ana', 'secret words of ana'))
    for (let hours = 0; hours < 11; hours++) {
      api.advance(HOUR)
      expect((await api.send(busy, 'GET /me')).status).toBe(200)
    }
    api.advance(HOUR + 1000)
    expect((await api.send(busy, 'GET /me')).status).toBe(401)
  })
  test('ends everywhere when a user signs out everywhere, gets a new password or is disabled', async () => {
    const user = await userWithPassword('ben')
    const three = async () => [
      callerOf(await password('ben', 'secret words of ben', '10.0.0.1')),
      callerOf(await password('ben', 'secret words of ben', '10.0.0.2')),
    ]
    const [one, two] = await three()
    expect((await api.send(one!, 'POST /auth/sign-out', { body: { everywhere: true } })).status).toBe(204)
    expect((await api.send(two!, 'GET /me')).status).toBe(401)
    const [mine, other] = await three()
    const change = { password: { old: 'secret words of ben', new: 'secret words of ben, again' } }
    expect((await api.send(mine!, 'PATCH /me', { body: { password: { new: 'secret words of ben' } } })).status).toBe(422)
    expect((await api.send(mine!, 'PATCH /me', { body: { password: { ...change.password, old: 'wrong' } } })).status).toBe(422)
    expect((await api.send(mine!, 'PATCH /me', { body: change })).status).toBe(200)
    expect((await api.send(mine!, 'GET /me')).status).toBe(200)
    expect((await api.send(other!, 'GET /me')).status).toBe(401)
    await api.access.users.change(user.id, { disabled: true }, by)
    expect((await api.send(mine!, 'GET /me')).status).toBe(401)
    expect((await password('ben', 'secret words of ben, again', '10.0.0.3')).json.code).toBe('PAV_AUTH_REFUSED')
  })
})

describe('guessing', () => {
  test('waits longer and longer, whether or not there is such a user', async () => {
    await userWithPassword('cleo')
    for (const handle of ['cleo', 'nobody-here']) {
      const said: string[] = []
      for (let guess = 0; guess < 7; guess++) said.push((await password(handle, 'wrong', `10.1.0.${guess}`)).json.code)
      expect(said).toEqual([...Array(5).fill('PAV_AUTH_REFUSED'), 'PAV_AUTH_LOCKED', 'PAV_AUTH_LOCKED'])
    }
    const locked = await password('cleo', 'secret words of cleo', '10.1.1.1')
    expect([locked.status, locked.headers['retry-after']]).toEqual([429, '30'])
    api.advance(31_000)
    expect((await password('cleo', 'wrong', '10.1.1.2')).json.code).toBe('PAV_AUTH_REFUSED')
    expect((await password('cleo', 'secret words of cleo', '10.1.1.3')).json.message).toMatch(/wait 60 seconds/)
    api.advance(61_000)
    expect((await password('cleo', 'secret words of cleo', '10.1.1.4')).status).toBe(200)
    expect((await password('cleo', 'wrong', '10.1.1.5')).json.code).toBe('PAV_AUTH_REFUSED')
  })
  test('from one address is slowed before it begins', async () => {
    const codes: string[] = []
    for (let guess = 0; guess < 22; guess++) codes.push((await password(`user-${guess}`, 'wrong', '10.2.0.1')).json.code)
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('PAV_AUTH_REFUSED'))
    expect(codes.slice(20)).toEqual(['PAV_RATE_LIMITED', 'PAV_RATE_LIMITED'])
  })
})

describe('a sign-in link', () => {
  test('works once, of two at the same time for one', async () => {
    const user = await api.access.users.add({ handle: 'dora', name: 'Dora', role: 'auditor' }, by)
    const { token } = await api.access.links.make(user, by)
    const both = await Promise.all([1, 2].map(() => api.send(api.nobody, 'POST /auth/link', { body: { token } })))
    expect(both.map((sent) => sent.status).sort()).toEqual([200, 401])
    expect(JSON.stringify((await api.pool.query('select * from pavise.sign_in_link')).rows)).not.toContain(token)
  })
  test('ends after ten minutes, and with the next one', async () => {
    const user = (await api.access.users.byHandle('dora'))!
    const old = await api.access.links.make(user, by)
    api.advance(10 * 60_000 + 1000)
    expect((await api.send(api.nobody, 'POST /auth/link', { body: { token: old.token } })).json.code).toBe('PAV_AUTH_REFUSED')
    const first = await api.access.links.make(user, by)
    const second = await api.access.links.make(user, by)
    expect((await api.send(api.nobody, 'POST /auth/link', { body: { token: first.token } })).status).toBe(401)
    expect((await api.send(api.nobody, 'POST /auth/link', { body: { token: second.token } })).status).toBe(200)
  })
  test('is given by who may administer users, as an address of this server', async () => {
    const dora = (await api.access.users.byHandle('dora'))!
    const { json } = await api.send(await api.as('admin'), `POST /users/${dora.id}/link`, { body: {} })
    expect(json.url).toMatch(/^http:\/\/127\.0\.0\.1:8600\/sign-in#[\w-]{43}$/)
  })
})

describe('a token', () => {
  test('does what is in its scopes and in the role, now', async () => {
    const user = await userWithPassword('finn')
    const { token, row } = await api.access.tokens.make(
      user.id,
      { name: 'ci', scopes: ['finding:read', 'finding:triage'] },
      new Set(['finding:read', 'finding:triage']),
      by,
    )
    const ci = { headers: { authorization: `Bearer ${token}` } }
    expect((await api.send(ci, 'GET /findings')).status).toBe(200)
    expect((await api.send(ci, 'GET /assets')).json).toMatchObject({
      code: 'PAV_FORBIDDEN',
      message: expect.stringContaining('this token'),
    })
    expect((await api.send(ci, 'POST /findings/counts', { body: { queries: [''] } })).status).toBe(200)
    expect((await api.send(ci, 'POST /tokens', { body: { name: 'x', scopes: ['finding:read'] } })).status).toBe(403)
    expect((await api.send(ci, 'PATCH /me', { body: { name: 'x' } })).status).toBe(403)
    await api.access.users.change(user.id, { role: 'auditor' }, by)
    expect((await api.send(ci, 'GET /me')).json.permissions).toEqual(['finding:read'])
    await api.access.tokens.revoke(row.id, by)
    expect((await api.send(ci, 'GET /findings')).status).toBe(401)
  })
  test('ends at its hour; a wrong one is not made good by a cookie', async () => {
    const finn = (await api.access.users.byHandle('finn'))!
    const expires = new Date(Date.now() + 100 * HOUR).toISOString()
    const { token } = await api.access.tokens.make(finn.id, { name: 'a', scopes: ['finding:read'], expires }, new Set(['finding:read']), by)
    const admin = await api.as('admin')
    const both = { headers: { ...admin.headers, authorization: `Bearer ${token}` } }
    expect((await api.send(both, 'GET /me')).json.user.handle).toBe('finn')
    expect((await api.send({ headers: { ...admin.headers, authorization: 'Bearer pav_x' } }, 'GET /me')).status).toBe(401)
    api.advance(101 * HOUR)
    expect((await api.send(both, 'GET /findings')).status).toBe(401)
  })
})

test('nobody is locked out of administration', async () => {
  const admin = await api.as('admin')
  const me = (await api.access.users.byHandle('admin'))!
  const fresh = callerOf(await api.send(api.nobody, 'POST /auth/link', { body: { token: (await api.access.links.make(me, by)).token } }))
  const demoted = await api.send(fresh, `PATCH /users/${me.id}`, { body: { role: 'auditor' }, headers: { 'if-match': `"v${me.version}"` } })
  expect([demoted.status, demoted.json.code]).toEqual([409, 'PAV_LAST_ADMIN'])
  expect((await api.send(fresh, `DELETE /users/${me.id}`)).json.code).toBe('PAV_LAST_ADMIN')
  expect(admin.headers['cookie']).toBeDefined()
})

test('two administrators who remove each other at once leave one', async () => {
  const all = await api.access.users.list()
  const admins = [all.find((user) => user.handle === 'admin')!, await userWithPassword('gita', 'admin')]
  const both = await Promise.allSettled(admins.map((user) => api.access.users.change(user.id, { disabled: true }, by)))
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const left = (await api.access.users.list()).filter((user) => user.role === 'admin' && !user.disabled)
  expect(left).toHaveLength(1)
})

test('what is over is swept away', async () => {
  api.advance(200 * HOUR)
  await api.access.sessions.sweep()
  for (const table of ['session', 'sign_in_link', 'sign_in_failure']) {
    expect((await api.pool.query(`select count(*)::int as count from pavise.${table}`)).rows[0].count).toBe(0)
  }
})
