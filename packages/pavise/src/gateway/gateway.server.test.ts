import OpenAI, { APIError } from 'openai'
import { afterEach, expect, test } from 'vitest'
import type { ExchangeEvent } from '#core/event'
import type { GatewayOptions } from '#gateway/gateway'
import { type Answering, chunk, completion, sendJson, sendStream, textChunks } from '#gateway/testing/fake-openai'
import { type House, house } from '#gateway/testing/house'
import type { Script } from '#gateway/testing/scripted-guard'
import { createEgress } from '#platform/egress/egress'

const open: House[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function at(answer: Answering, script: Script = {}, options: Partial<GatewayOptions> = {}): Promise<House & { client: OpenAI }> {
  const one = await house((allow) => createEgress({ allow }), answer, script, options)
  open.push(one)
  return { ...one, client: new OpenAI({ baseURL: `${one.gateway.url}/v1`, apiKey: 'unused', maxRetries: 0 }) }
}
const ask = (content: string) => ({ model: 'model-a', messages: [{ role: 'user' as const, content }] })
const exchanges = (one: House) =>
  one.journal.events.map(({ event }) => event).filter((event): event is ExchangeEvent => event.kind === 'exchange')

test('a whole answer passes unchanged, with its event', async () => {
  const one = await at((_, response) => sendJson(response, completion({ content: 'Good morning' })))
  const { data, response } = await one.client.chat.completions.create({ ...ask('Hi'), user: 'acme/ann', temperature: 0.5 }).withResponse()
  expect(data.choices[0]?.message.content).toBe('Good morning')
  expect(response.headers.get('openai-processing-ms')).toBe('7')
  expect(response.headers.get('x-pavise-action')).toBe('allow')
  expect(one.upstream.asked[0]?.headers.authorization).toBe('Bearer sk-upstream')
  const [event] = exchanges(one)
  expect(event).toMatchObject({
    id: response.headers.get('x-pavise-event'),
    principal: { tenant: 'acme', id: 'ann' },
    surface: 'openai-chat',
    model: { asked: 'model-a', answered: 'model-a-2026' },
    parameters: { temperature: 0.5 },
    action: 'allow',
    outcome: { status: 200, end: 'complete' },
  })
})

test('bytes that the policy leaves alone reach both sides as they were sent', async () => {
  const raw = '{ "model":"m", "messages":[{"role":"user","content":"h\\u0069"}], "seed": 12345678901234567890 }'
  const reply =
    '{"choices":[ {"index":0,"message":{"role":"assistant","content":"\\u00e9"},"finish_reason":"stop"}],"big":98765432109876543210}'
  const one = await at((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(reply))
  const answer = await fetch(`${one.gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: raw,
  })
  expect(await answer.text()).toBe(reply)
  expect(one.upstream.asked[0]?.raw).toBe(raw)
})

test('edits are made on the way in and on the way out', async () => {
  const one = await at((_, response) => sendJson(response, completion({ content: 'my SECRET' })), { SECRET: 'redact' })
  const answer = await one.client.chat.completions.create(ask('the SECRET is'))
  expect(one.upstream.asked[0]?.body.messages[0]?.content).toBe('the [X] is')
  expect(answer.choices[0]?.message.content).toBe('my [X]')
})

test('a blocked request never reaches the upstream', async () => {
  const one = await at(() => {}, { ATTACK: 'block' })
  const failure = await one.client.chat.completions.create(ask('an ATTACK here')).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(APIError)
  expect(failure).toMatchObject({ status: 400, code: 'content_filter', type: 'content_filter' })
  expect((failure as APIError).message).toContain('rule-ATTACK')
  expect((failure as APIError).message).not.toContain('an ATTACK')
  expect(one.upstream.asked).toEqual([])
  expect(one.journal.events.at(-1)).toMatchObject({ durable: true, event: { action: 'block', outcome: { status: 400, end: 'blocked' } } })
})

test('a blocked answer does not reach the client', async () => {
  const one = await at((_, response) => sendJson(response, completion({ content: 'the LEAK itself' })), { LEAK: 'block' })
  const answer = await fetch(`${one.gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ask('Hi')),
  })
  const text = await answer.text()
  expect(answer.status).toBe(400)
  expect(text).not.toContain('itself')
  expect(JSON.parse(text).error.code).toBe('content_filter')
})

test('a stream arrives event by event', async () => {
  let more = () => {}
  const one = await at((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(`data: ${chunk({ role: 'assistant', content: 'first ' })}\n\n`)
    more = () => response.end(`data: ${chunk({ content: 'second' })}\n\ndata: ${chunk({}, 'stop')}\n\ndata: [DONE]\n\n`)
  })
  const stream = await one.client.chat.completions.create({ ...ask('Hi'), stream: true })
  const got: (string | null | undefined)[] = []
  for await (const part of stream) {
    if (got.length === 0) more()
    got.push(part.choices[0]?.delta.content)
  }
  expect(got).toEqual(['first ', 'second', undefined])
  await expect.poll(() => exchanges(one)[0]?.outcome).toEqual({ status: 200, end: 'complete' })
})

test('tool calls work in both forms and are recorded by digest', async () => {
  const call = { id: 'call_1', type: 'function' as const, function: { name: 'send_mail', arguments: '{"to":"a@b.test"}' } }
  const one = await at((asked, response) => {
    if (!asked.body.stream) return sendJson(response, completion({ tool_calls: [call] }, 'tool_calls'))
    const pieces = ['', '{"to":', '"a@b', '.test"}']
    sendStream(response, [
      chunk({ role: 'assistant', tool_calls: [{ ...call, index: 0, function: { name: 'send_mail', arguments: '' } }] }),
      ...pieces.map((piece) => chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
      chunk({}, 'tool_calls'),
    ])
  })
  const whole = await one.client.chat.completions.create(ask('Mail it'))
  expect(whole.choices[0]?.message.tool_calls).toEqual([call])
  const streamed = await one.client.chat.completions.stream(ask('Mail it')).finalChatCompletion()
  expect(streamed.choices[0]?.message.tool_calls?.[0]).toMatchObject({ function: { name: 'send_mail', arguments: '{"to":"a@b.test"}' } })
  await expect.poll(() => exchanges(one).length).toBe(2)
  const [first, second] = exchanges(one)
  expect(first?.calls).toEqual([{ name: 'send_mail', arguments: expect.stringMatching(/^sha256:/) }])
  expect(second?.calls).toEqual(first?.calls)
  expect(JSON.stringify(one.journal.events)).not.toContain('a@b.test')
})

test('a stream that is blocked before anything left is a plain error', async () => {
  const one = await at((_, response) => sendStream(response, [chunk({ content: 'LEAK' })]), { LEAK: 'block' })
  await expect(one.client.chat.completions.create({ ...ask('Hi'), stream: true })).rejects.toMatchObject({
    status: 400,
    code: 'content_filter',
  })
})

test('a stream that is blocked in the middle says so in the stream, and nothing of the span has left', async () => {
  const texts = ['All is well. ', 'Now the LE', 'AK of it', ' and more']
  const one = await at((_, response) => sendStream(response, textChunks(texts)), { LEAK: 'block' })
  const answer = await fetch(`${one.gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...ask('Hi'), stream: true }),
  })
  const text = await answer.text()
  expect(text).toContain('All is well.')
  expect(text).not.toContain('Now the')
  const payloads = text
    .split('\n\n')
    .filter(Boolean)
    .map((line) => line.slice(6))
  expect(payloads.at(-1)).toBe('[DONE]')
  expect(JSON.parse(payloads.at(-2)!)).toMatchObject({ error: { code: 'content_filter' } })
  expect(JSON.parse(payloads.at(-3)!).choices).toEqual([{ index: 0, delta: {}, finish_reason: 'content_filter' }])
  expect(exchanges(one)[0]).toMatchObject({ action: 'block', outcome: { end: 'blocked', released: expect.any(Number) } })
  const stream = await one.client.chat.completions.create({ ...ask('Hi'), stream: true })
  const read = async () => {
    for await (const _ of stream);
  }
  await expect(read()).rejects.toMatchObject({ code: 'content_filter' })
})

test('a client that goes away ends the upstream', async () => {
  let ended = () => {}
  const gone = new Promise<void>((resolve) => {
    ended = resolve
  })
  const one = await at((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const timer = setInterval(() => response.write(`data: ${chunk({ content: 'more ' })}\n\n`), 5)
    response.on('close', () => {
      clearInterval(timer)
      ended()
    })
  })
  const stream = await one.client.chat.completions.create({ ...ask('Hi'), stream: true })
  for await (const _ of stream) break
  await gone
  await expect.poll(() => exchanges(one)[0]?.outcome.end).toBe('client-left')
  expect(one.gateway.stats()).toMatchObject({ clientLeft: 1, active: 0 })
})

test('models are listed; what cannot be inspected is refused by name', async () => {
  const one = await at(() => {})
  const models = await one.client.models.list()
  expect(models.data.map((model) => model.id)).toEqual(['model-a'])
  await expect(one.client.images.generate({ model: 'm', prompt: 'x' })).rejects.toMatchObject({ status: 404, code: 'unknown_surface' })
  await expect(one.client.batches.create({ input_file_id: 'f', endpoint: '/v1/responses', completion_window: '24h' })).rejects.toThrow(
    '/v1/chat/completions',
  )
})

test('a hold waits for the approver and does what it says', async () => {
  const asked: string[] = []
  const approver: GatewayOptions['approver'] = async (hold) => {
    asked.push(`${hold.phase}:${hold.firings.map((firing) => firing.rule).join()}`)
    return asked.length === 1 ? 'allow' : 'block'
  }
  const one = await at((_, response) => sendJson(response, completion({ content: 'done' })), { PAY: 'hold' }, { approver })
  expect((await one.client.chat.completions.create(ask('PAY now'))).choices[0]?.message.content).toBe('done')
  await expect(one.client.chat.completions.create(ask('PAY now'))).rejects.toMatchObject({ code: 'content_filter' })
  expect(asked).toEqual(['request:rule-PAY', 'request:rule-PAY'])
  expect(one.journal.events.slice(-4)).toMatchObject([
    { durable: true, event: { kind: 'hold', firings: [{ rule: 'rule-PAY' }] } },
    { durable: true, event: { kind: 'exchange', hold: { answer: 'allow', by: 'approver' } } },
    { durable: true, event: { kind: 'hold' } },
    { durable: true, event: { kind: 'exchange', hold: { answer: 'block', by: 'approver' } } },
  ])
  const [held, answered] = one.journal.events.slice(-2).map(({ event }) => event)
  expect(held?.kind === 'hold' && held.exchange).toBe(answered?.id)
})

test('a hold in a stream pauses it and goes on', async () => {
  const approver: GatewayOptions['approver'] = () => new Promise((resolve) => setTimeout(() => resolve('allow'), 20))
  const one = await at((_, response) => sendStream(response, textChunks(['a ', 'PAY ', 'c'])), { PAY: 'hold' }, { approver })
  const final = await one.client.chat.completions.stream(ask('Hi')).finalChatCompletion()
  expect(final.choices[0]?.message.content).toBe('a PAY c')
})

test.each([
  [undefined, 'timeout'],
  ['none', 'nobody'],
] as const)('with approver %s a hold falls to otherwise', async (approver, by) => {
  const one = await at(() => {}, { PAY: 'hold' }, { approver })
  await expect(one.client.chat.completions.create(ask('PAY'))).rejects.toMatchObject({ code: 'content_filter' })
  expect(exchanges(one)[0]?.hold).toMatchObject({ answer: 'block', by })
})

test('a journal that fails stops traffic, unless it was said to pass', async () => {
  const answer: Answering = (asked, response) =>
    asked.body.stream ? sendStream(response, textChunks(['x'])) : sendJson(response, completion({ content: 'x' }))
  const strict = await at(answer)
  strict.journal.broken = true
  await expect(strict.client.chat.completions.create(ask('Hi'))).rejects.toMatchObject({ status: 503, code: 'journal_unwritable' })
  expect((await fetch(`${strict.gateway.url}/readyz`)).status).toBe(503)
  const lax = await at(answer, {}, { onJournalFull: 'pass' })
  lax.journal.broken = true
  expect((await lax.client.chat.completions.create(ask('Hi'))).choices[0]?.message.content).toBe('x')
  expect(lax.gateway.stats().journalFailed).toBe(1)
})

test.each([false, true])('the event is written before the last byte leaves, stream: %s', async (stream) => {
  const one = await at((asked, response) =>
    asked.body.stream ? sendStream(response, textChunks(['x'])) : sendJson(response, completion({ content: 'x' })),
  )
  let write = () => {}
  let asked = () => {}
  const waits = new Promise<void>((resolve) => {
    asked = resolve
  })
  one.journal.append = () => {
    asked()
    return new Promise((resolve) => {
      write = resolve
    })
  }
  let got = ''
  let ended = false
  const answer = fetch(`${one.gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...ask('Hi'), stream }),
  }).then(async (response) => {
    const decoder = new TextDecoder()
    for await (const part of response.body!) got += decoder.decode(part)
    ended = true
  })
  await waits
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect([ended, got.includes('[DONE]'), got.includes('finish_reason":"stop"') && !stream]).toEqual([false, false, false])
  write()
  await answer
  expect(got).toContain(stream ? '[DONE]' : '"x"')
})
