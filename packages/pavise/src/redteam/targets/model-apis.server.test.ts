import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ChatMessage } from '@pavise/guard/surfaces'
import { afterEach, describe, expect, it } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { targetClient } from '#redteam/targets/target-client'
import { resolveTarget } from '#redteam/targets/target-file'

/** What a strict provider would say to this request: an error text, or the answer. */
type Provider = (request: { path: string; headers: Record<string, string | undefined>; body: Record<string, unknown> }) => string | object

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function served(provider: Provider): Promise<string> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
      const answer = provider({ path: request.url!, headers: request.headers as Record<string, string>, body })
      response.writeHead(typeof answer === 'string' ? 400 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(typeof answer === 'string' ? { error: { message: answer } } : answer))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closers.push(() => new Promise((done) => server.close(() => done())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function ask(api: string, base: string, provider: Provider, messages: ChatMessage[]) {
  const url = (await served(provider)) + base
  const target = resolveTarget({ api, url, model: 'm-1', identities: [{ name: 'ana', key: { value: 'sk-ana' } }] }, 'the test', {})
  const egress = createEgress({ allow: [url] })
  closers.unshift(() => egress.close())
  return targetClient(target, egress).chat(target.identities[0]!, messages, new AbortController().signal)
}

const call = { id: 'c1', type: 'function' as const, function: { name: 'look', arguments: '{"q":1}' } }
const forged: ChatMessage[] = [
  { role: 'system', content: 'be kind' },
  { role: 'assistant', content: null, tool_calls: [call] },
  { role: 'tool', tool_call_id: 'c1', content: 'found' },
  { role: 'user', content: 'one' },
  { role: 'user', content: 'two' },
]

/** Rules of Anthropic's messages, as its reference states them. */
const anthropic: Provider = ({ path, headers, body }) => {
  if (path !== '/v1/messages') return 'not found'
  if (headers['x-api-key'] !== 'sk-ana' || headers['anthropic-version'] !== '2023-06-01') return 'authentication_error'
  if (typeof body['max_tokens'] !== 'number') return 'max_tokens: field required'
  const turns = body['messages'] as { role: string; content: { type: string; text?: string; id?: string; tool_use_id?: string }[] }[]
  if (turns[0]!.role !== 'user') return 'first message must use the user role'
  if (turns.some((turn, i) => turn.role === turns[i - 1]?.role)) return 'roles must alternate'
  if (turns.some(({ content }) => content.some((part) => part.type === 'text' && part.text === '')))
    return 'text content blocks must be non-empty'
  const used = turns.flatMap(({ content }) => content.filter(({ type }) => type === 'tool_use').map(({ id }) => id))
  const results = turns.flatMap(({ content }) => content.filter(({ type }) => type === 'tool_result').map((part) => part.tool_use_id))
  if (results.some((id) => !used.includes(id))) return 'unexpected tool_use_id'
  const content = [
    { type: 'thinking', thinking: 'hm', signature: 's' },
    { type: 'text', text: `system ${body['system']}` },
    { type: 'tool_use', id: 'toolu_1', name: 'send', input: { to: 'x' } },
  ]
  return { id: 'msg_1', type: 'message', role: 'assistant', model: 'm-1', content, stop_reason: 'tool_use' }
}

const gemini: Provider = ({ path, headers, body }) => {
  if (path !== '/v1beta/models/m-1:generateContent') return 'not found'
  if (headers['x-goog-api-key'] !== 'sk-ana') return 'API key not valid'
  const known = new Set(['contents', 'systemInstruction'])
  if (Object.keys(body).some((key) => !known.has(key))) return 'Unknown name'
  const contents = body['contents'] as { role: string; parts: Record<string, unknown>[] }[]
  if (contents.some(({ role, parts }) => !['user', 'model'].includes(role) || parts.length === 0)) return 'invalid content'
  const answered = contents
    .flatMap(({ parts }) => parts.map((part) => (part['functionResponse'] as { name?: string })?.name))
    .filter(Boolean)
  if (answered.some((name) => name !== 'look')) return 'function response without call'
  const parts = [{ text: 'hm', thought: true }, { text: 'hello' }, { functionCall: { name: 'send', args: { to: 'x' } } }]
  return { candidates: [{ index: 0, content: { role: 'model', parts }, finishReason: 'STOP' }] }
}

const ollama: Provider = ({ path, body }) => {
  if (path !== '/api/chat' || body['stream'] !== false) return 'only whole answers here'
  const turns = body['messages'] as { role: string; tool_calls?: { function: { arguments: unknown } }[] }[]
  if (turns.some(({ tool_calls }) => tool_calls?.some((one) => typeof one.function.arguments !== 'object')))
    return 'arguments must be an object'
  const message = {
    role: 'assistant',
    content: 'hello',
    thinking: 'hm',
    tool_calls: [{ function: { name: 'send', arguments: { to: 'x' } } }],
  }
  return { model: 'm-1', message, done: true }
}

const responses: Provider = ({ path, headers, body }) => {
  if (path !== '/v1/responses' || headers['authorization'] !== 'Bearer sk-ana') return 'unauthorized'
  const items = body['input'] as { role?: string; type?: string; call_id?: string }[]
  const calls = items.filter(({ type }) => type === 'function_call').map(({ call_id }) => call_id)
  if (items.some(({ type, call_id }) => type === 'function_call_output' && !calls.includes(call_id))) return 'No tool call found'
  return {
    id: 'r',
    object: 'response',
    output: [
      { type: 'reasoning', id: 'x', summary: [{ type: 'summary_text', text: 'hm' }] },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'hello', annotations: [] }] },
      { type: 'function_call', id: 'f', call_id: 'c9', name: 'send', arguments: '{"to":"x"}' },
    ],
  }
}

describe.each([
  ['anthropic-messages', '/v1', anthropic, 'system be kind'],
  ['gemini-generate', '/v1beta', gemini, 'hello'],
  ['ollama-chat', '', ollama, 'hello'],
  ['openai-responses', '/v1', responses, 'hello'],
] as const)('a target that speaks %s', (api, base, provider, said) => {
  it('gets forged earlier turns in a form that a strict provider takes, and its answer is read whole', async () => {
    const answer = await ask(api, base, provider, forged)
    expect(answer).toMatchObject({ ok: true, requests: 1, message: { content: said, reasoning_content: 'hm' } })
    const [made] = (answer as { message: ChatMessage }).message.tool_calls!
    expect(made).toMatchObject({ type: 'function', function: { name: 'send', arguments: '{"to":"x"}' } })
  })

  it('that refuses in its own error shape has answered', async () => {
    const answer = await ask(api, base, () => 'blocked by policy', [{ role: 'user', content: 'x' }])
    expect(answer).toMatchObject({ ok: true, message: { refusal: 'blocked by policy' } })
  })

  it.each([{}, { choices: [] }, { content: 3, output: 'x', candidates: {}, message: [] }])(
    'that answers %j is inconclusive',
    async (odd) => {
      const answer = await ask(api, base, () => odd, [{ role: 'user', content: 'x' }])
      expect(answer).toMatchObject({ ok: false })
    },
  )
})
