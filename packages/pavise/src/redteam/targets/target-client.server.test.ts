import { afterEach, describe, expect, it } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import type { Target } from '#redteam/targets/target'
import { targetClient } from '#redteam/targets/target-client'
import { type Agent, fakeTarget, type Raw } from '#redteam/testing/fake-agent'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function ask(agent: Agent) {
  const fake = await fakeTarget(agent)
  const egress = createEgress({ allow: [fake.url] })
  closers.push(
    () => egress.close(),
    () => fake.close(),
  )
  const target: Target = {
    name: 'm',
    api: 'openai-chat',
    url: fake.url,
    model: 'm',
    docs: [],
    identities: [{ name: 'x' }],
    allowed: '',
    public: [],
    intakes: [],
  }
  const patience = { sends: 3, longestWait: 20, exchangeTimeout: 400, bodyLimit: 200_000 }
  const answer = await targetClient(target, egress, patience).chat(
    { name: 'x' },
    [{ role: 'user', content: 'hi' }],
    new AbortController().signal,
  )
  return { answer, asked: fake.requests.length }
}

const raw = (status: number, body: Raw['body'], headers: Record<string, string> = {}): Raw => ({ status, body, headers })

describe('a target that misbehaves', () => {
  it.each([
    ['malformed JSON', raw(200, '{"choices": ['), 1],
    ['JSON of another kind', raw(200, '{"hello": 1}'), 1],
    ['a malformed stream', raw(200, 'data: {"choices"\n\n', { 'content-type': 'text/event-stream' }), 1],
    ['a body that never ends', raw(200, 'endless'), 1],
    ['a line of ten megabytes', raw(200, 'x'.repeat(10_000_000)), 1],
    ['resets', raw(200, 'reset'), 3],
    ['nothing but 503', raw(503, 'busy'), 3],
    ['nothing but 429', raw(429, 'slow down', { 'retry-after': '0' }), 3],
  ])('%s is inconclusive with a reason, never a crash', async (_, answer, sends) => {
    const seen = await ask(() => answer)
    expect(seen.answer).toMatchObject({ ok: false, requests: sends })
    expect((seen.answer as { reason: string }).reason).not.toBe('')
    expect(seen.asked).toBe(sends)
  })

  it('that asks to wait is asked again', async () => {
    let times = 0
    const { answer } = await ask(() => (times++ === 0 ? raw(429, '', { 'retry-after': '0' }) : 'hello'))
    expect(answer).toMatchObject({ ok: true, requests: 2, message: { content: 'hello' } })
  })

  it('answers as a stream all the same', async () => {
    const events = ['{"choices":[{"delta":{"content":"he"}}]}', '{"choices":[{"delta":{"content":"llo"}}]}', '[DONE]'].map(
      (data) => `data: ${data}\n\n`,
    )
    const { answer } = await ask(() => raw(200, events.join(''), { 'content-type': 'text/event-stream' }))
    expect(answer).toMatchObject({ ok: true, message: { content: 'hello' } })
  })

  it('answers with tool calls, which are kept', async () => {
    const call = { id: '1', type: 'function' as const, function: { name: 'send_mail', arguments: '{"to":"a"}' } }
    const { answer } = await ask(() => ({ role: 'assistant', content: null, tool_calls: [call] }))
    expect(answer).toMatchObject({ ok: true, message: { tool_calls: [call] } })
  })
})
