import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GuardError } from '../vocabulary/error.js'
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
      fc.property(fc.jsonValue(), fc.constantFrom(openaiChat.request, openaiChat.response, openaiChat.chunk), (value, field) => {
        const before = JSON.stringify(value)
        read(field, value)
        read(field, { messages: value, choices: value, tools: value })
        read(field, { messages: [value], choices: [{ message: value, delta: value, logprobs: value }] })
        expect(JSON.stringify(value)).toBe(before)
      }),
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
  expect(surfaceOf('/v1/embeddings')).toBeUndefined()
  expect(new Set(surfaces.map((surface) => surface.id)).size).toBe(surfaces.length)
})
