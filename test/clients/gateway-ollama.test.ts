import { Ollama } from 'ollama'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type GatewayUnderTest, gatewayInFrontOf } from './gateway-under-test.js'
import { type Call, inPieces, json, parts, strictUpstream, type Upstream } from './strict-upstream.js'

/** The official package through the gateway, against an API that refuses what Ollama's would. */
const call = z.strictObject({ function: z.strictObject({ name: z.string(), arguments: z.looseObject({}) }) })
const message = z.strictObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string(),
  thinking: z.string().optional(),
  images: z.array(z.base64()).optional(),
  tool_calls: z.array(call).optional(),
  tool_name: z.string().optional(),
})
const common = { model: z.string(), stream: z.boolean().optional(), think: z.boolean().optional(), options: z.looseObject({}).optional() }
let reply: (asked: Call) => { text?: string; args?: object }
const head = { model: 'm', created_at: '2026-01-01T00:00:00Z' }
const stats = { done: true, done_reason: 'stop', total_duration: 1, eval_count: 1 }

function answer(asked: Call, response: Parameters<typeof json>[0]) {
  const { text = '', args } = reply(asked)
  const isChat = asked.path === '/api/chat'
  const calls = args === undefined ? {} : { tool_calls: [{ function: { name: 'send', arguments: args } }] }
  const line = (said: string, more: object = {}) =>
    isChat ? { ...head, message: { role: 'assistant', content: said, ...more }, done: false } : { ...head, response: said, done: false }
  if (asked.body['stream'] !== true) return json(response, { ...line(text, calls), ...stats })
  const lines = [...parts(text).map((part) => line(part)), ...(args === undefined ? [] : [line('', calls)]), { ...line(''), ...stats }]
  return inPieces(response, 'application/x-ndjson', lines.map((each) => `${JSON.stringify(each)}\n`).join(''))
}

let upstream: Upstream
let gateway: GatewayUnderTest
let client: Ollama
beforeAll(async () => {
  const tools = z.array(
    z.strictObject({
      type: z.literal('function'),
      function: z.strictObject({ name: z.string(), description: z.string().optional(), parameters: z.looseObject({}).optional() }),
    }),
  )
  upstream = await strictUpstream({ headers: () => undefined, error: (_, error) => ({ error }) }, [
    {
      method: 'POST',
      path: /^\/api\/chat$/,
      body: z.strictObject({ ...common, messages: z.array(message), tools: tools.optional() }),
      answer,
    },
    {
      method: 'POST',
      path: /^\/api\/generate$/,
      body: z.strictObject({ ...common, prompt: z.string(), system: z.string().optional() }),
      answer,
    },
    {
      method: 'POST',
      path: /^\/api\/embed$/,
      body: z.strictObject({ model: z.string(), input: z.union([z.string(), z.array(z.string())]) }),
      answer: (_, response) => json(response, { model: 'm', embeddings: [[1, 2]] }),
    },
    { method: 'GET', path: /^\/api\/tags$/, answer: (_, response) => json(response, { models: [{ name: 'm', model: 'm', size: 1 }] }) },
  ])
  gateway = await gatewayInFrontOf({ ollama: upstream.url })
  client = new Ollama({ host: gateway.url })
}, 180_000)
afterAll(async () => {
  await gateway?.close()
  upstream?.close()
})
beforeEach(() => {
  upstream.calls.length = 0
  reply = () => ({ text: 'The Falcon is well.' })
})

const bad = 'the Osprey landing'
const hello = (content = 'Hello') => ({ model: 'm', messages: [{ role: 'user', content }] })
const filtered = { status_code: 400, error: expect.stringContaining('rule forbidden') }

async function chatted(): Promise<string> {
  let text = ''
  for await (const { message: said } of await client.chat({ ...hello(), stream: true })) text += said.content
  return text
}

test('chat and generate, whole and line by line', async () => {
  expect((await client.chat(hello())).message.content).toBe('The [redacted:project] is well.')
  expect(await chatted()).toBe('The [redacted:project] is well.')
  expect((await client.generate({ model: 'm', prompt: 'Hello' })).response).toBe('The [redacted:project] is well.')
  let text = ''
  for await (const { response } of await client.generate({ model: 'm', prompt: 'Hello', stream: true })) text += response
  expect(text).toBe('The [redacted:project] is well.')
})

test('what is blocked: requests never leave, streams throw after what was clean', async () => {
  await expect(client.chat(hello(bad))).rejects.toMatchObject(filtered)
  await expect(client.chat({ model: 'm', messages: [{ role: 'tool', content: bad, tool_name: 'send' }] })).rejects.toMatchObject(filtered)
  await expect(client.generate({ model: 'm', prompt: 'x', system: bad })).rejects.toMatchObject(filtered)
  await expect(client.embed({ model: 'm', input: ['x', bad] })).rejects.toMatchObject(filtered)
  expect(upstream.calls).toEqual([])
  reply = () => ({ text: 'First, some clean words. Then the Osprey landing, and more.' })
  let seen = ''
  const read = async () => {
    for await (const { message: said } of await client.chat({ ...hello(), stream: true })) seen += said.content
  }
  await expect(read()).rejects.toThrow(/rule forbidden/)
  expect(seen).toBe('First, some clean words. Then the ')
})

test('tool calls come whole', async () => {
  reply = () => ({ args: { body: 'about the Falcon' } })
  const tools = [{ type: 'function', function: { name: 'send', description: 'Sends', parameters: {} } }]
  const calls: unknown[] = []
  for await (const { message: said } of await client.chat({ ...hello(), tools, stream: true })) calls.push(...(said.tool_calls ?? []))
  expect(calls).toEqual([{ function: { name: 'send', arguments: { body: 'about the [redacted:project]' } } }])
})

test('embeddings and models; refusals keep their words; an abort reaches the upstream', async () => {
  expect((await client.embed({ model: 'm', input: 'Hello' })).embeddings).toEqual([[1, 2]])
  expect((await client.list()).models.map(({ name }) => name)).toEqual(['m'])
  await expect(client.chat({ ...hello(), format: 'json' })).rejects.toMatchObject({
    status_code: 400,
    error: expect.stringContaining('format'),
  })
  await expect(client.pull({ model: 'm' })).rejects.toMatchObject({ status_code: 404 })
  reply = () => ({ text: 'word '.repeat(20_000) })
  const before = upstream.broken()
  const stream = await client.chat({ ...hello(), stream: true })
  const read = async () => {
    for await (const _ of stream) stream.abort()
  }
  await read().catch(() => {})
  await expect.poll(() => upstream.broken(), { timeout: 5_000 }).toBe(before + 1)
})
