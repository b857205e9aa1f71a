import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SseEvents, sseText } from '#gateway/mcp/http/sse-events'

const read = (parts: readonly Buffer[]) => {
  const events = new SseEvents(10_000)
  return parts.flatMap((part) => events.push(part))
}

test('ids, names and retries stay with their events', () => {
  const text = ': hello\nid: 7\nevent: message\ndata: {"a":1}\n\nretry: 50\n\nid: 8\ndata\n\n'
  expect(read([Buffer.from(text)])).toEqual([{ id: '7', event: 'message', data: '{"a":1}' }, { retry: '50' }, { id: '8', data: '' }])
})

test('an id or a name that could hold a sentence is dropped', () => {
  expect(read([Buffer.from('id: two words\nevent: do it now\ndata: x\n\n')])).toEqual([{ data: 'x' }])
})

test('the same events come whatever the cuts and ends of lines', () => {
  const events = [{ id: 'ä1', data: 'x' }, { data: 'zwei\nZeilen ü' }, { id: 'b', event: 'message', data: '{}' }].map((event) =>
    event.id === 'ä1' ? { data: 'x' } : event,
  )
  fc.assert(
    fc.property(fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(200), { maxLength: 8 }), (end, cuts) => {
      const bytes = Buffer.from(events.map(sseText).join('').replaceAll('\n', end))
      const at = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort((a, b) => a - b)
      expect(read(at.slice(1).map((cut, i) => bytes.subarray(at[i], cut)))).toEqual(events)
    }),
  )
})

test('an event beyond the limit is an error', () => {
  expect(() => read([Buffer.from(`data: ${'x'.repeat(10_001)}`)])).toThrow(RangeError)
})
