import { ChatOpenAI } from '@langchain/openai'
import OpenAI from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeOpenai, type Mind } from './fake-openai.js'
import { type GatewayUnderTest, gatewayInFrontOf } from './gateway-under-test.js'
import type { Upstream } from './strict-upstream.js'

/** The official package through the gateway, against an API that refuses what OpenAI's would. */
const mind: Mind = { reply: () => ({}), failures: 0 }
let upstream: Upstream
let gateway: GatewayUnderTest
let client: OpenAI
beforeAll(async () => {
  upstream = await fakeOpenai(mind)
  gateway = await gatewayInFrontOf({ openai: upstream.url })
  client = new OpenAI({ apiKey: 'sk-test', baseURL: `${gateway.url}/v1`, maxRetries: 2 })
}, 180_000)
afterAll(async () => {
  await gateway?.close()
  upstream?.close()
})
beforeEach(() => {
  upstream.calls.length = 0
  mind.reply = () => ({ text: 'The Falcon is well.' })
})

const hello = (content = 'Hello') => ({ model: 'm', messages: [{ role: 'user' as const, content }] })
const filtered = { status: 400, code: 'content_filter' }

describe('chat completions', () => {
  test('answers whole and streamed are redacted alike', async () => {
    const whole = await client.chat.completions.create(hello())
    expect(whole.choices[0]?.message.content).toBe('The [redacted:project] is well.')
    const stream = client.chat.completions.stream({ ...hello(), stream_options: { include_usage: false } })
    expect(await stream.finalContent()).toBe('The [redacted:project] is well.')
  })

  test('masked values come back; the upstream never has them', async () => {
    mind.reply = ({ body }) => ({ text: `Noted ${/\[EMAIL_1_\w+\]/.exec(JSON.stringify(body))?.[0]}.` })
    expect((await client.chat.completions.create(hello('I am pia@example.org'))).choices[0]?.message.content).toBe('Noted pia@example.org.')
    expect(JSON.stringify(upstream.calls)).not.toContain('pia@')
  })

  test('a blocked request never leaves and is not tried again', async () => {
    await expect(client.chat.completions.create(hello('the Osprey landing'))).rejects.toMatchObject(filtered)
    expect(upstream.calls).toEqual([])
  })

  test('a blocked stream ends in an error after what was clean', async () => {
    mind.reply = () => ({ text: 'First, some clean words. Then the Osprey landing, and more.' })
    let seen = ''
    const read = async () => {
      for await (const { choices } of await client.chat.completions.create({ ...hello(), stream: true }))
        seen += choices[0]?.delta.content ?? ''
    }
    await expect(read()).rejects.toBeInstanceOf(OpenAI.APIError)
    expect(seen).toBe('First, some clean words. Then the ')
  })

  test('tools: calls are held until whole, and their arguments are read', async () => {
    const tools = [{ type: 'function' as const, function: { name: 'send', parameters: { type: 'object', properties: {} } } }]
    mind.reply = () => ({ args: '{"body":"about the Falcon"}' })
    const called = await client.chat.completions.stream({ ...hello(), tools }).finalMessage()
    expect(called.tool_calls?.[0]).toMatchObject({ function: { name: 'send', arguments: '{"body":"about the [redacted:project]"}' } })
    mind.reply = () => ({ args: '{"body":"the Osprey landing"}' })
    await expect(client.chat.completions.stream({ ...hello(), tools }).finalMessage()).rejects.toBeInstanceOf(OpenAI.APIError)
    await expect(client.chat.completions.create({ ...hello(), tools })).rejects.toMatchObject(filtered)
  })

  test('an overloaded upstream is tried again by the client', async () => {
    mind.failures = 2
    expect((await client.chat.completions.create(hello())).choices[0]?.message.content).toContain('is well')
  })

  test('what the upstream refuses keeps its status and words', async () => {
    const odd = client.chat.completions.create({ ...hello(), logit_bias: { '1': 2 } })
    await expect(odd).rejects.toMatchObject({ status: 400, message: expect.stringContaining('logit_bias') })
  })

  test('many at once, and aborts that reach the upstream', async () => {
    mind.reply = ({ body }) => ({ text: `to ${JSON.stringify(body['messages'])}` })
    const many = await Promise.all(Array.from({ length: 24 }, (_, i) => client.chat.completions.create(hello(`number ${i}.`))))
    expect(many.every(({ choices }, i) => choices[0]?.message.content?.includes(`number ${i}.`))).toBe(true)
    mind.reply = () => ({ text: 'word '.repeat(20_000) })
    const before = upstream.broken()
    const stream = await client.chat.completions.create({ ...hello(), stream: true })
    for await (const _ of stream) break
    await expect.poll(() => upstream.broken(), { timeout: 5_000 }).toBe(before + 1)
  })

  test('LangChain speaks through it unchanged', async () => {
    const model = new ChatOpenAI({
      model: 'm',
      apiKey: 'sk-test',
      maxRetries: 0,
      streamUsage: false,
      configuration: { baseURL: `${gateway.url}/v1` },
    })
    expect((await model.invoke('Hello')).content).toBe('The [redacted:project] is well.')
    let streamed = ''
    for await (const { content } of await model.stream('Hello')) streamed += String(content)
    expect(streamed).toBe('The [redacted:project] is well.')
    await expect(model.invoke('the Osprey landing')).rejects.toMatchObject(filtered)
  })
})

describe('responses', () => {
  const ask = (input = 'Hello') => ({ model: 'm', input })

  test('answers whole and streamed are redacted alike, wherever the stream repeats them', async () => {
    expect((await client.responses.create(ask())).output_text).toBe('The [redacted:project] is well.')
    const events: string[] = []
    let deltas = ''
    for await (const event of await client.responses.create({ ...ask(), stream: true })) {
      events.push(JSON.stringify(event))
      if (event.type === 'response.output_text.delta') deltas += event.delta
      if (event.type === 'response.completed')
        expect(event.response.output[0]).toMatchObject({ content: [{ text: 'The [redacted:project] is well.' }] })
    }
    expect(deltas).toBe('The [redacted:project] is well.')
    expect(events.join('')).not.toContain('Falcon')
    expect((await client.responses.stream(ask()).finalResponse()).output_text).toBe('The [redacted:project] is well.')
  })

  test('instructions, items and tool outputs are read before the upstream is asked', async () => {
    const bad = 'the Osprey landing'
    const output = { type: 'function_call_output' as const, call_id: 'call_1', output: bad }
    const call = { type: 'function_call' as const, call_id: 'call_1', name: 'send', arguments: '{}' }
    for (const body of [ask(bad), { ...ask(), instructions: bad }, { model: 'm', input: [call, output] }])
      await expect(client.responses.create(body)).rejects.toMatchObject(filtered)
    expect(upstream.calls).toEqual([])
  })

  test('function calls are redacted whole; a blocked stream throws', async () => {
    mind.reply = () => ({ args: '{"body":"about the Falcon"}' })
    const final = await client.responses.stream(ask()).finalResponse()
    expect(final.output[0]).toMatchObject({ type: 'function_call', arguments: '{"body":"about the [redacted:project]"}' })
    mind.reply = () => ({ text: 'Well, the Osprey landing it is.' })
    const seen: string[] = []
    const read = async () => {
      for await (const event of await client.responses.create({ ...ask(), stream: true })) seen.push(JSON.stringify(event))
    }
    await expect(read()).rejects.toMatchObject({ code: 'content_filter' })
    expect(seen.join('')).not.toContain('Osprey')
  })

  test('a response goes on from the one before', async () => {
    const first = await client.responses.create(ask())
    const second = await client.responses.create({ ...ask('And now?'), previous_response_id: first.id })
    expect(second.output_text).toContain('is well')
  })
})

test('completions, embeddings, moderations and models', async () => {
  expect((await client.completions.create({ model: 'm', prompt: 'Hello' })).choices[0]?.text).toBe('The [redacted:project] is well.')
  let streamed = ''
  for await (const { choices } of await client.completions.create({ model: 'm', prompt: 'Hello', stream: true }))
    streamed += choices[0]?.text ?? ''
  expect(streamed).toBe('The [redacted:project] is well.')
  expect((await client.embeddings.create({ model: 'm', input: 'Hello' })).data[0]?.embedding).toEqual([1, 2])
  expect((await client.moderations.create({ input: 'Hello' })).results[0]?.flagged).toBe(false)
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['m'])
  for (const blocked of [
    client.completions.create({ model: 'm', prompt: ['x', 'the Osprey landing'] }),
    client.embeddings.create({ model: 'm', input: ['the Osprey landing'] }),
    client.moderations.create({ input: 'the Osprey landing' }),
  ])
    await expect(blocked).rejects.toMatchObject(filtered)
  await expect(client.images.generate({ prompt: 'x' })).rejects.toMatchObject({ status: 404, code: 'unknown_surface' })
})
