import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { LiveMessage } from './live-hub.js'
import { MOST_WAITING, SlowLine } from './slow-line.js'

const message = (id: number, size = 10): LiveMessage => ({ topic: 'events', id: String(id), data: JSON.stringify('x'.repeat(size)) })

test('topics that were not asked for are left out', () => {
  const out = new PassThrough()
  const line = new SlowLine(out, new Set(['runs']))
  line.send(message(1))
  line.send({ topic: 'runs', id: '2', data: '{}' })
  expect(out.read().toString()).toBe('event: runs\nid: 2\ndata: {}\n\n')
})

test('a client that does not read costs bounded memory, and is told what it missed', () => {
  const out = new PassThrough({ highWaterMark: MOST_WAITING })
  const line = new SlowLine(out, new Set(['events']))
  for (let id = 0; id < 300; id++) line.send(message(id, 20_000))
  expect(out.readableLength + out.writableLength).toBeLessThan(MOST_WAITING + 50_000)
  const got = out.read().toString().match(/^id: /gm)!.length
  line.send(message(300))
  expect(out.read().toString()).toMatch(new RegExp(`^event: dropped\\ndata: \\{"messages":${300 - got}\\}\\n\\nevent: events\\nid: 300\\n`))
})

test('nothing is written to one that left', () => {
  const out = new PassThrough()
  out.end()
  expect(() => new SlowLine(out, new Set(['events'])).send(message(1))).not.toThrow()
})
