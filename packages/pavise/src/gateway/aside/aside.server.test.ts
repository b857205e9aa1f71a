import { once } from 'node:events'
import { createServer, type IncomingMessage, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGuard, type Guard, loadPolicy } from '@pavise/guard'
import { afterAll, expect, test } from 'vitest'
import type { ExchangeEvent } from '#core/event'
import type { GatewayOptions } from '#gateway/gateway'
import { type Answering, completion, sendJson, sendStream, textChunks } from '#gateway/testing/fake-openai'
import { type House, house } from '#gateway/testing/house'
import { createEgress } from '#platform/egress/egress'

const open: House[] = []
afterAll(async () => {
  for (const one of open.splice(0)) await one.close()
})

const LONG = 'The harbour was quiet in the morning, and the boats lay side by side. '.repeat(3_000)
const guard = (word: string, more: object = {}): Guard =>
  createGuard(
    loadPolicy({
      version: 1,
      detectors: { names: { words: [word] } },
      rules: [
        { id: 'mail', when: { detector: 'email' }, do: 'mask' },
        { id: 'names', when: { detector: 'names' }, do: 'block' },
      ],
      ...more,
    }),
  )

async function at(answer: Answering, options: Partial<GatewayOptions> = {}): Promise<House> {
  const one = await house((allow) => createEgress({ allow }), answer, {}, { policy: guard('Falcon'), aside: {}, ...options })
  open.push(one)
  return one
}

/** The thread takes seconds to start from source, so that most tests share one. */
let answering: Answering
let shared: Promise<House> | undefined
async function fresh(answer: Answering): Promise<House> {
  answering = answer
  shared ??= at((asked, response) => answering(asked, response))
  const one = await shared
  one.journal.events.length = 0
  one.upstream.asked.length = 0
  return one
}

const bodyOf = (content: string, more: object = {}) =>
  JSON.stringify({ model: 'm', messages: [{ role: 'user', content }], ...more }, null, 1)

async function ask(one: House, body: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${one.gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const exchanges = (one: House) =>
  one.journal.events.map(({ event }) => event).filter((event): event is ExchangeEvent => event.kind === 'exchange')

test('a large request is answered, changed, blocked and recorded as any other', async () => {
  const one = await fresh((_, response) => sendJson(response, completion({ content: 'Good morning, ana@shop.example' })))
  const raw = bodyOf(LONG)
  const plain = await ask(one, raw)
  expect(plain.status).toBe(200)
  expect(JSON.parse(plain.text).choices[0].message.content).toBe('Good morning, [EMAIL_1]')
  expect(one.upstream.asked[0]?.raw).toBe(raw)
  expect(plain.headers.get('openai-processing-ms')).toBe('7')

  const masked = await ask(one, bodyOf(`${LONG} Write to bo@shop.example.`, { user: 'acme/ann' }))
  expect(masked.status).toBe(200)
  expect(one.upstream.asked[1]?.body.messages[0]?.content).toMatch(/Write to \[EMAIL_1_\w+\]\.$/)

  const blocked = await ask(one, bodyOf(`${LONG} Falcon`))
  expect([blocked.status, JSON.parse(blocked.text).error.code]).toEqual([400, 'content_filter'])
  const broken = await ask(one, `${raw} x`)
  expect([broken.status, JSON.parse(broken.text).error.code]).toEqual([400, 'invalid_json'])
  expect(one.upstream.asked).toHaveLength(2)
  expect(exchanges(one).map(({ action, outcome, principal }) => [action, outcome.end, principal.id])).toEqual([
    ['mask', 'complete', undefined],
    ['mask', 'complete', 'ann'],
    ['block', 'blocked', undefined],
    ['allow', 'refused', undefined],
  ])
  expect(exchanges(one)[0]?.coverage.request.user).toEqual({ seen: LONG.length, scanned: LONG.length, skipped: 0 })
  // What was counted there comes after the answer.
  await expect
    .poll(() => one.gateway.stats(), { timeout: 10_000 })
    .toMatchObject({ requests: 4, active: 0, blocked: 1, changed: 3, refused: 1, inputTokens: 2 })
})

test('a stream comes back as it is released, and one that is forbidden is cut', async () => {
  const words = ['The ', 'Fal', 'con', ' lands']
  const one = await fresh((asked, response) => sendStream(response, textChunks(asked.raw.includes('bird') ? words : ['Good ', 'morning'])))
  const plain = await ask(one, bodyOf(LONG, { stream: true }))
  expect(plain.text.match(/"content":"[^"]+"/g)).toEqual(['"content":"Good "', '"content":"morning"'])
  expect(plain.text).toMatch(/\[DONE\]\n\n$/)
  const cut = await ask(one, bodyOf(`${LONG} bird`, { stream: true }))
  expect(cut.text).toContain('content_filter')
  expect(cut.text).not.toContain('con"')
})

test('small requests go on while a large one is read, and a new policy holds for what begins under it', async () => {
  const one = await fresh((_, response) => sendJson(response, completion({ content: 'ok' })))
  const large = ask(one, bodyOf(`${LONG} Heron`))
  expect((await ask(one, bodyOf('Hello'))).status).toBe(200)
  expect((await large).status).toBe(200)
  await one.gateway.reload(guard('Heron'))
  expect((await ask(one, bodyOf(`${LONG} Heron`))).status).toBe(400)
  expect((await ask(one, bodyOf(`${LONG} Falcon`))).status).toBe(200)
  expect(exchanges(one).map(({ policy }) => policy.version)).toEqual([
    guard('Falcon').version,
    guard('Falcon').version,
    guard('Heron').version,
    guard('Heron').version,
  ])
  await one.gateway.reload(guard('Falcon'))
})

test('a client that leaves ends the inspection, and the thread serves the next one', async () => {
  const one = await fresh((_, response) => sendJson(response, completion({ content: 'ok' })))
  const body = bodyOf(LONG.repeat(30))
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const leaving = send(`${one.gateway.url}/v1/chat/completions`, { method: 'POST', headers })
  leaving.on('error', () => {})
  const closed = new Promise((resolve) => leaving.once('close', resolve))
  leaving.end(body, () => setTimeout(() => leaving.destroy(), 50))
  await closed
  expect((await ask(one, bodyOf(LONG))).status).toBe(200)
  expect(one.upstream.asked).toHaveLength(1)
  expect(exchanges(one).map(({ outcome }) => outcome.end)).toEqual(['client-left', 'complete'])
  await expect.poll(() => one.gateway.stats().clientLeft, { timeout: 10_000 }).toBe(1)
})

test('a conversation that began with a large request goes on where it was read', async () => {
  const upstream = createServer(async (request, response) => {
    request.resume()
    await once(request, 'end')
    const output = [
      {
        type: 'message',
        id: 'msg_1',
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text: 'See.', annotations: [] }],
      },
    ]
    sendJson(response, { id: `resp_${++answers}`, object: 'response', created_at: 1, status: 'completed', model: 'm', output })
  }).listen(0, '127.0.0.1')
  let answers = 0
  await once(upstream, 'listening')
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  const one = await house(
    (allow) => createEgress({ allow: [...allow, url] }),
    () => {},
    {},
    { policy: guard('Falcon'), aside: {}, upstreams: { openai: { url } } },
  )
  open.push(one)
  const respond = async (input: string, previous?: string) => {
    const body = JSON.stringify({ model: 'm', input, ...(previous && { previous_response_id: previous }) })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${one.gateway.url}/v1/responses`, { method: 'POST', headers, body })
    await answer.text()
    const last = exchanges(one).at(-1)
    return [answer.status, last?.firings.some(({ reason }) => reason?.includes('did not see'))]
  }
  expect(await respond(LONG)).toEqual([200, false])
  expect(await respond('And then?', 'resp_1')).toEqual([200, false])
  expect(await respond('And after that?', 'resp_2')).toEqual([200, false])
  expect(await respond('And then?', 'resp_9')).toEqual([200, true])
  upstream.close()
})

test('a client that does not read holds the upstream back', async () => {
  let sent = 0
  const event = `data: ${textChunks(['Quiet. '.repeat(2_000)])[1]}\n\n`
  const one = await fresh((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const more = () => {
      while (!response.destroyed && sent < 200_000_000) {
        sent += event.length
        if (!response.write(event)) return
      }
    }
    response.on('drain', more)
    more()
  })
  const body = bodyOf(LONG, { stream: true })
  const asking = send(`${one.gateway.url}/v1/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' } })
  asking.on('error', () => {})
  asking.end(body)
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  response.pause()
  for (let before = -1, i = 0; before !== sent && i < 40; i++) {
    before = sent
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  asking.destroy()
  expect(sent).toBeLessThan(60_000_000)
})

test('where the thread ends the rules say what becomes of the request', async () => {
  const answer: Answering = (_, response) => sendJson(response, completion({ content: 'ok' }))
  const strict = await at(answer, { aside: { megabytes: 4 } })
  const refused = await ask(strict, bodyOf(LONG))
  expect([refused.status, JSON.parse(refused.text).error.code]).toEqual([500, 'guard_failed'])
  expect(exchanges(strict)[0]?.outcome).toMatchObject({ end: 'failed', reason: 'guard_failed' })
  expect((await ask(strict, bodyOf('Hello'))).status).toBe(200)
  const observing = await at(answer, { aside: { megabytes: 4 }, policy: guard('Falcon', { mode: 'observe' }) })
  expect((await ask(observing, bodyOf(LONG))).status).toBe(200)
  expect(exchanges(observing)[0]).toMatchObject({ degraded: true, action: 'allow', outcome: { end: 'complete' } })
})
