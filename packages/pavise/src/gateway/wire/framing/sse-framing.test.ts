import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SseFraming } from '#gateway/wire/framing/sse-framing'

const split = (parts: readonly Buffer[]): string[] => {
  const splitter = new SseFraming(1_000)
  return [...parts.flatMap((part) => splitter.push(part)), ...splitter.end()]
}
const whole = (text: string) => split([Buffer.from(text)])

test.each([
  ['data: a\n\ndata: b\n\n', ['a', 'b']],
  ['data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
  ['data: a\r\rdata: b\r\r', ['a', 'b']],
  [': a comment\nevent: x\nid: 1\nretry: 2\ndata:a\n\n', ['a']],
  ['data: a\ndata: b\n\n', ['a\nb']],
  ['data\n\n', ['']],
  ['\n\n\n', []],
  ['data: unfinished', ['unfinished']],
  ['datax: no\n\n', []],
])('%j', (text, events) => {
  expect(whole(text)).toEqual(events)
})

test('where the bytes are cut makes no difference', () => {
  const stream = Buffer.from('data: größe 😀\r\n\r\n: c\rdata: x\rdata: y\r\rdata: {"a":"\\n"}\n\nevent: e\ndata: z\r\n\n')
  const expected = split([stream])
  for (let cut = 0; cut <= stream.length; cut++) expect(split([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(expected)
  expect(split([...stream].map((byte) => Buffer.from([byte])))).toEqual(expected)
})

test('whatever is sent as one event is received as one event', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\ud800', '\r', '\n', ':', ' ', '\0', '\u2028') }), { maxLength: 5 }),
      (payloads) => {
        const lines = payloads.map((p) => p.replace(/\r\n|\r/g, '\n').toWellFormed())
        expect(whole(new SseFraming(1_000).write(payloads))).toEqual(lines)
      },
    ),
  )
})

test.each([
  'data: a\n\ndata: b\n\n',
  'data: a\r\n\r\ndata: b\r\n\r\n',
  'data:a\n\ndata:b\n\n',
  ': ping\n\ndata: a\n\n',
  'event: x\ndata: {"type":"x"}\n\nevent: y\ndata: {"type":"y","a":1}\n\n',
  'event: x\ndata: {"a":1,"type":"x"}\n\nevent: error\ndata: {"a":1}\n\n',
  'data: a\ndata: b\n\ndata: c\n\n',
  'retry: 10\ndata: a\n\n',
])('what was not changed goes out as it came, wherever it was cut: %j', (text) => {
  const stream = Buffer.from(text)
  for (let cut = 0; cut <= stream.length; cut++) {
    const framing = new SseFraming(1_000)
    const parts = [stream.subarray(0, cut), stream.subarray(cut)].flatMap((part) => framing.push(part))
    expect(framing.write([...parts, ...framing.end()])).toBe(text.replace(': ping\n\n', ''))
  }
})

test.each([': a secret', 'id: secret', 'event: secret', 'retry: secret'])('%s does not go on', (line) => {
  const framing = new SseFraming(1_000)
  const payloads = framing.push(Buffer.from(`${line}\ndata: {"type":"x"}\n\n`))
  expect(framing.write(payloads)).toBe('data: {"type":"x"}\n\n')
})

test('an event without an end is given up', () => {
  const splitter = new SseFraming(100)
  expect(() => {
    for (let i = 0; i < 20; i++) splitter.push(Buffer.from('data: no line ever ends'))
  }).toThrow(RangeError)
  const lines = new SseFraming(100)
  expect(() => {
    for (let i = 0; i < 20; i++) lines.push(Buffer.from('data: 0123456789\n'))
  }).toThrow(RangeError)
})
