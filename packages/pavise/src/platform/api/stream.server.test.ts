import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiUnderTest, apiUnderTest, type Caller, HOST } from './testing/api-under-test.js'
import { exchange } from './testing/seeded.js'

let api: ApiUnderTest
let admin: Caller
let port = 0
beforeAll(async () => {
  api = await apiUnderTest()
  admin = await api.as('admin')
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  port = (api.app.server.address() as { port: number }).port
})
afterAll(() => api.close())

interface Message {
  readonly event: string
  readonly id: string
  readonly data: unknown
}

/** A client of the stream that reads messages one by one. */
async function open(caller: Caller, query = '', headers: Record<string, string> = {}) {
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request({ port, path: `/api/v1/stream${query}`, headers: { host: HOST, ...caller.headers, ...headers } }, resolve)
    asked.on('error', reject)
    asked.end()
  })
  const waiting: Message[] = []
  let wake: () => void = () => undefined
  let text = ''
  reply.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop()!
    for (const block of blocks) {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      if (field('event') !== '') waiting.push({ event: field('event'), id: field('id'), data: JSON.parse(field('data')) })
    }
    wake()
  })
  return {
    status: reply.statusCode,
    type: reply.headers['content-type'],
    async next(): Promise<Message> {
      while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      return waiting.shift()!
    },
    ended: new Promise<void>((resolve) => reply.once('close', resolve)),
    close: () => reply.destroy(),
  }
}

test('decisions come as they are made, in order, to all who watch', async () => {
  const [one, two] = [await open(admin, '?topics=events'), await open(await api.as('auditor'), '?topics=events,runs')]
  expect([one.status, one.type]).toEqual([200, 'text/event-stream; charset=utf-8'])
  await api.store.events.add([exchange(1), exchange(2), exchange(3)])
  for (const client of [one, two]) {
    const seen = [await client.next(), await client.next(), await client.next()]
    expect(seen.map(({ event, data }) => [event, (data as { id: string }).id])).toEqual([1, 2, 3].map((i) => ['events', `event-${i}`]))
    expect(new Set(seen.map(({ id }) => id)).size).toBe(3)
    client.close()
  }
})

test('whoever was away gets what came meanwhile', async () => {
  const first = await open(admin, '?topics=events')
  await api.store.events.add([exchange(10)])
  const { id } = await first.next()
  first.close()
  await api.store.events.add([exchange(11), exchange(12)])
  const back = await open(admin, '?topics=events', { 'last-event-id': id })
  expect((await back.next()).data).toMatchObject({ id: 'event-11' })
  expect((await back.next()).data).toMatchObject({ id: 'event-12' })
  back.close()
  // Another process of the server knows only where the store's events stood.
  const moved = await open(admin, '?topics=events,findings', { 'last-event-id': `other.5.${id.split('.')[2]}` })
  expect((await moved.next()).event).toBe('dropped')
  expect((await moved.next()).data).toMatchObject({ id: 'event-11' })
  moved.close()
  const lost = await open(admin, '?topics=findings', { 'last-event-id': 'nonsense' })
  expect((await lost.next()).event).toBe('dropped')
  lost.close()
})

test('runs, jobs and policies are told of', async () => {
  const client = await open(admin, '?topics=runs,jobs,policies')
  const run = await api.store.runs.add({ kind: 'loop', seed: 1 }, { handle: 'test' })
  const seen = [await client.next(), await client.next()]
  expect(seen.map(({ event }) => event).sort()).toEqual(['jobs', 'runs'])
  expect(seen.find(({ event }) => event === 'runs')!.data).toMatchObject({ id: run.id, state: 'queued' })
  expect(seen.find(({ event }) => event === 'jobs')!.data).toEqual([
    { run: run.id, title: 'Closed loop on the practice target', state: 'queued' },
  ])
  await api.store.policies.publish({ text: 'version: 1\n', version: 'v1', mode: 'observe', rules: 0 }, { handle: 'test' })
  expect((await client.next()).data).toEqual({ number: 1, version: 'v1', mode: 'observe' })
  client.close()
})

test('a topic wants its permission; an unknown one is named', async () => {
  const user = await api.access.users.add({ handle: 'watcher', name: 'w', role: 'engineer' }, { handle: 'test' })
  const { token } = await api.access.tokens.make(user.id, { name: 't', scopes: ['event:read'] }, new Set(['event:read']), {
    handle: 'test',
  })
  const caller = { headers: { authorization: `Bearer ${token}` } }
  expect((await api.send(caller, 'GET /stream?topics=events,runs')).json.code).toBe('PAV_FORBIDDEN')
  expect((await api.send(caller, 'GET /stream?topics=gossip')).json.code).toBe('PAV_INPUT_INVALID')
  expect((await api.send(api.nobody, 'GET /stream')).status).toBe(401)
})

test('a server that stops ends its streams', async () => {
  const client = await open(admin, '?topics=events')
  await api.app.close()
  await client.ended
})
