import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExchangeEvent } from '#core/event'
import type { Recording } from '#core/recording'
import { type TestStore, testStore } from './testing/test-store.js'

const ana = { handle: 'ana', token: 'tok-1' }
let at: TestStore
beforeAll(async () => {
  at = await testStore()
})
afterAll(() => at.close())

function event(n: number, change: Partial<ExchangeEvent> = {}): ExchangeEvent {
  const time = new Date(Date.parse('2026-11-20T10:00:00.000Z') + n * 1000).toISOString()
  return {
    schema: 'pavise.event/1',
    kind: 'exchange',
    id: `ev_${String(n).padStart(6, '0')}`,
    time,
    principal: { id: `user-${n % 3}`, tenant: 'acme' },
    session: `sha256:${String(n % 2).repeat(64)}`,
    surface: 'openai-chat',
    upstream: 'openai',
    model: { asked: 'large', answered: 'large-1' },
    parameters: {},
    digests: { documents: [] },
    calls: n % 4 === 0 ? [{ name: 'send_mail', arguments: `sha256:${'0'.repeat(64)}` }] : [],
    policy: { version: 'v1', mode: 'enforce' },
    action: n % 5 === 0 ? 'block' : 'allow',
    firings:
      n % 5 === 0
        ? [
            {
              phase: 'request',
              rule: 'injection',
              action: 'block',
              origin: 'user',
              path: 'messages.0',
              detections: [{ detector: 'injection', kind: 'override', score: 0.9, start: 0, end: 4 }],
            },
          ]
        : [],
    outcome: { status: n % 5 === 0 ? 403 : 200, end: n % 5 === 0 ? 'blocked' : 'complete' },
    coverage: { request: {}, response: {} },
    bytes: { request: 10, response: 20 },
    latency: { total: 12.5 + n },
    degraded: false,
    ...change,
  }
}

describe('events', () => {
  const all = Array.from({ length: 40 }, (_, n) => event(n))
  beforeAll(async () => {
    await at.store.events.add(all.slice(0, 25))
    await at.store.events.add(all.slice(15))
  })
  const ids = async (q: string) => (await at.store.events.list({ q }, { limit: 100 })).items.map(({ id }) => Number(id.slice(3)))

  test('come back as they were, once each, newest first', async () => {
    const page = await at.store.events.list({}, { limit: 100 })
    expect(page.items).toEqual([...all].reverse())
    expect(page.total).toEqual({ count: 40, exact: true })
    expect(await at.store.events.get('ev_000007')).toEqual(all[7])
    await expect(at.store.events.get('ev_none')).rejects.toMatchObject({ code: 'PAV_NOT_FOUND' })
  })
  test.each([
    ['action:block', [35, 30, 25, 20, 15, 10, 5, 0]],
    ['action:>=flag rule:injection detector:injection latency:>40', [35, 30]],
    ['tool:send_mail action:block', [20, 0]],
    [`session:sha256:${'1'.repeat(64)} principal:user-0 time:>=2026-11-20T10:00:20Z`, [39, 33, 27, 21]],
    ['status:403 -end:blocked', []],
    ['model:large-1 tenant:acme upstream:openai degraded:no mode:enforce blocked user-1', [25, 10]],
    ['rule:none-such', []],
  ])('are found by %s', async (q, expected) => {
    expect(await ids(q)).toEqual(expected)
  })
  test('are followed in the order of their arrival, whoever ships at the same time', async () => {
    const start = await at.store.events.after(undefined, 5)
    expect(start.events).toEqual(all.slice(-5))
    const heard: string[] = []
    const stop = await at.store.listen('event', (payload) => heard.push(payload))
    const late = Array.from({ length: 60 }, (_, n) => event(1000 + n))
    await Promise.all([0, 1, 2, 3].map((part) => at.store.events.add(late.slice(part * 15, part * 15 + 15))))
    const seen: string[] = []
    for (let position = start.position; ; ) {
      const next = await at.store.events.after(position, 7)
      if (next.events.length === 0) break
      seen.push(...next.events.map(({ id }) => id))
      position = next.position
    }
    expect(seen.sort()).toEqual(late.map(({ id }) => id))
    await expect.poll(() => heard.length).toBe(4)
    await stop()
  })
  test('are counted by time and action, each once', async () => {
    const buckets = await at.store.events.rates('2026-11-20T10:00:00.000Z', '2026-11-20T10:00:40.000Z', 4)
    expect(buckets).toEqual(
      [0, 10, 20, 30].map((second) => ({
        time: `2026-11-20T10:00:${String(second).padStart(2, '0')}.000Z`,
        counts: { allow: 8, block: 2 },
      })),
    )
  })
  test('that are too old go, whole weeks at once and the rest one by one', async () => {
    await at.store.events.add([event(-20 * 86_400), event(-19 * 86_400), event(-8 * 86_400)])
    expect(await at.store.events.retain(new Date('2026-11-20T10:00:10.000Z'))).toBe(13)
    expect((await ids('')).length).toBe(90)
    const { rows } = await at.database.pool.query(
      "select count(*)::int as parts from pg_inherits where inhparent = 'pavise.event'::regclass",
    )
    expect(rows).toEqual([{ parts: 1 }])
    await at.store.events.add([event(-20 * 86_400)])
    expect((await ids('')).length).toBe(91)
  })
  test('take what JSON of a database cannot hold', async () => {
    await at.store.events.add([event(5000, { model: { asked: 'a\0\ud800', answered: '\\u0000' } })])
    expect(await at.store.events.get('ev_005000')).toMatchObject({ model: { asked: 'a\ufffd\ufffd', answered: '\\u0000' } })
  })
})

describe('a policy', () => {
  const policy = (text: string) => ({ text, version: `digest of ${text}`, mode: 'enforce' as const, rules: 1 })
  test('is in force from its number on, told to gateways, and not published over another', async () => {
    expect(await at.store.policies.current()).toBeUndefined()
    const heard: string[] = []
    const stop = await at.store.listen('policy', (payload) => heard.push(payload))
    expect(await at.store.policies.publish({ ...policy('one'), base: 0 }, ana)).toMatchObject({ number: 1, active: true })
    const race = await Promise.allSettled(['two', 'three'].map((text) => at.store.policies.publish({ ...policy(text), base: 1 }, ana)))
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(race.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'PAV_CONFLICT' } })
    expect(await at.store.policies.publish({ ...policy('one'), note: 'back' }, ana)).toMatchObject({ number: 3, note: 'back' })
    expect(await at.store.policies.get(1)).toMatchObject({ text: 'one', active: false })
    expect((await at.store.policies.list({ limit: 10 })).items.map(({ number, active }) => [number, active])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    await expect.poll(() => heard).toEqual(['1', '2', '3'])
    await stop()
  })
})

describe('a hold', () => {
  test('is answered by the first who answers', async () => {
    const hold = {
      phase: 'response' as const,
      principal: { id: 'user-1' },
      rules: ['no-exfil'],
      reasons: ['private text leaves'],
      otherwise: 'block' as const,
    }
    const times = { created: '2026-11-22T08:00:00.000Z', until: '2026-11-22T08:01:00.000Z' }
    await at.store.holds.add({ event: 'h1', ...hold, ...times })
    await at.store.holds.add({ event: 'h1', ...hold, ...times })
    await at.store.holds.add({ event: 'h2', ...hold, ...times })
    const answers = await Promise.allSettled([
      at.store.holds.answer('h1', 'allow', ana),
      at.store.holds.answer('h1', 'block', { handle: 'ben' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await at.store.holds.settle('h2', 'expired')
    await expect(at.store.holds.answer('h2', 'allow', ana)).rejects.toMatchObject({ code: 'PAV_CONFLICT' })
    expect(await at.store.holds.get('h2')).toEqual({ event: 'h2', state: 'expired', ...hold, ...times })
    expect((await at.store.holds.list({ state: 'waiting' }, { limit: 5 })).items).toEqual([])
  })
})

describe('a recording', () => {
  test('is sealed, read newest first, and kept once', async () => {
    const one = (n: number): Recording => ({
      event: `rec-${n}`,
      time: new Date(Date.parse('2026-11-21T00:00:00Z') + n).toISOString(),
      session: 'sha256:s',
      principal: { id: 'user-9' },
      action: 'allow',
      exchange: { request: { model: 'm', messages: [{ role: 'user', content: `please keep secret-${n}` }] } },
    })
    const all = Array.from({ length: 130 }, (_, n) => one(n))
    await at.store.recordings.add(all.slice(0, 100))
    await at.store.recordings.add(all.slice(50))
    const read: unknown[] = []
    for await (const recording of at.store.recordings.newest(125)) read.push(recording)
    expect(read).toEqual([...all].reverse().slice(0, 125))
    const { rows } = await at.database.pool.query<{ text: string }>("select string_agg(recording::text, '') as text from pavise.recording")
    expect(rows[0]!.text).not.toMatch(/user-9|secret-/)
    expect(await at.store.recordings.retain(new Date('2026-11-21T00:00:00.100Z'))).toBe(100)
  })
})

describe('a schedule', () => {
  test('says when it runs next, and is changed by version', async () => {
    const added = await at.store.schedules.add({ name: 'nightly', run: { kind: 'loop' }, cron: '0 3 * * *', enabled: true }, 'console', ana)
    expect(added).toMatchObject({ next: '2026-11-23T03:00:00.000Z', version: 1 })
    const changed = await at.store.schedules.change(added.id, { enabled: false, version: 1 }, ana)
    expect(changed.next).toBeUndefined()
    await expect(at.store.schedules.change(added.id, { enabled: true, version: 1 }, ana)).rejects.toMatchObject({ code: 'PAV_CONFLICT' })
    await expect(at.store.schedules.change(added.id, { cron: 'never' }, ana)).rejects.toThrow()
    await at.store.schedules.remove(added.id, ana)
    expect(await at.store.schedules.list()).toEqual([])
  })
})

test('settings are kept, and each change of them is told with who made it', async () => {
  await at.store.setSetting('retentionDays', 30, ana)
  await at.store.setSetting('retentionDays', 60, ana)
  expect(await at.store.setting('retentionDays')).toBe(60)
  expect((await at.store.outbox.waiting(1000)).filter(({ type }) => type === 'setting')).toMatchObject([
    { body: { value: 30 }, fields: { by: 'ana', token: 'tok-1' } },
    { body: { value: 60 } },
  ])
})

test('a listener hears again after its connection was cut, and is told to look', async () => {
  const heard: string[] = []
  await at.store.listen('hold', (payload) => heard.push(payload))
  await at.database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()",
  )
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual([''])
  const hold = { phase: 'request' as const, principal: {}, rules: [], reasons: [], otherwise: 'block' as const }
  await at.store.holds.add({ event: 'h9', ...hold, created: '2026-11-22T08:00:00.000Z', until: '2026-11-22T08:01:00.000Z' })
  await expect.poll(() => heard).toEqual(['', 'h9'])
})

test('the first page and the search hold together with what is there', async () => {
  const overview = await at.store.overview()
  expect(overview.loop.map(({ stage, value }) => [stage, value])).toContainEqual(['policy', 'v3'])
  expect(overview.needs).toMatchObject([{ kind: 'hold', action: 'Answer' }])
  expect(await at.store.search('polic back', 10)).toMatchObject([{ kind: 'policy', id: '3' }])
  expect(await at.store.search('ev_001003', 10)).toMatchObject([{ kind: 'event', id: 'ev_001003' }])
  expect(await at.store.search('\0 \' " &|!', 10)).toEqual([])
})
