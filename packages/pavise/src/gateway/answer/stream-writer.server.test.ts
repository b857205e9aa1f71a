import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { StreamWriter } from '#gateway/answer/stream-writer'
import { SseFraming } from '#gateway/wire/framing/sse-framing'

const PAYLOADS = ['{"a":"größe 😀"}', 'x'.repeat(70_000), '', 'lone \ud800 half', '[DONE]']
const WRITTEN = PAYLOADS.map((payload) => `data: ${payload.toWellFormed()}\n\n`).join('')

const server = createServer((_, response) => {
  const writer = new StreamWriter({
    response,
    framing: new SseFraming(100_000),
    head: () => ({ 'x-more': 'yes' }),
    heartbeat: 60_000,
    clientIdle: 60_000,
    onFull: () => {},
    onDrained: () => {},
  })
  for (const payload of PAYLOADS.slice(0, -1)) writer.write([payload])
  writer.write([])
  writer.end(PAYLOADS.slice(-1))
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})
async function port(): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

test('what is written is read, and the connection goes on to the next request', async () => {
  const at = await port()
  for (let i = 0; i < 2; i++) {
    const asked = request({ host: '127.0.0.1', port: at }).end()
    const [response] = await once(asked, 'response')
    expect([response.headers['transfer-encoding'], response.headers['x-more']]).toEqual(['chunked', 'yes'])
    expect(await text(response)).toBe(WRITTEN)
  }
})

test('a client of HTTP/1.0 reads to the end of the connection, without chunks', async () => {
  const socket = connect(await port(), '127.0.0.1')
  socket.write('GET / HTTP/1.0\r\n\r\n')
  const said = await text(socket)
  expect(said.slice(said.indexOf('\r\n\r\n') + 4)).toBe(WRITTEN)
  expect(said).not.toMatch(/^transfer-encoding/im)
})
