import { ApiError, FunctionCallingConfigMode, GoogleGenAI } from '@google/genai'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type GatewayUnderTest, gatewayInFrontOf } from './gateway-under-test.js'
import { type Call, inPieces, json, parts, strictUpstream, type Upstream } from './strict-upstream.js'

/**
 * The official package through the gateway, against an API that refuses what Gemini's would. This fake is written from the types of the
 * package alone, not from the gateway's own description of the API.
 */
const blob = z.strictObject({ mimeType: z.string(), data: z.base64() })
const part = z.strictObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  inlineData: blob.optional(),
  fileData: z.strictObject({ mimeType: z.string().optional(), fileUri: z.string() }).optional(),
  functionCall: z.strictObject({ id: z.string().optional(), name: z.string(), args: z.looseObject({}).optional() }).optional(),
  functionResponse: z.strictObject({ id: z.string().optional(), name: z.string(), response: z.looseObject({}) }).optional(),
})
const content = z.strictObject({ role: z.enum(['user', 'model']).optional(), parts: z.array(part).min(1) })
const body = z.strictObject({
  contents: z.array(content).min(1),
  systemInstruction: content.optional(),
  tools: z
    .array(
      z.strictObject({
        functionDeclarations: z.array(
          z.strictObject({ name: z.string(), description: z.string().optional(), parametersJsonSchema: z.looseObject({}).optional() }),
        ),
      }),
    )
    .optional(),
  toolConfig: z.strictObject({ functionCallingConfig: z.strictObject({ mode: z.enum(['AUTO', 'ANY', 'NONE']) }) }).optional(),
  generationConfig: z.strictObject({ temperature: z.number().optional(), candidateCount: z.int().optional() }).optional(),
})

let reply: (call: Call) => { text?: string; thought?: string; args?: object }
const usageMetadata = { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 }
const chunk = (said: object[], finishReason?: string) => ({
  candidates: [{ content: { role: 'model', parts: said }, ...(finishReason && { finishReason }), index: 0 }],
  usageMetadata,
  modelVersion: 'm-001',
  responseId: 'r1',
})

function answer(call: Call, response: Parameters<typeof json>[0]) {
  const { text, thought, args } = reply(call)
  const whole = [
    ...(thought === undefined ? [] : [{ text: thought, thought: true }]),
    ...(text === undefined ? [] : [{ text }]),
    ...(args === undefined ? [] : [{ functionCall: { name: 'send', args } }]),
  ]
  if (!call.path.endsWith(':streamGenerateContent')) return json(response, chunk(whole, 'STOP'))
  const chunks = whole.flatMap((each) =>
    'text' in each ? parts(each.text ?? '').map((piece) => chunk([{ ...each, text: piece }])) : [chunk([each])],
  )
  const all = [...chunks, chunk([{ text: '' }], 'STOP')].map((each) => JSON.stringify(each))
  if (call.query.get('alt') === 'sse') return inPieces(response, 'text/event-stream', all.map((each) => `data: ${each}\r\n\r\n`).join(''))
  return inPieces(response, 'application/json; charset=UTF-8', `[${all.join(',\r\n')}\n]`)
}

let upstream: Upstream
let gateway: GatewayUnderTest
let client: GoogleGenAI
beforeAll(async () => {
  upstream = await strictUpstream(
    {
      headers: (headers) => (headers['x-goog-api-key'] === 'AIza-test' ? undefined : 'API key not valid. Please pass a valid API key.'),
      error: (code, message) => ({ error: { code, message, status: code === 404 ? 'NOT_FOUND' : 'INVALID_ARGUMENT' } }),
    },
    [
      { method: 'POST', path: /^\/v1beta\/models\/[\w.-]+:(?:generateContent|streamGenerateContent)$/, body, answer },
      {
        method: 'POST',
        path: /^\/v1beta\/models\/[\w.-]+:countTokens$/,
        body: z.strictObject({ contents: z.array(content) }),
        answer: (_, response) => json(response, { totalTokens: 7 }),
      },
      {
        method: 'POST',
        path: /^\/v1beta\/models\/[\w.-]+:batchEmbedContents$/,
        body: z.strictObject({ requests: z.array(z.strictObject({ model: z.string(), content })) }),
        answer: (_, response) => json(response, { embeddings: [{ values: [1, 2] }] }),
      },
      {
        method: 'GET',
        path: /^\/v1beta\/models$/,
        answer: (_, response) => json(response, { models: [{ name: 'models/m', displayName: 'M' }] }),
      },
    ],
  )
  gateway = await gatewayInFrontOf({ gemini: upstream.url })
  client = new GoogleGenAI({ apiKey: 'AIza-test', httpOptions: { baseUrl: gateway.url } })
}, 180_000)
afterAll(async () => {
  await gateway?.close()
  upstream?.close()
})
beforeEach(() => {
  upstream.calls.length = 0
  reply = () => ({ text: 'The Falcon is well.' })
})

const hello = (contents = 'Hello') => ({ model: 'm', contents })
const filtered = { status: 400, message: expect.stringContaining('rule forbidden') }
const bad = 'the Osprey landing'

async function streamed(contents = 'Hello') {
  let text = ''
  const calls: unknown[] = []
  for await (const each of await client.models.generateContentStream(hello(contents))) {
    text += each.text ?? ''
    calls.push(...(each.functionCalls ?? []))
  }
  return { text, calls }
}

describe('generate content', () => {
  test('answers whole and streamed are redacted alike', async () => {
    expect((await client.models.generateContent(hello())).text).toBe('The [redacted:project] is well.')
    expect((await streamed()).text).toBe('The [redacted:project] is well.')
  })

  test('the array form of a stream, which the package does not use', async () => {
    const ask = (text: string) =>
      fetch(`${gateway.url}/v1beta/models/m:streamGenerateContent?key=AIza-test`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ contents: [{ role: 'user', parts: [{ text }] }] }),
      })
    const chunks = (await (await ask('Hello')).json()) as { candidates: { content: { parts: { text: string }[] } }[] }[]
    expect(chunks.map((each) => each.candidates[0]?.content.parts[0]?.text).join('')).toBe('The [redacted:project] is well.')
    reply = () => ({ text: 'Then the Osprey landing begins.' })
    const cut = (await (await ask('Hello')).json()) as { error?: { status: string } }[]
    expect(cut.at(-1)?.error?.status).toBe('INVALID_ARGUMENT')
    expect(JSON.stringify(cut)).not.toContain('Osprey')
  })

  test('a blocked request is an ApiError and never leaves', async () => {
    const response = { functionResponse: { name: 'send', response: { result: bad } } }
    for (const body of [
      hello(bad),
      { ...hello(), config: { systemInstruction: bad } },
      { ...hello(), contents: [{ role: 'user', parts: [response] }] },
      {
        ...hello(),
        contents: [{ role: 'user', parts: [{ inlineData: { mimeType: 'text/plain', data: Buffer.from(bad).toString('base64') } }] }],
      },
    ]) {
      const failure = await client.models.generateContent(body).catch((fault: unknown) => fault)
      expect(failure).toBeInstanceOf(ApiError)
      expect(failure).toMatchObject(filtered)
    }
    expect(upstream.calls).toEqual([])
  })

  test('a blocked stream throws after what was clean', async () => {
    reply = () => ({ text: 'First, some clean words. Then the Osprey landing, and more.' })
    let seen = ''
    const read = async () => {
      for await (const { text } of await client.models.generateContentStream(hello())) seen += text ?? ''
    }
    await expect(read()).rejects.toThrow(/rule forbidden/)
    expect(seen).toBe('First, some clean words. Then the ')
  })

  test('function calls are read as objects; a chat goes on', async () => {
    reply = () => ({ args: { body: 'about the Falcon' } })
    const config = {
      tools: [{ functionDeclarations: [{ name: 'send', parametersJsonSchema: { type: 'object' } }] }],
      toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY } },
    }
    const called = await client.models.generateContent({ ...hello(), config })
    expect(called.functionCalls?.[0]).toMatchObject({ name: 'send', args: { body: 'about the [redacted:project]' } })
    expect((await streamed()).calls).toMatchObject([{ name: 'send', args: { body: 'about the [redacted:project]' } }])
    reply = () => ({ thought: 'Well.', text: 'Hello.' })
    const chat = client.chats.create({ model: 'm' })
    await chat.sendMessage({ message: 'Hello' })
    expect((await chat.sendMessage({ message: 'Again' })).text).toBe('Hello.')
    expect(upstream.calls.at(-1)?.body['contents']).toHaveLength(3)
  })

  test('many at once; refusals keep the words of the API; an abort reaches the upstream', async () => {
    reply = ({ body: asked }) => ({ text: `to ${JSON.stringify(asked['contents'])}` })
    const many = await Promise.all(Array.from({ length: 16 }, (_, i) => client.models.generateContent(hello(`number ${i}.`))))
    expect(many.every(({ text }, i) => text?.includes(`number ${i}.`))).toBe(true)
    await expect(client.models.generateContent({ ...hello(), config: { topK: 3 } })).rejects.toThrow(/topK/)
    reply = () => ({ text: 'word '.repeat(20_000) })
    const before = upstream.broken()
    const stop = new AbortController()
    const read = async () => {
      for await (const _ of await client.models.generateContentStream({ ...hello(), config: { abortSignal: stop.signal } })) stop.abort()
    }
    await read().catch(() => {})
    await expect.poll(() => upstream.broken(), { timeout: 5_000 }).toBe(before + 1)
  })
})

test('tokens, embeddings, models; other paths are refused in the words of the API', async () => {
  expect((await client.models.countTokens(hello())).totalTokens).toBe(7)
  expect((await client.models.embedContent(hello())).embeddings?.[0]?.values).toEqual([1, 2])
  await expect(client.models.embedContent(hello(bad))).rejects.toMatchObject(filtered)
  await expect(client.models.countTokens(hello(bad))).rejects.toMatchObject(filtered)
  const names: unknown[] = []
  for await (const { name } of await client.models.list()) names.push(name)
  expect(names).toEqual(['models/m'])
  await expect(client.caches.create({ model: 'm', config: { contents: 'x' } })).rejects.toMatchObject({ status: 404 })
})
