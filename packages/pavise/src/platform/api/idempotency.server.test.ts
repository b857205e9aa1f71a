import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest, type Caller } from './testing/api-under-test.js'

let api: ApiUnderTest
let admin: Caller
beforeAll(async () => {
  api = await apiUnderTest()
  admin = await api.as('admin')
})
afterAll(() => api.close())

const schedule = (name: string) => ({ name, run: { kind: 'loop' }, cron: '0 3 * * *' })
const make = (name: string, key: string, caller = admin) =>
  api.send(caller, 'POST /schedules', { body: schedule(name), headers: { 'idempotency-key': key } })
const names = async () => (await api.send(admin, 'GET /schedules')).json.map((one: { name: string }) => one.name).sort()

test('the same request with the same key is done once and answered again', async () => {
  const first = await make('a', 'key-1')
  const second = await make('a', 'key-1')
  expect([first.status, second.status, second.json]).toEqual([201, 201, first.json])
  expect(await names()).toEqual(['a'])
})
test('also where both come at once', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => make('b', 'key-2')))
  expect(new Set(all.map((sent) => sent.json.id)).size).toBe(1)
  expect(await names()).toEqual(['a', 'b'])
})
test('another request with the key is a conflict', async () => {
  expect((await make('c', 'key-1')).json.code).toBe('PAV_IDEMPOTENCY_CONFLICT')
  const elsewhere = await api.send(admin, 'POST /ledger/verify', { body: {}, headers: { 'idempotency-key': 'key-1' } })
  expect([elsewhere.status, elsewhere.json.code]).toEqual([409, 'PAV_IDEMPOTENCY_CONFLICT'])
})
test('keys of others are others', async () => {
  expect((await make('d', 'key-1', await api.as('engineer'))).status).toBe(201)
})
test('what failed may be tried again', async () => {
  const wrong = await api.send(admin, 'POST /schedules', { body: { ...schedule('e'), cron: 'x' }, headers: { 'idempotency-key': 'key-3' } })
  expect(wrong.status).toBe(422)
  expect((await make('e', 'key-3')).status).toBe(201)
})
test('a process that died over it leaves the key to the next, after a minute', async () => {
  await make('f', 'key-4')
  await api.pool.query(`update pavise.idempotency_key set status = null, headers = null, body = null where key = 'key-4'`)
  api.advance(61_000)
  expect((await make('f', 'key-4')).status).toBe(201)
})
test('after a day the key is new', async () => {
  api.advance(86_400_000 + 1000)
  const fresh = await api.as('analyst')
  expect((await make('g', 'key-9', fresh)).status).toBe(201)
  api.advance(86_400_000 + 1000)
  const user = (await api.access.users.byHandle('analyst'))!
  const { token } = await api.access.tokens.make(user.id, { name: 't', scopes: ['run:start'] }, new Set(['run:start']), { handle: 'test' })
  const caller = { headers: { authorization: `Bearer ${token}` } }
  expect((await make('h', 'key-9', caller)).status).toBe(201)
})
test('a secret is told once: the answer that holds it is kept nowhere', async () => {
  const user = (await api.access.users.byHandle('admin'))!
  const link = await api.access.links.make(user, { handle: 'test' })
  const signed = await api.send(api.nobody, 'POST /auth/link', { body: { token: link.token } })
  const caller = { headers: { cookie: String(signed.headers['set-cookie']).split(';')[0]!, 'x-pavise-csrf': signed.json.csrf } }
  const ask = () =>
    api.send(caller, 'POST /tokens', { body: { name: 'ci', scopes: ['run:read'] }, headers: { 'idempotency-key': 'key-5' } })
  const first = await ask()
  const second = await ask()
  expect([first.status, second.status, second.json.code]).toEqual([201, 409, 'PAV_IDEMPOTENCY_CONFLICT'])
  const { rows } = await api.pool.query('select * from pavise.idempotency_key')
  expect(JSON.stringify(rows)).not.toContain(first.json.token)
})
test.each(['', 'a b', 'x'.repeat(201), 'é'])('%j is no key', async (key) => {
  const { token } = await api.access.tokens.make(
    (await api.access.users.byHandle('admin'))!.id,
    { name: 't', scopes: ['run:start'] },
    new Set(['run:start']),
    { handle: 'test' },
  )
  const sent = await make('i', key, { headers: { authorization: `Bearer ${token}` } })
  expect([sent.status, sent.json.code]).toEqual([422, 'PAV_INPUT_INVALID'])
})
