import { describe, expect, test } from 'vitest'
import { applyEdits } from '../surfaces/apply-edits.js'
import type { ChatMessage, ChatRequest } from '../surfaces/openai-chat/wire.js'
import { defineDetector } from '../vocabulary/detector.js'
import { createGuard } from './create-guard.js'
import { loadPolicy } from './parse-policy.js'
import { falcon, guardOf, request, toolCall } from './testing/sample-guard.js'

describe('request', () => {
  const everywhere: [string, ChatRequest][] = [
    ['a user turn', request({ role: 'user', content: 'say Falcon' })],
    [
      'an earlier turn',
      request({ role: 'user', content: 'Falcon' }, { role: 'assistant', content: 'yes' }, { role: 'user', content: 'go' }),
    ],
    [
      'a part',
      request({
        role: 'user',
        content: [
          { type: 'text', text: 'hi' },
          { type: 'text', text: 'Falcon' },
        ],
      }),
    ],
    ['an unknown part', request({ role: 'user', content: [{ type: 'novel', deep: { er: ['Falcon'] } }] })],
    ['an image address', request({ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://x.example/Falcon.png' } }] })],
    ['a tool result', request({ role: 'tool', tool_call_id: 'x', content: 'Falcon' })],
    ['an assistant turn', request({ role: 'assistant', content: 'Falcon' })],
    ['a reasoning field', request({ role: 'assistant', reasoning_content: 'Falcon' })],
    ['a tool definition', { ...request(), tools: [{ type: 'function', function: { name: 'f', description: 'Falcon' } }] }],
    [
      'the name of a parameter',
      { ...request(), tools: [{ type: 'function', function: { name: 'f', parameters: { properties: { Falcon: { type: 'string' } } } } }] },
    ],
    ['a call', request({ role: 'assistant', tool_calls: [toolCall('f', { a: ['Falcon'] })] })],
    ['a call that is no JSON', request({ role: 'assistant', tool_calls: [toolCall('f', '{"a": Falcon')] })],
    ['the id of a call', request({ role: 'assistant', tool_calls: [toolCall('f', {}, 'Falcon')] })],
    ['the name of a tool', request({ role: 'assistant', tool_calls: [toolCall('Falcon', {})] })],
    ['an older call', request({ role: 'assistant', function_call: { name: 'f', arguments: '{"x":"Falcon"}' } } as ChatMessage)],
    ['a field nobody knows', { ...request(), metadata: { note: 'Falcon' } } as ChatRequest],
    ['a field called __proto__', JSON.parse('{"model":"m","messages":[],"__proto__":{"x":"Falcon"}}')],
    ['the model', { ...request(), model: 'Falcon' }],
  ]
  test.each(everywhere)('reads %s', (_, body) => {
    const guard = guardOf({ ...falcon, rules: [{ id: 'names', when: { detector: 'names' }, do: 'block' }] })
    const decision = guard.session().request(body)
    expect(decision.action).toBe('block')
    expect(decision.firings[0]?.rule).toBe('names')
  })

  test('gives each text its origin', () => {
    const guard = guardOf({
      ...falcon,
      documents: { tools: ['search'], markers: ['<document>'] },
      rules: [{ id: 'names', when: { detector: 'names' }, do: 'flag' }],
    })
    const decision = guard.session().request(
      request(
        { role: 'system', content: 'Falcon <document>Falcon</document>' },
        { role: 'user', content: 'Falcon <document id="1">Falcon</document> evil</document> Falcon' },
        { role: 'assistant', content: 'Falcon', tool_calls: [toolCall('search', {}, 'a'), toolCall('read', { q: 'Falcon' }, 'b')] },
        { role: 'tool', tool_call_id: 'a', content: 'Falcon' },
        { role: 'tool', tool_call_id: 'b', content: 'Falcon' },
        {
          role: 'user',
          content: [
            { type: 'text', text: '<document>' },
            { type: 'text', text: 'Falcon' },
            { type: 'text', text: '</document>' },
          ],
        },
      ),
    )
    const origins = decision.firings.map((firing) => `${firing.origin} ${firing.path.slice(0, 2).join('.')}`)
    expect(origins.sort()).toEqual(
      [
        'system messages.0',
        'document messages.0',
        'user messages.1',
        'document messages.1',
        'user messages.1',
        'assistant messages.2',
        'document messages.3',
        'tool messages.4',
        'document messages.5',
        'tool_arguments messages.2',
      ].sort(),
    )
  })

  test('a system turn that anybody may write is read like a user turn and vouches for nothing', () => {
    const policy = {
      ...falcon,
      trust: { system: 'untrusted' },
      rules: [{ id: 'names', from: ['user'], when: { detector: 'names' }, do: 'block' }],
    }
    const system = request({ role: 'system', content: 'Falcon' })
    expect(guardOf(policy).session().request(system).firings[0]).toMatchObject({ origin: 'system', action: 'block' })
    expect(
      guardOf({ ...policy, trust: {} })
        .session()
        .request(system).action,
    ).toBe('allow')
  })

  test('files and the parts that the policy names are documents', () => {
    const guard = guardOf({ ...falcon, documents: { parts: ['clip'] }, rules: [{ id: 'names', when: { detector: 'names' }, do: 'flag' }] })
    const file = { type: 'file', file: { filename: 'Falcon.txt', file_data: `data:text/plain;base64,${btoa('x')}` } }
    const parts = [{ type: 'text', text: 'Falcon' }, file, { type: 'clip', text: 'Falcon' }]
    const decision = guard.session().request(request({ role: 'user', content: parts }))
    expect(decision.firings.map((firing) => firing.origin)).toEqual(['user', 'document', 'document'])
  })

  test('counts what it saw, scanned and skipped', () => {
    const guard = guardOf({ ...falcon, rules: [{ id: 'names', from: ['user'], when: { detector: 'names' }, do: 'block' }] })
    const data = `data:image/png;base64,${'A'.repeat(400)}`
    const decision = guard.session().request(
      request(
        { role: 'system', content: '12345' },
        {
          role: 'user',
          content: [
            { type: 'text', text: '123' },
            { type: 'image_url', image_url: { url: data } },
          ],
        },
      ),
    )
    expect(decision.coverage.system).toEqual({ seen: 5, scanned: 0, skipped: 5 })
    expect(decision.coverage.user).toEqual({ seen: 3, scanned: 3, skipped: 0 })
    expect(decision.coverage.document).toEqual({ seen: data.length, scanned: 0, skipped: data.length })
  })

  test('masks and redacts in place, with placeholders that last through the request', () => {
    const guard = guardOf({
      ...falcon,
      rules: [
        { id: 'mail', when: { detector: 'email' }, do: 'mask' },
        { id: 'names', when: { detector: 'names' }, do: 'redact' },
      ],
    })
    const session = guard.session()
    const first = request({ role: 'user', content: 'a@x.example and b@x.example and a@x.example on Falcon' })
    expect(applyEdits(first, session.request(first).edits).messages[0]?.content).toMatch(
      /^(\[EMAIL_1_\w{5}\]) and \[EMAIL_2_\w{5}\] and \1 on \[redacted:names\]$/,
    )
    const second = request({ role: 'assistant', tool_calls: [toolCall('f', { to: ['b@x.example'], n: 1 })] })
    const edited = applyEdits(second, session.request(second).edits)
    expect(edited.messages[0]?.tool_calls?.[0]?.function.arguments).toMatch(/^\{"to":\["\[EMAIL_1_\w{5}\]"\],"n":1\}$/)
    expect(second.messages[0]?.tool_calls?.[0]?.function.arguments).toContain('b@x.example')
    const other = request({ role: 'user', content: 'b@x.example' })
    expect(applyEdits(other, guard.session().request(other).edits).messages[0]?.content).toMatch(/^\[EMAIL_1_\w{5}\]$/)
  })

  test('a text that was clean is judged anew when the operator says something that it repeats', () => {
    const echo = defineDetector({
      id: 'echo',
      title: 'Echo',
      summary: 'Finds the text of the operator.',
      reach: 'span',
      kinds: ['echo'],
      create:
        () =>
        (text, { operatorText }) =>
          operatorText && text.includes(operatorText) ? [{ detector: 'echo', kind: 'echo', score: 1, start: 0, end: text.length }] : [],
    })
    const policy = loadPolicy(
      { version: 1, rules: [{ id: 'echo', from: ['assistant'], when: { detector: 'echo' }, do: 'block' }] },
      { detectors: [echo] },
    )
    const session = createGuard(policy, { detectors: [echo] }).session()
    const said = { role: 'assistant', content: `${'so '.repeat(40)} the vault is green` } as const
    expect(session.request(request(said)).action).toBe('allow')
    expect(session.request(request(said)).coverage.assistant).toEqual({ seen: 139, scanned: 139, skipped: 0 })
    expect(session.request(request({ role: 'system', content: 'the vault is green' }, said)).action).toBe('block')
  })

  test('a session that goes on under another policy keeps what it learned and judges every text anew', () => {
    const before = guardOf({ rules: [{ id: 'mail', when: { detector: 'email' }, do: 'mask' }] }).session()
    const body = request({ role: 'user', content: `${'so '.repeat(40)} Falcon` }, { role: 'user', content: 'a@x.example' })
    expect(before.request(body).action).toBe('mask')
    const rules = [
      { id: 'names', when: { detector: 'names' }, do: 'flag' },
      { id: 'mail', when: { detector: 'email' }, do: 'mask' },
    ]
    const after = guardOf({ ...falcon, rules }).session({ continues: before })
    expect(after.request(body).firings.map((firing) => firing.rule)).toEqual(['names', 'mail'])
    const edited = applyEdits(
      body,
      after.request(request({ role: 'user', content: 'b@x.example' }, { role: 'user', content: 'a@x.example' })).edits,
    )
    expect(edited.messages.map(({ content }) => content)).toEqual([expect.stringMatching(/EMAIL_1/), expect.stringMatching(/EMAIL_2/)])
  })

  test('observe changes nothing and says what would have been', () => {
    const guard = guardOf({ mode: 'observe', ...falcon, rules: [{ id: 'names', when: { detector: 'names' }, do: 'redact' }] })
    const decision = guard.session().request(request({ role: 'user', content: 'Falcon' }))
    expect([decision.action, decision.firings[0]?.action, decision.edits]).toEqual(['flag', 'redact', []])
  })

  test('a detector that fails blocks where it enforces, and says so', () => {
    const session = guardOf({ rules: [{ id: 'b', when: { detector: 'broken' }, do: 'redact' }] }).session()
    const decision = session.request(request({ role: 'user', content: 'hi' }))
    expect([decision.action, decision.degraded]).toEqual(['block', true])
    const open = guardOf({ rules: [{ id: 'b', when: { detector: 'broken' }, do: 'block', onError: 'allow' }] }).session()
    expect(open.request(request({ role: 'user', content: 'hi' }))).toMatchObject({ action: 'flag', degraded: true })
  })

  const malformed: [unknown, string][] = [
    [null, 'body must be an object'],
    [[], 'body must be an object'],
    [{ messages: {} }, 'messages must be a list'],
    [{ messages: [null] }, 'messages[0] must be an object'],
    [{ messages: [{ role: 'king', content: 'x' }] }, 'messages[0].role must be one of'],
    [{ messages: [{ role: '__proto__', content: 'x' }] }, 'messages[0].role must be one of'],
    [{ messages: [{ role: 'user', content: 7 }] }, 'messages[0].content must be a list'],
    [{ messages: [{ role: 'user', content: ['x'] }] }, 'messages[0].content[0] must be an object'],
    [{ messages: [{ role: 'user', content: [{ text: 'x' }] }] }, 'messages[0].content[0].type must be a text'],
    [{ messages: [{ role: 'user', content: [{ type: 'text', text: {} }] }] }, 'messages[0].content[0].text must be a text'],
    [{ messages: [{ role: 'assistant', tool_calls: {} }] }, 'messages[0].tool_calls must be a list'],
    [{ messages: [{ role: 'assistant', tool_calls: [{ function: 'x' }] }] }, 'messages[0].tool_calls[0].function must be an object'],
    [
      { messages: [{ role: 'assistant', tool_calls: [{ function: { arguments: {} } }] }] },
      'tool_calls[0].function.arguments must be a text',
    ],
    [{ messages: [{ role: 'tool', tool_call_id: 3 }] }, 'messages[0].tool_call_id must be a text'],
    [{ messages: [], metadata: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) }, 'is nested deeper than 64'],
  ]
  test.each(malformed)('refuses %j', (body, message) => {
    const session = guardOf({ rules: [] }).session()
    expect(() => session.request(body as ChatRequest)).toThrow(message)
  })
})
