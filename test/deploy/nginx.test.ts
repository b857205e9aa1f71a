import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createGuard, loadPolicy } from '@pavise/guard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGateway } from '../../packages/pavise/src/gateway/gateway.js'
import { createEgress } from '../../packages/pavise/src/platform/egress/egress.js'

const NGINX = '/usr/sbin/nginx'
const deploy = (name: string): string => readFileSync(fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url)), 'utf8')
const found = existsSync(NGINX)
if (!found) process.stderr.write(`\nNO NGINX: ${NGINX} is missing, so the configurations of deploy/ are NOT tested\n\n`)

const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** The configuration as it is shipped, but for ports and certificates. */
function adapted(name: string, port: number, backend: string): string {
  return deploy(name)
    .replace(/listen 443 ssl http2;/, `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *ssl_.*$/gm, '')
    .replaceAll(/127\.0\.0\.1:8[46]00/g, backend)
}

async function nginx(name: string, backend: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pavise-nginx-'))
  for (const part of ['logs', 'body', 'proxy']) mkdirSync(join(folder, part))
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; worker_processes 1; ${process.getuid?.() === 0 ? 'user root;' : ''} pid ${folder}/pid; error_log ${folder}/logs/error warn;
events { worker_connections 256; }
http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${adapted(name, port, backend)}
}`,
  )
  const child = spawn(NGINX, ['-p', folder, '-e', join(folder, 'logs/error'), '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  ends.push(() => child.kill('SIGTERM'))
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => true,
      () => false,
    )
  for (let tries = 0; !(await answers()); tries++) {
    if (tries === 200 || child.exitCode !== null) throw new Error(`nginx does not answer: ${said}`)
    await wait(50)
  }
  return `http://127.0.0.1:${port}`
}

type Seen = { headers: IncomingMessage['headers']; bytes: number }

describe.skipIf(!found)('the gateway behind nginx', () => {
  const seen: Seen[] = []
  let aborted = 0
  let goOn = (): void => {}
  let url = ''

  beforeAll(async () => {
    const model = createServer(async (request, response) => {
      let bytes = 0
      let text = ''
      for await (const part of request as AsyncIterable<Buffer>) {
        bytes += part.length
        if (text.length < 1000) text += part.toString('utf8')
      }
      seen.push({ headers: request.headers, bytes })
      response.on('close', () => {
        if (!response.writableFinished) aborted++
      })
      if (/"stream":true/.test(text)) await streamed(response)
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer('tea')))
    }).listen(0, '127.0.0.1')
    await once(model, 'listening')
    ends.push(
      () => model.closeAllConnections(),
      () => model.close(),
    )
    const upstream = `http://127.0.0.1:${(model.address() as AddressInfo).port}`
    const egress = createEgress({ allow: [upstream] })
    const gateway = await startGateway({
      listen: { host: '127.0.0.1', port: 0 },
      upstreams: { openai: { url: upstream, key: 'sk-1' } },
      policy: createGuard(loadPolicy({ version: 1, rules: [] })),
      auth: { keys: ['pv_key'] },
      egress,
      allowHosts: ['ai.example'],
    })
    ends.push(
      () => egress.close(),
      () => gateway.close(0),
    )
    url = await nginx('nginx-gateway.conf', `127.0.0.1:${gateway.port}`)
  }, 180_000)

  const answer = (content: string) => ({
    id: 'c',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  })
  const event = (content: string) =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`

  async function streamed(response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(event('one '))
    await new Promise<void>((resolve) => {
      goOn = resolve
      response.on('close', resolve)
    })
    response.end(`${event('two ')}data: [DONE]\n\n`)
  }

  const ask = (body: object, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer pv_key', ...headers },
      body: JSON.stringify({ model: 'm', ...body }),
      ...(signal && { signal }),
    })
  const hello = { messages: [{ role: 'user', content: 'hello' }] }

  test('an event reaches the client before the next one was made', async () => {
    const response = await ask({ ...hello, stream: true })
    expect(response.headers.get('content-type'), response.ok ? '' : await response.text()).toContain('text/event-stream')
    const reader = response.body!.getReader()
    const first = Buffer.from((await reader.read()).value!).toString('utf8')
    expect(first).toContain('one')
    expect(first).not.toContain('two')
    goOn()
    let rest = ''
    for (let part = await reader.read(); !part.done; part = await reader.read()) rest += Buffer.from(part.value).toString('utf8')
    expect(rest).toContain('[DONE]')
  })

  test('a client that leaves ends the request at the model', async () => {
    const before = aborted
    const stop = new AbortController()
    const response = await ask({ ...hello, stream: true }, {}, stop.signal)
    await response.body!.getReader().read()
    stop.abort()
    await expect.poll(() => aborted, { timeout: 10_000 }).toBe(before + 1)
  })

  test('bodies up to 10 MB pass; larger ones are refused in the words of the API', async () => {
    const large = (size: number) => ask({ messages: [{ role: 'user', content: 'tea '.repeat(size / 4) }] })
    expect((await large(10 * 1024 * 1024 - 1024)).status).toBe(200)
    expect(seen.at(-1)?.bytes).toBeGreaterThan(10 * 1024 * 1024 - 1024)
    const refused = await large(10 * 1024 * 1024 + 1024)
    expect(refused.status).toBe(413)
    expect(await refused.json()).toMatchObject({ error: { code: 'request_too_large' } })
  })

  test('what a client claims about its address goes nowhere', async () => {
    await ask(hello, { 'x-forwarded-for': '10.0.0.1', forwarded: 'for=10.0.0.1', 'x-real-ip': '10.0.0.1' })
    expect(JSON.stringify(seen.at(-1)?.headers)).not.toMatch(/10\.0\.0\.1|forwarded/)
  })

  test('names that the gateway does not have, and requests without a key, are refused', async () => {
    const status = (host: string, key: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { host, authorization: `Bearer ${key}`, 'content-type': 'application/json' }
        httpRequest(`${url}/v1/chat/completions`, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end(JSON.stringify({ model: 'm', ...hello }))
      })
    expect(await status('ai.example', 'pv_key')).toBe(200)
    expect(await status('evil.example', 'pv_key')).toBe(421)
    expect(await status('ai.example', 'other')).toBe(401)
  })
})

describe.skipIf(!found)('the console behind nginx', () => {
  test('its configuration is one that nginx takes, and passes names and addresses as they are', async () => {
    const seen: IncomingMessage['headers'][] = []
    const server = createServer((request, response) => {
      seen.push(request.headers)
      response.end('ok')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    ends.push(() => server.close())
    const url = await nginx('nginx.conf', `127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(await (await fetch(`${url}/`, { headers: { 'x-forwarded-for': '10.0.0.1' } })).text()).toBe('ok')
    expect(seen.at(-1)).toMatchObject({ 'x-forwarded-for': '127.0.0.1', host: new URL(url).host })
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
  })
})
