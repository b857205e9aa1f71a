import type { ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import OpenAI from 'openai'
import { afterEach, expect, test } from 'vitest'
import type { ExchangeEvent } from '#core/event'
import type { GatewayOptions } from '#gateway/gateway'
import { type Answering, chunk, completion, textChunks } from '#gateway/testing/fake-openai'
import { type House, house } from '#gateway/testing/house'
import type { Script } from '#gateway/testing/scripted-guard'
import { createEgress } from '#platform/egress/egress'

const open: House[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function at(answer: Answering, options: Partial<GatewayOptions> = {}, script: Script = {}) {
  const one = await house((allow) => createEgress({ allow }), answer, script, options)
  open.push(one)
  return one
}
const post = (one: House, stream: boolean) =>
  fetch(`${one.gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream }),
  })
const json = (response: ServerResponse, text: string | Buffer, headers: Record<string, string> = {}) =>
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(text)
const sse = (response: ServerResponse, text: string) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text)
const bodyOf = async (reply: Response) => (await reply.json()) as { error: { code: string }; choices: { message: { content: string } }[] }
const last = (one: House) =>
  one.journal.events
    .map(({ event }) => event)
    .filter((event): event is ExchangeEvent => event.kind === 'exchange')
    .at(-1)

const whole = JSON.stringify(completion({ content: 'fine' }))
test.each<[string, (response: ServerResponse) => void, number, string]>([
  ['broken JSON', (response) => json(response, '{"choices":['), 502, 'upstream_malformed'],
  ['an empty body', (response) => json(response, ''), 502, 'upstream_malformed'],
  ['JSON of another kind', (response) => json(response, '{"text":"SECRET plan"}'), 502, 'upstream_malformed'],
  ['choices that are no objects', (response) => json(response, '{"choices":["SECRET"]}'), 502, 'upstream_malformed'],
  ['a key twice', (response) => json(response, '{"choices":[],"choices":[{"message":{"content":"SECRET"}}]}'), 502, 'upstream_malformed'],
  ['invalid UTF-8', (response) => json(response, Buffer.from([0x7b, 0xff])), 502, 'upstream_malformed'],
  ['a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<b>SECRET'), 502, 'upstream_malformed'],
  ['a reset', (response) => response.destroy(), 502, 'upstream_broken'],
  [
    'half a body',
    (response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 99 }).write('{', () => response.destroy()),
    502,
    'upstream_broken',
  ],
  ['silence', () => {}, 504, 'upstream_timeout'],
  [
    'silence after the head',
    (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    504,
    'upstream_timeout',
  ],
  ['an unknown encoding', (response) => json(response, whole, { 'content-encoding': 'zstd' }), 502, 'upstream_encoding'],
  ['a wrong encoding', (response) => json(response, whole, { 'content-encoding': 'gzip' }), 502, 'upstream_malformed'],
  [
    'a bomb',
    (response) => json(response, gzipSync(Buffer.alloc(30_000_000, 32)), { 'content-encoding': 'gzip' }),
    502,
    'upstream_too_large',
  ],
  ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 502, 'upstream_error'],
  ['an error page', (response) => response.writeHead(503, { 'content-type': 'text/html' }).end('<b>SECRET'), 503, 'upstream_error'],
  [
    'an endless body',
    (response) => void setInterval(() => response.writable && response.write(Buffer.alloc(100_000, 32)), 1).unref(),
    502,
    'upstream_malformed',
  ],
])('%s becomes a clear error', async (_, answer, status, code) => {
  const one = await at((_asked, response) => answer(response), { limits: { upstreamIdle: 60, answerBytes: 2_000_000, exchange: 5_000 } })
  const reply = await post(one, false)
  const text = await reply.text()
  expect([reply.status, JSON.parse(text).error.code]).toEqual([status, code])
  expect(text).not.toContain('SECRET')
  expect(last(one)?.outcome).toMatchObject({ status, end: 'upstream-failed' })
})

test('a body that never ends is cut at the limit', async () => {
  const one = await at(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(100_000, 32)));
      }
      response.on('drain', more)
      more()
    },
    { limits: { answerBytes: 1_000_000 } },
  )
  const reply = await post(one, false)
  expect([reply.status, (await bodyOf(reply)).error.code]).toEqual([502, 'upstream_too_large'])
})

test('an answer that takes too long is given up, although bytes keep coming', async () => {
  const one = await at(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 5)
      response.on('close', () => clearInterval(drip))
    },
    { limits: { exchange: 80 } },
  )
  expect((await post(one, false)).status).toBe(504)
})

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const)('an answer in %s is read and inspected', async (encoding, pack) => {
  const one = await at((_, response) => json(response, pack(whole), { 'content-encoding': encoding }), {}, { fine: 'redact' })
  const reply = await post(one, false)
  expect(reply.headers.get('content-encoding')).toBeNull()
  expect((await bodyOf(reply)).choices[0]!.message.content).toBe('[X]')
})

test('an error of the upstream keeps its status, names and time to wait; its message is inspected', async () => {
  const body = { error: { message: 'Too many requests for SECRET', type: 'requests', param: null, code: 'rate_limit_exceeded' } }
  const one = await at(
    (_, response) => response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' }).end(JSON.stringify(body)),
    {},
    { SECRET: 'redact' },
  )
  const client = new OpenAI({ baseURL: `${one.gateway.url}/v1`, apiKey: 'x', maxRetries: 0 })
  const failure = await client.chat.completions
    .create({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] })
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(OpenAI.RateLimitError)
  const { headers, message, code, type } = failure as InstanceType<typeof OpenAI.RateLimitError>
  expect([headers?.get('retry-after'), code, type]).toEqual(['7', 'rate_limit_exceeded', 'requests'])
  expect(message).toContain('Too many requests for [X]')
})

test('an error that may not pass is withheld as a whole', async () => {
  const body = { error: { message: 'LEAK in full', type: 'SECRET', param: 'messages', code: 'a.SECRET' } }
  const one = await at(
    (_, response) => response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    {},
    { SECRET: 'redact', LEAK: 'block' },
  )
  const reply = await post(one, false)
  const text = await reply.text()
  expect([reply.status, text.includes('SECRET'), text.includes('LEAK')]).toEqual([400, false, false])
  expect(JSON.parse(text).error).toMatchObject({ type: 'upstream_error', code: 'upstream_error' })
})

test('an upstream that is not there', async () => {
  const one = await at(() => {})
  one.upstream.close()
  const reply = await post(one, false)
  expect([reply.status, (await bodyOf(reply)).error.code]).toEqual([502, 'upstream_unreachable'])
})

const first = `data: ${chunk({ role: 'assistant', content: 'Hello' })}\n\n`
test.each<[string, (response: ServerResponse) => void, string]>([
  ['broken JSON', (response) => sse(response, `${first}data: {"choices":[\n\n`), 'upstream_malformed'],
  ['a key twice', (response) => sse(response, `${first}data: {"choices":[],"choices":[]}\n\n`), 'upstream_malformed'],
  ['no object', (response) => sse(response, `${first}data: 7\n\n`), 'upstream_malformed'],
  [
    'a reset',
    (response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(first, () => setTimeout(() => response.destroy(), 10)),
    'upstream_broken',
  ],
  ['silence', (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).write(first), 'upstream_timeout'],
  [
    'an endless event',
    (response) =>
      response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .write(first, () => setTimeout(() => response.write(`data: ${'x'.repeat(20_000)}`), 10)),
    'upstream_too_large',
  ],
  ['an endless stream', (response) => sse(response, first.repeat(2_000)), 'upstream_too_large'],
  [
    'an error of its own',
    (response) => sse(response, `${first}data: {"error":{"message":"overloaded","code":"overloaded"}}\n\n`),
    'overloaded',
  ],
])('a stream with %s ends in an error that the client understands', async (_, answer, code) => {
  const limits = { upstreamIdle: 60, eventBytes: 10_000, streamBytes: 200_000 }
  const one = await at((_asked, response) => answer(response), { limits })
  const text = await (await post(one, true)).text()
  const payloads = text
    .split('\n\n')
    .filter(Boolean)
    .map((line) => line.slice('data: '.length))
  expect(JSON.parse(payloads[0]!).choices[0].delta.content).toBe('Hello')
  expect(JSON.parse(payloads.at(-1)!).error.code).toBe(code)
  await expect.poll(() => last(one)?.outcome).toMatchObject({ end: 'upstream-failed', reason: code })
})

test('a stream without [DONE], with other line ends, is passed on whole but for remarks and ids', async () => {
  const text = textChunks(['a', 'b'])
    .map((payload) => `: a remark of its own\r\nevent: message\r\nid: 1\r\ndata: ${payload}\r\n\r\n`)
    .join('')
  const one = await at((_, response) => sse(response, text))
  const reply = await (await post(one, true)).text()
  expect(reply).toBe(
    textChunks(['a', 'b'])
      .map((payload) => `event: message\r\ndata: ${payload}\r\n\r\n`)
      .join(''),
  )
})

test('a client that does not read slows the upstream and is cut off', async () => {
  let written = 0
  const one = await at(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const event = `data: ${chunk({ content: 'x'.repeat(10_000) })}\n\n`
      const more = () => {
        while (!response.destroyed && written < 60_000_000) {
          written += event.length
          if (!response.write(event)) return
        }
      }
      response.on('drain', more)
      more()
    },
    { limits: { clientIdle: 200 } },
  )
  const reply = await post(one, true)
  await expect.poll(() => last(one)?.outcome.end, { timeout: 5_000 }).toBe('client-left')
  expect(written).toBeLessThan(30_000_000)
  await reply.body?.cancel().catch(() => {})
})

test('a hundred clients that leave in the middle leave nothing behind', async () => {
  const one = await at((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const timer = setInterval(() => response.write(first), 5)
    response.on('close', () => clearInterval(timer))
  })
  await Promise.all(
    Array.from({ length: 100 }, async () => {
      const stop = new AbortController()
      const reply = await fetch(`${one.gateway.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream: true }),
        signal: stop.signal,
      })
      await reply.body?.getReader().read()
      stop.abort()
    }),
  )
  await expect.poll(() => one.gateway.stats()).toMatchObject({ active: 0, clientLeft: 100 })
  await expect.poll(() => one.upstream.connections(), { timeout: 10_000 }).toBe(0)
})
