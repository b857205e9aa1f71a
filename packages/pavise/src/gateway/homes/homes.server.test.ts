import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGuard, loadPolicy } from '@pavise/guard'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Gateway, startGateway } from '#gateway/gateway'
import { type Homes, homeOf } from '#gateway/homes/homes'
import { type Answering, completion, type FakeOpenai, fakeOpenai, sendJson } from '#gateway/testing/fake-openai'
import { memoryJournal } from '#gateway/testing/memory-journal'
import { createEgress } from '#platform/egress/egress'
import { relay } from '#platform/egress/relay'

let folder: string
let upstream: FakeOpenai
const gateways: (Gateway | undefined)[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-homes-'))
})
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway?.close(0)))
  upstream.close()
  await rm(folder, { recursive: true, force: true })
})

const guard = () => createGuard(loadPolicy({ version: 1, session: { header: 'x-session' }, rules: [] }))
const homes = (place: number): Homes => ({ folder, count: 2, place })

/** A name whose home is at the place. */
function named(place: number): string {
  for (let i = 0; ; i++) {
    const headers = { 'x-session': `session ${i}` }
    if (homeOf(homes(0), { headers, url: '/' } as never, 'x-session') === place) return headers['x-session']
  }
}

/** Two gateways as two processes would be, in front of one upstream. */
async function two(answer: Answering): Promise<void> {
  upstream = await fakeOpenai(answer)
  for (const place of [0, 1]) {
    gateways[place] = await startGateway({
      listen: { host: '127.0.0.1', port: 0 },
      upstreams: { openai: { url: upstream.url, key: 'sk-upstream' } },
      policy: guard(),
      auth: 'none',
      egress: createEgress({ allow: [upstream.url] }),
      homes: { ...homes(place), relay },
    })
  }
}

const ask = (place: number, session: string | undefined, more: object = {}, signal?: AbortSignal) =>
  fetch(`${gateways[place]!.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(session !== undefined && { 'x-session': session }) },
    body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'ordinary '.repeat(20_000) }], ...more }),
    ...(signal && { signal }),
  })
const taken = (place: number) => gateways[place]!.stats().requests

test('a request of a named session is answered where the session is, others where they come in', async () => {
  await two((_asked, response) => sendJson(response, completion({ content: 'tea' })))
  for (const session of [named(1), named(1), undefined]) {
    const answer = await ask(0, session)
    expect([answer.status, ((await answer.json()) as { object: string }).object]).toEqual([200, 'chat.completion'])
  }
  expect([taken(0), taken(1)]).toEqual([1, 2])
  expect(upstream.asked.map(({ raw }) => raw.length > 180_000)).toEqual([true, true, true])
})

test('a stream comes as it is made, and a client that leaves ends it at the upstream', async () => {
  let gone = false
  await two((_asked, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content: 'tea ' } }] }
    response.write(`data: ${JSON.stringify(chunk)}\n\n`)
    response.on('close', () => {
      gone = true
    })
  })
  const stop = new AbortController()
  const answer = await ask(0, named(1), { stream: true }, stop.signal)
  const first = await answer.body!.getReader().read()
  expect(Buffer.from(first.value as Uint8Array).toString()).toContain('tea')
  stop.abort()
  await expect.poll(() => gone, { timeout: 10_000 }).toBe(true)
})

test('where the process of a session is gone, the one that was asked answers', async () => {
  await two((_asked, response) => sendJson(response, completion({ content: 'tea' })))
  await gateways[1]!.close(0)
  gateways[1] = undefined
  expect((await ask(0, named(1))).status).toBe(200)
})

test('a request that goes on from an answer is answered where the answer was given', async () => {
  let answers = 0
  const api = createServer(async (request, response) => {
    request.resume()
    await once(request, 'end')
    const content = [{ type: 'output_text', text: 'See.', annotations: [] }]
    const output = [{ type: 'message', id: 'm', status: 'completed', role: 'assistant', content }]
    sendJson(response, { id: `resp_${++answers}`, object: 'response', created_at: 1, status: 'completed', model: 'm', output })
  }).listen(0, '127.0.0.1')
  await once(api, 'listening')
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  upstream = await fakeOpenai(() => {})
  const places = new Map<string, number>()
  const journals = [memoryJournal(), memoryJournal()]
  for (const place of [0, 1]) {
    const answers = { kept: (key: string) => void places.set(key, place), homeOf: async (key: string) => places.get(key) }
    gateways[place] = await startGateway({
      listen: { host: '127.0.0.1', port: 0 },
      upstreams: { openai: { url, key: 'sk-upstream' } },
      policy: createGuard(loadPolicy({ version: 1, rules: [] })),
      auth: 'none',
      egress: createEgress({ allow: [url] }),
      homes: { ...homes(place), relay, answers },
      journal: journals[place]!,
    })
  }
  const respond = async (place: number, body: object | undefined, id = '') => {
    const answer = await fetch(`${gateways[place]!.url}/v1/responses${id}`, {
      method: body ? 'POST' : 'GET',
      headers: { ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify({ model: 'm', ...body }) }),
    })
    await answer.text()
    return answer.status
  }
  try {
    expect(await respond(0, { input: 'Look' })).toBe(200)
    expect(await respond(1, { input: 'And then?', previous_response_id: 'resp_1' })).toBe(200)
    expect(await respond(1, { input: 'Long '.repeat(60_000), previous_response_id: 'resp_2' })).toBe(200)
    expect(await respond(1, undefined, '/resp_1')).toBe(200)
    // Nobody gave this one.
    expect(await respond(1, { input: 'And then?', previous_response_id: 'resp_99' })).toBe(200)
  } finally {
    api.closeAllConnections()
    api.close()
  }
  const unseen = journals.map(({ events }) =>
    events.flatMap(({ event }) =>
      event.kind === 'exchange' ? [event.firings.some(({ reason }) => reason?.includes('did not see') === true)] : [],
    ),
  )
  expect(unseen).toEqual([[false, false, false, false], [true]])
  expect([taken(0), taken(1)]).toEqual([4, 1])
})
