import { createOpenAI } from '@ai-sdk/openai'
import { APICallError, generateText, stepCountIs, streamText, tool } from 'ai'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fakeOpenai, type Mind } from './fake-openai.js'
import { type GatewayUnderTest, gatewayInFrontOf } from './gateway-under-test.js'
import type { Upstream } from './strict-upstream.js'

/** Vercel's AI SDK with its provider for OpenAI through the gateway, against an API that refuses what OpenAI's would. */
const mind: Mind = { reply: () => ({}), failures: 0 }
let upstream: Upstream
let gateway: GatewayUnderTest
let openai: ReturnType<typeof createOpenAI>
beforeAll(async () => {
  upstream = await fakeOpenai(mind)
  gateway = await gatewayInFrontOf({ openai: upstream.url })
  openai = createOpenAI({ apiKey: 'sk-test', baseURL: `${gateway.url}/v1` })
}, 180_000)
afterAll(async () => {
  await gateway?.close()
  upstream?.close()
})
beforeEach(() => {
  upstream.calls.length = 0
  mind.failures = 0
  mind.reply = () => ({ text: 'The Falcon is well.' })
})

const CLEAN = 'The [redacted:project] is well.'
const send = (execute: (input: { body: string }) => string) =>
  tool({ description: 'Sends a letter.', inputSchema: z.object({ body: z.string() }), execute })
/** What a stream says, and the error that it ends in. */
async function streamed(options: Omit<Parameters<typeof streamText>[0], 'prompt'> & { prompt?: string }) {
  const errors: unknown[] = []
  const { textStream } = streamText({
    prompt: 'Hello',
    maxRetries: 0,
    ...options,
    onError: ({ error }) => void errors.push(error),
  } as Parameters<typeof streamText>[0])
  let text = ''
  for await (const part of textStream) text += part
  return { text, errors }
}

describe.each(['chat', 'responses'] as const)('%s', (api) => {
  const model = () => openai[api]('m')

  test('answers whole and streamed are redacted alike', async () => {
    expect((await generateText({ model: model(), prompt: 'Hello' })).text).toBe(CLEAN)
    expect(await streamed({ model: model() })).toEqual({ text: CLEAN, errors: [] })
  })

  test('masked values come back; the upstream never has them', async () => {
    mind.reply = ({ body }) => ({ text: `Noted ${/\[EMAIL_1_\w+\]/.exec(JSON.stringify(body))?.[0]}.` })
    expect((await generateText({ model: model(), prompt: 'I am pia@example.org' })).text).toBe('Noted pia@example.org.')
    expect(await streamed({ model: model(), prompt: 'I am pia@example.org' })).toEqual({ text: 'Noted pia@example.org.', errors: [] })
    expect(JSON.stringify(upstream.calls)).not.toContain('pia@')
  })

  test('a blocked request never leaves and is not tried again', async () => {
    const asked = generateText({ model: model(), prompt: 'the Osprey landing', maxRetries: 2 })
    await expect(asked).rejects.toSatisfy((error) => APICallError.isInstance(error) && error.statusCode === 400 && !error.isRetryable)
    expect(upstream.calls).toEqual([])
  })

  test('a blocked stream ends in an error after what was clean', async () => {
    mind.reply = () => ({ text: 'First, some clean words. Then the Osprey landing, and more.' })
    const { text, errors } = await streamed({ model: model() })
    expect(text).toBe('First, some clean words. Then the ')
    expect(errors.length).toBeGreaterThan(0)
  })

  test('tools: their results go back, their arguments are read', async () => {
    const sent: string[] = []
    const tools = {
      send: send(({ body }) => {
        sent.push(body)
        return 'sent'
      }),
    }
    mind.reply = ({ body }) =>
      /function_call_output|"role":"tool"/.test(JSON.stringify(body)) ? { text: 'Done.' } : { args: '{"body":"about the Falcon"}' }
    const whole = await generateText({ model: model(), prompt: 'Send it', tools, stopWhen: stepCountIs(3) })
    expect(whole.text).toBe('Done.')
    expect(await streamed({ model: model(), tools, stopWhen: stepCountIs(3) })).toEqual({ text: 'Done.', errors: [] })
    expect(sent).toEqual(['about the [redacted:project]', 'about the [redacted:project]'])
    mind.reply = () => ({ args: '{"body":"the Osprey landing"}' })
    expect((await streamed({ model: model(), tools })).errors.length).toBeGreaterThan(0)
    expect(sent).toHaveLength(2)
  })

  test('many at once, and aborts that reach the upstream', async () => {
    mind.reply = ({ body }) => ({ text: `to ${JSON.stringify(body)}` })
    const many = await Promise.all(Array.from({ length: 24 }, (_, i) => generateText({ model: model(), prompt: `number ${i}.` })))
    expect(many.every(({ text }, i) => text.includes(`number ${i}.`))).toBe(true)
    mind.reply = () => ({ text: 'word '.repeat(20_000) })
    const before = upstream.broken()
    const abort = new AbortController()
    const { textStream } = streamText({ model: model(), prompt: 'Hello', abortSignal: abort.signal, maxRetries: 0 })
    for await (const _ of textStream) {
      abort.abort()
      break
    }
    await expect.poll(() => upstream.broken(), { timeout: 10_000 }).toBe(before + 1)
  })
})

test('an overloaded upstream is tried again by the client', async () => {
  mind.failures = 1
  expect((await generateText({ model: openai.chat('m'), prompt: 'Hello', maxRetries: 2 })).text).toBe(CLEAN)
  expect(upstream.calls).toHaveLength(2)
}, 30_000)
