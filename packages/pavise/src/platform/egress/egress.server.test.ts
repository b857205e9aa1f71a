import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { DispatchEgress } from '#core/ports/egress'
import { createEgress, type EgressOptions } from '#platform/egress/egress'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const thing of opened.splice(0)) await thing.close()
})

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ url: string; server: Server }> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  opened.push({
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

function egressTo(...allow: string[]): DispatchEgress {
  return opening({ allow })
}
function opening(options: EgressOptions): DispatchEgress {
  const egress = createEgress(options)
  opened.unshift(egress)
  return egress
}

test('a request reaches a named origin and its answer comes back whole', async () => {
  const { url } = await serve(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    response.writeHead(201, { 'x-seen': `${request.method} ${request.url} ${request.headers['x-mine']}` })
    response.end(`got ${Buffer.concat(parts)} é`)
  })
  const answer = await egressTo(`${url}/v1`).request(`${url}/a?b=c`, { method: 'POST', headers: { 'x-mine': '1' }, body: 'hello' })
  expect(answer.status).toBe(201)
  expect(answer.headers['x-seen']).toBe('POST /a?b=c 1')
  expect(await answer.text()).toBe('got hello é')
})

test('a host that nobody named is refused by name, before any socket', async () => {
  const { url, server } = await serve((_, response) => response.end())
  let connections = 0
  server.on('connection', () => connections++)
  const egress = egressTo('http://elsewhere.test')
  await expect(egress.request(`${url}/`)).rejects.toMatchObject({
    code: 'PAV_EGRESS_REFUSED',
    message: expect.stringContaining('127.0.0.1'),
  })
  await expect(egress.request('http://user:pw@elsewhere.test/')).rejects.toMatchObject({ code: 'PAV_EGRESS_REFUSED' })
  expect(connections).toBe(0)
})

test('a redirect is an answer, not an order', async () => {
  let followed = false
  const other = await serve((_, response) => {
    followed = true
    response.end()
  })
  const { url } = await serve((_, response) => response.writeHead(302, { location: other.url }).end('there'))
  const answer = await egressTo(url, other.url).request(url, { headers: { authorization: 'Bearer mine' } })
  expect(answer.status).toBe(302)
  expect(await answer.text()).toBe('there')
  expect(followed).toBe(false)
})

test.each(['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254'])('a name that resolves to %s is refused', async (address) => {
  const family = address.includes(':') ? 6 : 4
  const egress = opening({
    allow: ['http://inner.test', 'http://169.254.169.254'],
    resolve: async () => [
      { address: '127.0.0.1', family: 4 },
      { address, family },
    ],
  })
  await expect(egress.request('http://inner.test/')).rejects.toMatchObject({ code: 'PAV_EGRESS_ADDRESS' })
})

test('a name is resolved once and stays what it was', async () => {
  const { url } = await serve((_, response) => response.writeHead(200, { connection: 'close' }).end('mine'))
  const port = new URL(url).port
  let asked = 0
  const egress = opening({
    allow: [`http://pinned.test:${port}`],
    resolve: async () => {
      asked++
      return [{ address: asked === 1 ? '127.0.0.1' : '127.9.9.9', family: 4 }]
    },
  })
  for (let i = 0; i < 3; i++) expect(await (await egress.request(`http://pinned.test:${port}/`)).text()).toBe('mine')
  expect(asked).toBe(1)
})

test('no socket is opened but to the named place', async () => {
  const { url } = await serve((_, response) => response.end('ok'))
  const places: unknown[] = []
  const real = Socket.prototype.connect
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const [first] = args as [{ host?: string; port?: number | string }[] | { host?: string; port?: number | string }]
    const target = Array.isArray(first) ? first[0] : first
    places.push(`${target?.host}:${target?.port}`)
    return Reflect.apply(real, this, args) as Socket
  } as typeof real
  try {
    const egress = egressTo(url)
    await (await egress.request(`${url}/one`)).text()
    await egress.request('http://elsewhere.test/').catch(() => {})
  } finally {
    Socket.prototype.connect = real
  }
  expect(places).toEqual([new URL(url).host])
})

test('a silent host is given up after the idle limit', async () => {
  const { url } = await serve(() => {})
  await expect(egressTo(url).request(url, { idleTimeout: 50 })).rejects.toMatchObject({
    code: 'PAV_EGRESS_FAILED',
    message: expect.stringContaining('did not begin to answer'),
  })
})

test('a connection that breaks in the middle is a fault of the body', async () => {
  const { url } = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half', () => response.destroy())
  })
  const answer = await egressTo(url).request(url)
  await expect(answer.text()).rejects.toMatchObject({ code: 'PAV_EGRESS_FAILED' })
})

test('an abort ends the exchange with the reason of the caller, also before there is a socket', async () => {
  const { url } = await serve((_, response) => {
    response.writeHead(200)
    response.write('never the end')
  })
  const egress = egressTo(url)
  const stop = new AbortController()
  const answer = await egress.request(url, { signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(answer.text()).rejects.toThrow('enough')

  const early = new AbortController()
  const waiting = egress.request(url, { signal: early.signal })
  early.abort(new Error('changed my mind'))
  await expect(waiting).rejects.toThrow('changed my mind')
})

test('a body over the limit is cut off, not collected', async () => {
  let sent = 0
  const { url } = await serve((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 97))) sent += 65_536
    }
    response.on('drain', more)
    more()
  })
  const answer = await egressTo(url).request(url)
  await expect(answer.text(1_000_000)).rejects.toMatchObject({ code: 'PAV_EGRESS_TOO_LARGE' })
  expect(sent).toBeLessThan(50_000_000)
})

test('a slow reader slows the sender, and reads everything in order', async () => {
  const total = 8_000_000
  let written = 0
  const { url } = await serve((_, response) => {
    const more = () => {
      while (written < total) {
        written += 50_000
        if (!response.write(Buffer.alloc(50_000, 98))) return
      }
      response.end()
    }
    response.on('drain', more)
    more()
  })
  const answer = await egressTo(url).request(url)
  let read = 0
  let furthestAhead = 0
  for await (const chunk of answer.body) {
    read += chunk.length
    furthestAhead = Math.max(furthestAhead, written - read)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(read).toBe(total)
  expect(furthestAhead).toBeLessThan(total)
})

test('leaving the body early ends the exchange at the sender', async () => {
  let told = () => {}
  const ended = new Promise<void>((resolve) => {
    told = resolve
  })
  const { url } = await serve((_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('tick'), 5)
    response.on('close', () => {
      clearInterval(timer)
      told()
    })
  })
  const answer = await egressTo(url).request(url)
  for await (const _ of answer.body) break
  await ended
})
