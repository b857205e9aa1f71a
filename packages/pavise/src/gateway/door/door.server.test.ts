import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { keyDigest, newKey } from '#gateway/door/keys'
import { type GatewayOptions, startGateway } from '#gateway/gateway'
import { completion, sendJson } from '#gateway/testing/fake-openai'
import { type House, house } from '#gateway/testing/house'
import { scriptedGuard } from '#gateway/testing/scripted-guard'
import { createEgress } from '#platform/egress/egress'

const open: House[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function at(options: Partial<GatewayOptions> & { upstreamKey?: string } = {}): Promise<House> {
  const one = await house(
    (allow) => createEgress({ allow }),
    (_, response) => sendJson(response, completion({ content: 'ok' })),
    {},
    options,
  )
  open.push(one)
  return one
}

interface Reply {
  status: number
  headers: IncomingHttpHeaders
  error: { code?: string; message?: string; type?: string }
}
const CHAT = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] })

/** Bare node:http, because fetch sets headers of its own. */
function send(
  one: House,
  headers: Record<string, string>,
  body: string | Buffer = CHAT,
  path = '/v1/chat/completions',
  method = 'POST',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const out = request(
      `${one.gateway.url}${path}`,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      async (answer) => {
        let text = ''
        for await (const part of answer) text += part
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          error: text.startsWith('{') ? (JSON.parse(text).error ?? {}) : {},
        })
      },
    )
    out.on('error', reject)
    out.end(method === 'GET' ? undefined : body)
  })
}

test('only a known key opens the door, however it is sent, and it goes no further', async () => {
  const [key, other] = [newKey(), newKey()]
  for (const keys of [[key], [keyDigest(other), keyDigest(key)]]) {
    const one = await at({ auth: { keys } })
    expect(await send(one, {})).toMatchObject({ status: 401, error: { code: 'invalid_api_key' } })
    expect(await send(one, { authorization: `Bearer ${newKey()}` })).toMatchObject({ status: 401 })
    expect(await send(one, { authorization: `Basic ${key}` })).toMatchObject({ status: 401 })
    expect(await send(one, { authorization: `Bearer ${keyDigest(key)}` })).toMatchObject({ status: 401 })
    expect(one.upstream.asked).toEqual([])
    expect((await send(one, { authorization: `Bearer ${key}` })).status).toBe(200)
    expect((await send(one, { 'x-pavise-key': key, authorization: 'Bearer sk-mine' })).status).toBe(200)
    expect(one.upstream.asked.map((asked) => asked.headers.authorization)).toEqual(['Bearer sk-upstream', 'Bearer sk-upstream'])
    expect(JSON.stringify(one.upstream.asked)).not.toContain(key)
    expect(JSON.stringify(one.journal.events)).not.toContain(key)
  }
})

test("without a key of the upstream's own, the client's authorization goes on only where it is not ours", async () => {
  const key = newKey()
  const one = await at()
  const gateway = await startGateway({
    listen: { host: '127.0.0.1', port: 0 },
    upstreams: { openai: { url: `${one.upstream.url}/v1/` } },
    policy: scriptedGuard({}),
    auth: { keys: [key] },
    egress: createEgress({ allow: [one.upstream.url] }),
  })
  const bare = { ...one, gateway }
  expect(await send(bare, { authorization: `Bearer ${key}` })).toMatchObject({
    status: 401,
    error: { message: 'Incorrect API key provided' },
  })
  expect((await send(bare, { 'x-pavise-key': key, authorization: 'Bearer sk-mine' })).status).toBe(200)
  expect(one.upstream.asked.map((asked) => asked.headers.authorization)).toEqual(['Bearer sk-mine'])
  await gateway.close(0)
})

test('an open gateway on an address that others reach is refused', async () => {
  for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.test'])
    await expect(
      startGateway({
        listen: { host, port: 0 },
        upstreams: { openai: { url: 'http://127.0.0.1:1' } },
        policy: scriptedGuard({}),
        auth: 'none',
        egress: createEgress({ allow: [] }),
      }),
    ).rejects.toMatchObject({ code: 'PAV_GATEWAY_OPEN' })
})

test('a web page does not get in: neither by name, nor by origin, nor by a simple request', async () => {
  const one = await at({ allowHosts: ['Gate.internal'], allowOrigins: ['https://app.test'] })
  expect(await send(one, { host: 'evil.test' })).toMatchObject({ status: 421, error: { code: 'unknown_host' } })
  expect(await send(one, { host: 'evil.test:8400' }, '', '/healthz', 'GET')).toMatchObject({ status: 421 })
  expect(await send(one, { origin: 'https://evil.test' })).toMatchObject({ status: 403, error: { code: 'origin_refused' } })
  expect(await send(one, { origin: 'null' })).toMatchObject({ status: 403 })
  expect(await send(one, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=utf-7', ''])
    expect(await send(one, { 'content-type': type })).toMatchObject({ status: 415 })
  expect(one.upstream.asked).toEqual([])
  expect((await send(one, { host: 'gate.internal:80' })).status).toBe(200)
  expect((await send(one, { host: 'localhost' })).status).toBe(200)
  expect((await send(one, { origin: 'https://app.test', 'content-type': 'application/json; charset=UTF-8' })).status).toBe(200)
})

test.each([
  ['POST', '/v1/images/generations', 404],
  ['POST', '/v1/messages', 404],
  ['POST', '/api/chat', 404],
  ['GET', '/v1/responses', 405],
  ['POST', '/v1/chat/completions/', 404],
  ['POST', '//v1/chat/completions', 404],
  ['POST', '/v1/chat/../chat/completions', 404],
  ['POST', '/v1/%63hat/completions', 404],
  ['GET', '/v1/models/../../admin', 404],
  ['GET', '/v1/models/a/%2e%2e/b', 404],
  ['GET', '/v1/chat/completions', 405],
  ['POST', '/v1/models', 405],
  ['DELETE', '/v1/models/m', 405],
])('%s %s is answered with %i and never forwarded', async (method, path, status) => {
  const one = await at()
  const reply = await new Promise<string>((resolve) => {
    const socket = connect(one.gateway.port, '127.0.0.1', () =>
      socket.end(
        `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer sk-x\r\ncontent-type: application/json\r\ncontent-length: ${CHAT.length}\r\nconnection: close\r\n\r\n${CHAT}`,
      ),
    )
    let text = ''
    socket.on('data', (data) => {
      text += data
    })
    socket.on('close', () => resolve(text))
  })
  expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(reply).toMatch(/POST \/v1\/chat\/completions|--upstream (?:anthropic|ollama)=URL/)
  expect(one.upstream.asked).toEqual([])
})

const deep = `${'['.repeat(70)}${']'.repeat(70)}`
test.each<[string, string | Buffer, number, string, Record<string, string>?]>([
  ['a key twice', '{"model":"m","messages":[],"messages":[{"role":"user","content":"x"}]}', 400, 'invalid_json'],
  ['a key twice, escaped', '{"model":"m","messages":[{"role":"user","content":"a","c\\u006fntent":"b"}]}', 400, 'invalid_json'],
  ['a look-alike key', '{"model":"m","messages":[{"role":"user","content":"a"}],"Messages":[]}', 400, 'ambiguous_name'],
  ['a look-alike key of another script', '{"model":"m","messages":[{"role":"user","content":"a","CONTENT":"b"}]}', 400, 'ambiguous_name'],
  ['a long s', '{"model":"m","messages":[{"role":"user","content":"a"}],"me\u017f\u017fages":[]}', 400, 'ambiguous_name'],
  ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'invalid_utf8'],
  ['too deep', `{"model":"m","messages":[],"x":${deep}}`, 400, 'invalid_json'],
  ['no JSON', 'model=m', 400, 'invalid_json'],
  ['a list', '[]', 400, 'invalid_body'],
  ['no messages', '{"model":"m"}', 400, 'invalid_body'],
  ['messages that are no objects', '{"model":"m","messages":["x"]}', 400, 'invalid_body'],
  ['stream that is no boolean', '{"model":"m","messages":[],"stream":"true"}', 400, 'invalid_body'],
  ['a compressed body', gzipSync(CHAT), 415, 'unsupported_encoding', { 'content-encoding': 'gzip' }],
])('%s is refused before anything is sent on', async (_, body, status, code, headers = {}) => {
  const one = await at()
  expect(await send(one, headers, body)).toMatchObject({ status, error: { code } })
  expect(one.upstream.asked).toEqual([])
  expect(one.journal.events.at(-1)?.event).toMatchObject({ kind: 'exchange', outcome: { status, end: 'refused', reason: code } })
})

test('a body over the limit is refused, announced or not', async () => {
  const one = await at({ limits: { requestBytes: 1_000 } })
  const big = CHAT.replace('Hi', 'x'.repeat(5_000))
  expect(await send(one, {}, big)).toMatchObject({ status: 413, error: { code: 'request_too_large' } })
  expect(await send(one, { 'transfer-encoding': 'chunked' }, big)).toMatchObject({ status: 413 })
  expect(one.upstream.asked).toEqual([])
})

test('a client that reads only when all is sent still reads that its body was too large', async () => {
  const one = await at({ limits: { requestBytes: 1_000 } })
  const socket = connect(one.gateway.port, '127.0.0.1').pause()
  const size = 20 * 1024 * 1024
  const head = [
    'POST /v1/chat/completions HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${size}`,
    '',
    '',
  ]
  socket.write(head.join('\r\n'))
  for (let sent = 0; sent < size; sent += 1024 * 1024) {
    if (!socket.write(Buffer.alloc(1024 * 1024, 0x78))) await once(socket, 'drain')
  }
  let reply = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    reply += text
  })
  await once(socket.resume(), 'close')
  expect(reply).toMatch(/^HTTP\/1\.1 413 [\s\S]*request_too_large/)
})

test.each([
  ['two lengths', 'content-length: 5\r\ntransfer-encoding: chunked'],
  ['two content-lengths', 'content-length: 5\r\ncontent-length: 6'],
  ['an obscured encoding', 'transfer-encoding: xchunked\r\ncontent-length: 5'],
  ['a space before the colon', 'content-length : 5'],
  ['a folded header', 'content-length: 5\r\n x: y'],
])('%s: smuggling is refused', async (_, lines) => {
  const one = await at()
  const socket = connect(one.gateway.port, '127.0.0.1')
  let text = ''
  socket.on('data', (data) => {
    text += data
  })
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${lines}\r\n\r\n0\r\n\r\nGET /v1/models HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`,
  )
  await once(socket, 'close')
  expect(text).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(text.match(/^HTTP\/1\.1 /gm)).toHaveLength(1)
  expect(one.upstream.asked).toEqual([])
})

test("the client's own headers, cookies and addresses stay here", async () => {
  const one = await at()
  await send(one, {
    cookie: 'a=b',
    'x-forwarded-for': '10.0.0.1',
    'x-portkey-config': '{}',
    'x-pavise-tenant': 't',
    'openai-organization': 'org',
    traceparent: '00-a-b-01',
  })
  const { headers } = one.upstream.asked[0]!
  for (const name of ['cookie', 'x-forwarded-for', 'x-portkey-config', 'x-pavise-tenant']) expect(headers[name]).toBeUndefined()
  expect(headers).toMatchObject({ 'openai-organization': 'org', traceparent: '00-a-b-01', host: new URL(one.upstream.url).host })
})
