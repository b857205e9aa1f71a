import Anthropic from '@anthropic-ai/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type GatewayUnderTest, gatewayInFrontOf } from './gateway-under-test.js'
import { type Call, inPieces, json, parts, strictUpstream, type Upstream } from './strict-upstream.js'

/** The official package through the gateway, against an API that refuses what Anthropic's would. */
const cache = z.strictObject({ type: z.literal('ephemeral') }).optional()
const textBlock = z.strictObject({ type: z.literal('text'), text: z.string().min(1), cache_control: cache })
const block = z.discriminatedUnion('type', [
  textBlock,
  z.strictObject({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() }),
  z.strictObject({ type: z.literal('tool_use'), id: z.string().regex(/^[\w-]+$/), name: z.string(), input: z.looseObject({}) }),
  z.strictObject({ type: z.literal('tool_result'), tool_use_id: z.string(), content: z.union([z.string(), z.array(textBlock)]) }),
])
const message = z.strictObject({ role: z.enum(['user', 'assistant']), content: z.union([z.string(), z.array(block)]) })
const tool = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal('object') }),
})
const asked = {
  model: z.string(),
  messages: z.array(message).min(1),
  system: z.union([z.string(), z.array(textBlock)]).optional(),
  tools: z.array(tool).optional(),
}
const messagesBody = z.strictObject({
  ...asked,
  max_tokens: z.int().min(1),
  stream: z.boolean().optional(),
  temperature: z.number().optional(),
})

let reply: (call: Call) => { text?: string; thinking?: string; input?: object }
let failures = 0
const head = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'm',
  stop_sequence: null,
  usage: { input_tokens: 1, output_tokens: 1 },
}

function answer(call: Call, response: Parameters<typeof json>[0]) {
  if (failures > 0) {
    failures--
    return json(response, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 529, { 'retry-after-ms': '1' })
  }
  const { text, thinking, input } = reply(call)
  const blocks = [
    ...(thinking === undefined ? [] : [{ type: 'thinking', thinking, signature: 'EqQBCkYIBxgC' }]),
    ...(text === undefined ? [] : [{ type: 'text', text }]),
    ...(input === undefined ? [] : [{ type: 'tool_use', id: 'toolu_1', name: 'send', input }]),
  ]
  const stop_reason = input === undefined ? 'end_turn' : 'tool_use'
  if (call.body['stream'] !== true) return json(response, { ...head, content: blocks, stop_reason }, 200, { 'request-id': 'req_1' })
  const event = (type: string, fields: object = {}) => `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`
  const of = (index: number, opening: object, deltas: object[]) => [
    event('content_block_start', { index, content_block: opening }),
    ...deltas.map((delta) => event('content_block_delta', { index, delta })),
    event('content_block_stop', { index }),
  ]
  const streamed = blocks.flatMap((each, index) => {
    if (each.type === 'tool_use')
      return of(
        index,
        { ...each, input: {} },
        parts(JSON.stringify(input)).map((partial_json) => ({ type: 'input_json_delta', partial_json })),
      )
    if (each.type === 'text')
      return of(
        index,
        { type: 'text', text: '' },
        parts(text!).map((part) => ({ type: 'text_delta', text: part })),
      )
    const deltas = parts(thinking!).map((part) => ({ type: 'thinking_delta', thinking: part }))
    return of(index, { type: 'thinking', thinking: '', signature: '' }, [...deltas, { type: 'signature_delta', signature: 'EqQBCkYIBxgC' }])
  })
  const start = event('message_start', { message: { ...head, content: [], stop_reason: null } })
  const end = event('message_delta', { delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 1 } }) + event('message_stop')
  return inPieces(response, 'text/event-stream; charset=utf-8', start + event('ping') + streamed.join('') + end)
}

let upstream: Upstream
let gateway: GatewayUnderTest
let client: Anthropic
beforeAll(async () => {
  upstream = await strictUpstream(
    {
      headers: (headers) => {
        const key = headers['x-api-key'] ?? headers.authorization?.replace('Bearer ', '')
        if (key !== 'sk-ant-test') return 'invalid x-api-key'
        return /^20\d\d-\d\d-\d\d$/.test(String(headers['anthropic-version'])) ? undefined : 'anthropic-version: header is required'
      },
      error: (status, said) => ({
        type: 'error',
        error: { type: status === 401 ? 'authentication_error' : 'invalid_request_error', message: said },
      }),
    },
    [
      { method: 'POST', path: /^\/v1\/messages$/, body: messagesBody, answer },
      {
        method: 'POST',
        path: /^\/v1\/messages\/count_tokens$/,
        body: z.strictObject(asked),
        answer: (_, response) => json(response, { input_tokens: 7 }),
      },
      {
        method: 'GET',
        path: /^\/v1\/models$/,
        answer: (_, response) =>
          json(response, {
            data: [{ type: 'model', id: 'm', display_name: 'M', created_at: '2026-01-01T00:00:00Z' }],
            has_more: false,
            first_id: 'm',
            last_id: 'm',
          }),
      },
    ],
  )
  gateway = await gatewayInFrontOf({ anthropic: upstream.url })
  client = new Anthropic({ apiKey: 'sk-ant-test', baseURL: gateway.url, maxRetries: 2 })
}, 180_000)
afterAll(async () => {
  await gateway?.close()
  upstream?.close()
})
beforeEach(() => {
  upstream.calls.length = 0
  reply = () => ({ text: 'The Falcon is well.' })
})

const hello = (content: Anthropic.MessageParam['content'] = 'Hello') => ({
  model: 'm',
  max_tokens: 99,
  messages: [{ role: 'user' as const, content }],
})
const tools = [{ name: 'send', input_schema: { type: 'object' as const } }]
const filtered = { status: 400, message: expect.stringContaining('rule forbidden') }
const wordsOf = (message: Anthropic.Message) => message.content.map((each) => (each.type === 'text' ? each.text : '')).join('')

describe('messages', () => {
  test('answers whole and streamed are redacted alike', async () => {
    expect(wordsOf(await client.messages.create(hello()))).toBe('The [redacted:project] is well.')
    expect(await client.messages.stream(hello()).finalText()).toBe('The [redacted:project] is well.')
  })

  test('thinking and its signature pass as they are', async () => {
    reply = () => ({ thinking: 'Let me see.', text: 'Fine.' })
    const final = await client.messages.stream(hello()).finalMessage()
    expect(final.content).toMatchObject([
      { type: 'thinking', thinking: 'Let me see.', signature: 'EqQBCkYIBxgC' },
      { type: 'text', text: 'Fine.' },
    ])
  })

  test('a blocked request has the error class of its client and never leaves', async () => {
    const bad = 'the Osprey landing'
    const used = { role: 'assistant' as const, content: [{ type: 'tool_use' as const, id: 'toolu_1', name: 'send', input: { a: 1 } }] }
    const result = { role: 'user' as const, content: [{ type: 'tool_result' as const, tool_use_id: 'toolu_1', content: bad }] }
    for (const body of [hello(bad), { ...hello(), system: bad }, { ...hello(), messages: [...hello().messages, used, result] }]) {
      const failure = await client.messages.create(body).catch((fault: unknown) => fault)
      expect(failure).toBeInstanceOf(Anthropic.BadRequestError)
      expect(failure).toMatchObject(filtered)
    }
    expect(upstream.calls).toEqual([])
  })

  test('a blocked stream throws after what was clean', async () => {
    reply = () => ({ text: 'First, some clean words. Then the Osprey landing, and more.' })
    let seen = ''
    const stream = client.messages.stream(hello()).on('text', (part) => {
      seen += part
    })
    await expect(stream.finalMessage()).rejects.toBeInstanceOf(Anthropic.APIError)
    expect(seen).toBe('First, some clean words. Then the ')
  })

  test('tool calls are held until whole', async () => {
    reply = () => ({ input: { body: 'about the Falcon' } })
    const final = await client.messages.stream({ ...hello(), tools }).finalMessage()
    expect(final.content[0]).toMatchObject({ type: 'tool_use', input: { body: 'about the [redacted:project]' } })
    expect((await client.messages.create({ ...hello(), tools })).content[0]).toMatchObject({
      input: { body: 'about the [redacted:project]' },
    })
    reply = () => ({ text: 'I will.', input: { body: 'the Osprey landing' } })
    let json = ''
    const stream = client.messages.stream({ ...hello(), tools }).on('inputJson', (part) => {
      json += part
    })
    await expect(stream.finalMessage()).rejects.toBeInstanceOf(Anthropic.APIError)
    expect(json).toBe('')
  })

  test('overload is tried again; refusals keep the words of the API; a wrong key stays wrong', async () => {
    failures = 2
    expect(wordsOf(await client.messages.create(hello()))).toContain('is well')
    await expect(client.messages.create({ ...hello(), top_q: 3 } as never)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('top_q'),
    })
    await expect(new Anthropic({ apiKey: 'wrong', baseURL: gateway.url }).messages.create(hello())).rejects.toBeInstanceOf(
      Anthropic.AuthenticationError,
    )
  })

  test('many at once, and aborts that reach the upstream', async () => {
    reply = ({ body }) => ({ text: `to ${JSON.stringify(body['messages'])}` })
    const many = await Promise.all(Array.from({ length: 16 }, (_, i) => client.messages.create(hello(`number ${i}.`))))
    expect(many.every((one, i) => wordsOf(one).includes(`number ${i}.`))).toBe(true)
    reply = () => ({ text: 'word '.repeat(20_000) })
    const before = upstream.broken()
    const stream = await client.messages.create({ ...hello(), stream: true })
    for await (const _ of stream) break
    await expect.poll(() => upstream.broken(), { timeout: 5_000 }).toBe(before + 1)
  })
})

test('tokens are counted, models are listed; other paths are refused in the words of the API', async () => {
  expect(await client.messages.countTokens({ model: 'm', messages: hello().messages })).toEqual({ input_tokens: 7 })
  await expect(client.messages.countTokens({ model: 'm', messages: hello('the Osprey landing').messages })).rejects.toMatchObject(filtered)
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['m'])
  await expect(client.messages.batches.create({ requests: [] })).rejects.toBeInstanceOf(Anthropic.NotFoundError)
})
