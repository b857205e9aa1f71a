import { createGuard, loadPolicy } from '@pavise/guard'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chunk, completion, sendJson, sendStream } from '#gateway/testing/fake-openai'
import { type House, house } from '#gateway/testing/house'
import { createEgress } from '#platform/egress/egress'

/** Every place of a chat completion that holds text, in both directions, whole and streamed: no place may be a way past the guard. */
const WORD = 'zanzibar-protocol'
const guard = createGuard(
  loadPolicy({
    version: 1,
    detectors: { names: { words: [WORD] } },
    rules: [{ id: 'everywhere', when: { detector: 'names' }, do: 'block' }],
  }),
)

let one: House
let reply: { whole: unknown; stream: readonly string[] } = { whole: completion({ content: 'ok' }), stream: [] }
beforeAll(async () => {
  const answer: Parameters<typeof house>[1] = (asked, response) =>
    asked.body.stream ? sendStream(response, reply.stream) : sendJson(response, reply.whole)
  one = await house((allow) => createEgress({ allow }), answer, {}, { policy: guard })
})
afterAll(() => one.close())
beforeEach(() => {
  one.upstream.asked.length = 0
})

async function post(body: unknown): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${one.gateway.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}

const user = { role: 'user', content: 'Hello' }
const call = (name: string, args: string) => ({ id: 'call_1', type: 'function', function: { name, arguments: args } })
const said = `something of ${WORD} here`
const escaped = JSON.stringify({ note: [...said].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('') }).replaceAll(
  '\\\\u',
  '\\u',
)

const REQUESTS: Record<string, Record<string, unknown>> = {
  'last turn': { messages: [{ role: 'user', content: said }] },
  'earlier turn': { messages: [{ role: 'user', content: said }, { role: 'assistant', content: 'Yes' }, user] },
  'system prompt': { messages: [{ role: 'system', content: said }, user] },
  'developer prompt': { messages: [{ role: 'developer', content: said }, user] },
  'assistant turn': { messages: [user, { role: 'assistant', content: said }, user] },
  'text part': {
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'x' },
          { type: 'text', text: said },
        ],
      },
    ],
  },
  'file name': { messages: [{ role: 'user', content: [{ type: 'file', file: { filename: said, file_id: 'f' } }] }] },
  'unknown part': { messages: [{ role: 'user', content: [{ type: 'novel', inner: { deep: [said] } }] }] },
  'name of a turn': { messages: [{ role: 'user', name: WORD, content: 'Hello' }] },
  refusal: { messages: [user, { role: 'assistant', content: null, refusal: said }, user] },
  reasoning: { messages: [user, { role: 'assistant', content: 'x', reasoning_content: said }, user] },
  'tool result': {
    messages: [
      user,
      { role: 'assistant', content: null, tool_calls: [call('f', '{}')] },
      { role: 'tool', tool_call_id: 'call_1', content: said },
    ],
  },
  'tool arguments': {
    messages: [
      user,
      { role: 'assistant', content: null, tool_calls: [call('f', JSON.stringify({ a: said }))] },
      { role: 'tool', tool_call_id: 'call_1', content: 'x' },
    ],
  },
  'escaped tool arguments': {
    messages: [
      user,
      { role: 'assistant', content: null, tool_calls: [call('f', escaped)] },
      { role: 'tool', tool_call_id: 'call_1', content: 'x' },
    ],
  },
  'tool name': { messages: [user], tools: [{ type: 'function', function: { name: WORD, parameters: {} } }] },
  'tool description': { messages: [user], tools: [{ type: 'function', function: { name: 'f', description: said, parameters: {} } }] },
  'tool schema': {
    messages: [user],
    tools: [{ type: 'function', function: { name: 'f', parameters: { properties: { a: { enum: [said] } } } } }],
  },
  'response format': {
    messages: [user],
    response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { description: said } } },
  },
  prediction: { messages: [user], prediction: { type: 'content', content: said } },
  'unknown field': { messages: [user], novel: { list: [said] } },
  metadata: { messages: [user], metadata: { note: said } },
  'stop sequence': { messages: [user], stop: [said] },
}

describe.each([false, true])('request, stream: %s', (stream) => {
  test.each(Object.keys(REQUESTS))('%s is inspected before the upstream is asked', async (place) => {
    const { status, text } = await post({ model: 'm', stream, ...REQUESTS[place] })
    expect([status, JSON.parse(text).error?.code]).toEqual([400, 'content_filter'])
    expect(one.upstream.asked).toEqual([])
    expect(text).not.toContain(WORD)
  })
})

const choice = (message: Record<string, unknown>, index = 0) => ({
  index,
  message: { role: 'assistant', content: null, ...message },
  finish_reason: 'stop',
})
const whole = (...choices: unknown[]) => ({ ...completion({}), choices })
const RESPONSES: Record<string, unknown> = {
  content: whole(choice({ content: said })),
  'second choice': whole(choice({ content: 'x' }), choice({ content: said }, 1)),
  refusal: whole(choice({ refusal: said })),
  reasoning: whole(choice({ content: 'x', reasoning_content: said })),
  'tool arguments': whole(choice({ tool_calls: [call('f', JSON.stringify({ a: said }))] })),
  'escaped tool arguments': whole(choice({ tool_calls: [call('f', escaped)] })),
  'tool name': whole(choice({ tool_calls: [call(WORD, '{}')] })),
  'second call': whole(choice({ tool_calls: [call('f', '{}'), { ...call('g', JSON.stringify([said])), id: 'call_2' }] })),
  'content part': whole(choice({ content: [{ type: 'text', text: said }] })),
  annotations: whole(choice({ content: 'x', annotations: [{ url_citation: { title: said } }] })),
  'unknown field': { ...whole(choice({ content: 'x' })), novel: { note: said } },
  'unknown field of a message': whole(choice({ content: 'x', novel: said })),
}

test.each(Object.keys(RESPONSES))('answer: %s is inspected', async (place) => {
  reply = { whole: RESPONSES[place], stream: [] }
  const { status, text } = await post({ model: 'm', messages: [user] })
  expect([status, JSON.parse(text).error?.code]).toEqual([400, 'content_filter'])
  expect(text).not.toContain(WORD)
})

type Delta = (text: string, first: boolean) => string
const argument =
  (index: number): Delta =>
  (text, first) =>
    chunk({
      tool_calls: [
        {
          index,
          ...(first
            ? { id: `call_${index}`, type: 'function', function: { name: 'f', arguments: text } }
            : { function: { arguments: text } }),
        },
      ],
    })
const DELTAS: Record<string, Delta> = {
  content: (text) => chunk({ content: text }),
  'second choice': (text) => chunk({ content: text }, null, 1),
  refusal: (text) => chunk({ refusal: text }),
  reasoning: (text) => chunk({ reasoning_content: text }),
  'tool arguments': argument(0),
  'second call': argument(1),
  'unknown text of a delta': (text) => chunk({ novel_text: text }),
}

describe.each(Object.keys(DELTAS))('stream: %s', (place) => {
  test('cut at every place of the word, no character of it leaves', async () => {
    const delta = DELTAS[place]!
    for (let cut = 0; cut <= WORD.length; cut++) {
      const quoted = place.includes('call') || place.includes('arguments')
      const texts = quoted
        ? [`{"a":"${WORD.slice(0, cut)}`, `${WORD.slice(cut)}"}`]
        : [`say ${WORD.slice(0, cut)}`, `${WORD.slice(cut)} now`]
      reply = { whole: undefined, stream: [...texts.map((text, i) => delta(text, i === 0)), chunk({}, 'stop')] }
      const { text } = await post({ model: 'm', messages: [user], stream: true })
      expect(text, `cut at ${cut}`).toContain('"code":"content_filter"')
      const sent = [...text.matchAll(/"(?:content|refusal|reasoning_content|arguments|novel_text)":"((?:[^"\\]|\\.)*)"/g)]
        .map(([, part]) => part)
        .join('')
      expect(`cut at ${cut}: ${sent.replace('say ', '')}`).toBe(`cut at ${cut}: `)
    }
  })
})

test('clean traffic of every shape passes unchanged', async () => {
  const clean = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(WORD, 'ordinary')) as Record<string, unknown>
  reply = { whole: completion({ content: 'ok' }), stream: [] }
  for (const [place, body] of Object.entries(REQUESTS)) {
    if (place.includes('escaped')) continue
    const sent = { model: 'm', ...clean(body) }
    const { status } = await post(sent)
    expect([place, status]).toEqual([place, 200])
    expect(one.upstream.asked.at(-1)?.body).toEqual(sent)
  }
  for (const [place, body] of Object.entries(RESPONSES)) {
    if (place.includes('escaped')) continue
    reply = { whole: clean(body), stream: [] }
    expect([place, JSON.parse((await post({ model: 'm', messages: [user] })).text)]).toEqual([place, clean(body)])
  }
})
