import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GuardError } from '../vocabulary/error.js'
import { anthropicMessages } from './anthropic-messages/surface.js'
import { applyEdits } from './apply-edits.js'
import { surfaceOf, surfaces } from './index.js'
import { openaiChat } from './openai-chat/surface.js'
import { readSurface } from './read-surface.js'

/** Every text of a JSON value, names of fields left out. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

const read = (field: Parameters<typeof readSurface>[0], body: unknown) => {
  try {
    return readSurface(field, body)
  } catch (error) {
    if (error instanceof GuardError) return null
    throw error
  }
}

describe('readSurface', () => {
  const content = fc.oneof(
    fc.string(),
    fc.constant(null),
    fc.array(
      fc.oneof(fc.record({ type: fc.constant('text'), text: fc.string() }), fc.record({ type: fc.constant('novel'), x: fc.jsonValue() })),
    ),
  )
  const message = fc.record(
    {
      role: fc.constantFrom('system', 'developer', 'user', 'assistant', 'tool'),
      content,
      name: fc.string(),
      reasoning_content: fc.string(),
      extra: fc.jsonValue(),
      tool_calls: fc.array(
        fc.record({ id: fc.string(), type: fc.constant('function'), function: fc.record({ name: fc.string(), arguments: fc.string() }) }),
      ),
    },
    { requiredKeys: ['role'] },
  )
  const request = fc.record(
    { model: fc.string(), messages: fc.array(message), tools: fc.array(fc.jsonValue()), metadata: fc.jsonValue() },
    { requiredKeys: ['messages'] },
  )

  test('passes over no text of a request', () => {
    fc.assert(
      fc.property(request, (body) => {
        const reading = read(openaiChat.request, body)
        if (!reading) return
        const seen = [
          ...reading.pieces.filter((piece) => !piece.keys).map((piece) => piece.text),
          ...reading.calls.map((call) => call.arguments),
        ]
        expect(seen.filter((text) => text !== '').sort()).toEqual(texts(body).sort())
      }),
      { numRuns: 300 },
    )
  })

  test('answers or says PAV_SURFACE_MALFORMED for any value at all, and leaves it as it was', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...surfaces.flatMap(({ request, response, chunk }) => [request, response, chunk])),
        (value, field) => {
          const before = JSON.stringify(value)
          read(field, value)
          read(field, { messages: value, choices: value, tools: value })
          read(field, { messages: [value], choices: [{ message: value, delta: value, logprobs: value }] })
          read(field, {
            system: value,
            content: [value],
            messages: [{ role: 'user', content: [value, { type: 'tool_use', input: value }] }],
          })
          for (const type of ['content_block_start', 'content_block_delta', 'message_start'])
            read(field, { type, message: value, delta: value, content_block: value, index: value })
          expect(JSON.stringify(value)).toBe(before)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('says the path of what is malformed', () => {
    try {
      readSurface(openaiChat.request, { messages: [{ role: 'user', content: [{ type: 'text', text: 1 }] }] })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ code: 'PAV_SURFACE_MALFORMED', faults: [{ path: 'messages[0].content[0].text' }] })
    }
  })

  test('names of fields that nobody knows are read, those of the protocol are not', () => {
    const { pieces } = readSurface(openaiChat.request, { messages: [], metadata: { 'a name': { type: 'x' } } })
    expect(pieces.find((piece) => piece.keys)?.text).toBe('metadata\na name')
  })

  test('lone surrogates stay as they are', () => {
    const { pieces } = readSurface(openaiChat.request, { messages: [{ role: 'user', content: 'a\ud800b' }] })
    expect(pieces.map((piece) => piece.text)).toContain('a\ud800b')
  })
})

describe('the surface of Anthropic messages', () => {
  const text = fc.record({ type: fc.constant('text'), text: fc.string() })
  const result = fc.record({
    type: fc.constant('tool_result'),
    tool_use_id: fc.string(),
    content: fc.oneof(fc.string(), fc.array(fc.oneof(text, fc.record({ type: fc.constant('novel'), x: fc.jsonValue() })))),
  })
  const use = fc.record({
    type: fc.constant('tool_use'),
    id: fc.string(),
    name: fc.string(),
    input: fc.dictionary(fc.string(), fc.string()),
  })
  const blocks = fc.array(fc.oneof(text, result, use, fc.record({ type: fc.constant('thinking'), thinking: fc.string() })))
  const body = fc.record(
    {
      model: fc.string(),
      system: fc.oneof(fc.string(), fc.array(text)),
      messages: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: fc.oneof(fc.string(), blocks) })),
      tools: fc.array(fc.jsonValue()),
    },
    { requiredKeys: ['messages'] },
  )

  test('passes over no text of a request', () => {
    fc.assert(
      fc.property(body, (value) => {
        const reading = read(anthropicMessages.request, value)
        if (!reading) return
        const seen = [
          ...reading.pieces.filter((piece) => !piece.keys).map((piece) => piece.text),
          ...reading.calls.flatMap((call) => texts(JSON.parse(call.arguments))),
        ]
        expect(seen.filter((each) => each !== '').sort()).toEqual(texts(value).sort())
      }),
      { numRuns: 200 },
    )
  })

  test('gives each answer of a tool a turn of its own, and the operator one', () => {
    const { turns, pieces, calls } = readSurface(anthropicMessages.request, {
      system: 'You help.',
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'look', input: { at: 'mail' } }] },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'a', content: 'From: eve' },
            { type: 'text', text: 'And?' },
          ],
        },
      ],
    })
    const said = (what: string) => turns[pieces.find((piece) => piece.text === what)!.turn]
    expect(said('You help.')).toEqual({ origin: 'system' })
    expect(said('From: eve')).toEqual({ origin: 'tool', answers: 'a' })
    expect(said('And?')).toEqual({ origin: 'user' })
    expect(calls).toMatchObject([
      { id: 'a', name: 'look', arguments: '{"at":"mail"}', object: true, path: ['messages', 1, 'content', 0, 'input'] },
    ])
  })

  test('takes no call that begins with arguments, and none that is nested without end', () => {
    const start = (input: unknown) => ({
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'tool_use', id: 'a', name: 'b', input },
    })
    expect(read(anthropicMessages.chunk, start({}))).not.toBeNull()
    expect(read(anthropicMessages.chunk, start({ to: 'eve' }))).toBeNull()
    expect(read(anthropicMessages.chunk, { type: 'message_start', message: { content: [{ type: 'text', text: 'x' }] } })).toBeNull()
    let deep: object = {}
    for (let i = 0; i < 100_000; i++) deep = { deep }
    const answer = { content: [{ type: 'tool_use', id: 'a', name: 'b', input: deep }] }
    expect(read(anthropicMessages.response, answer)).toBeNull()
  })
})

describe('applyEdits', () => {
  test('copies only what it touches', () => {
    const body = { a: { b: ['x', 'y'] }, c: { d: 1 } }
    const edited = applyEdits(body, [{ path: ['a', 'b', 1], text: 'z' }])
    expect(edited).toEqual({ a: { b: ['x', 'z'] }, c: { d: 1 } })
    expect(body.a.b[1]).toBe('y')
    expect(edited.c).toBe(body.c)
  })
  test('writes no prototype', () => {
    const body = JSON.parse('{"__proto__":{"x":"bad"}}') as Record<string, unknown>
    const edited = applyEdits(body, [{ path: ['__proto__', 'x'], text: 'good' }])
    expect(JSON.stringify(edited)).toBe('{"__proto__":{"x":"good"}}')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(() => applyEdits({}, [{ path: ['constructor', 'name'], text: 'x' }])).toThrow(TypeError)
  })
})

test('a surface is found by the end of a path', () => {
  expect(surfaceOf('/v1/chat/completions')).toBe(openaiChat)
  expect(surfaceOf('/v1/messages')).toBe(anthropicMessages)
  expect(surfaceOf('/v1beta/models/m:generateContent')?.id).toBe('gemini-generate')
  expect(surfaceOf('/v1/images/edits')).toBeUndefined()
  expect(new Set(surfaces.map((surface) => surface.id)).size).toBe(surfaces.length)
})
