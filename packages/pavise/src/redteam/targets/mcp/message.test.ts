import { expect, it } from 'vitest'
import { EventData } from '#redteam/targets/mcp/event-data'
import { LineBuffer } from '#redteam/targets/mcp/line-buffer'
import { readMessages } from '#redteam/targets/mcp/message'

it('tells messages apart and leaves out what is none', () => {
  const text = JSON.stringify([
    { jsonrpc: '2.0', id: 1, result: {} },
    { id: 'a', error: { code: -1, message: { toString: 1 } } },
    { id: 2, method: 'ping' },
    { method: 'notifications/x' },
    { id: 3 },
    7,
    null,
  ])
  expect(readMessages(text).map(({ kind }) => kind)).toEqual(['result', 'error', 'request', 'notification'])
  expect(readMessages('listening on stdio')).toEqual([])
  const deep = `{"id":1,"result":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  expect(readMessages(deep)).toEqual([])
  expect(readMessages('{"id":1,"result":"[[[\\"[["}')).toHaveLength(1)
})

it('splits lines and events, however they are cut, within a limit', () => {
  const bytes = Buffer.from(`{"a":"ü"}\nsecond\n${'x'.repeat(50)}\nlast\n`)
  for (const size of [1, 3, 7, 100]) {
    const lines = new LineBuffer(20)
    const seen: string[] = []
    for (let at = 0; at < bytes.length; at += size) seen.push(...lines.push(bytes.subarray(at, at + size)))
    expect(seen).toEqual(['{"a":"ü"}', 'second', 'last'])
  }
  const stream = Buffer.from('event: m\r\ndata: one\r\ndata: ü\r\n\r\n: note\n\ndata:two\n\n')
  for (const size of [1, 2, 5, 100]) {
    const events = new EventData(100)
    const seen: string[] = []
    for (let at = 0; at < stream.length; at += size) seen.push(...events.push(stream.subarray(at, at + size)))
    expect(seen).toEqual(['one\nü', 'two'])
  }
  expect(() => new EventData(10).push(Buffer.from('data: more than ten characters\n'))).toThrow(RangeError)
})
