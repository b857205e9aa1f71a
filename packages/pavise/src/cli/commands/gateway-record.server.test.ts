import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'
import { parseTraffic } from '#hardening/traffic-file'

const LARGE = 'The boats lay side by side in the quiet morning. '.repeat(4_000)
/** What each API is asked here, and what it answers. */
const APIS = {
  '/v1/chat/completions': [
    { model: 'm', messages: [{ role: 'user', content: LARGE }] },
    { choices: [{ index: 0, message: { role: 'assistant', content: 'ok' }, finish_reason: 'stop' }] },
  ],
  '/v1/completions': [{ model: 'm', prompt: 'Go' }, { choices: [{ index: 0, text: 'ok' }] }],
  '/v1/responses': [
    { model: 'm', input: 'Go' },
    { id: 'r', output: [{ type: 'message', id: 'm', role: 'assistant', content: [{ type: 'output_text', text: 'ok', annotations: [] }] }] },
  ],
  '/v1/messages': [
    { model: 'm', max_tokens: 9, messages: [{ role: 'user', content: 'Go' }] },
    { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'ok' }] },
  ],
  '/v1beta/models/m:generateContent': [
    { contents: [{ role: 'user', parts: [{ text: 'Go' }] }] },
    { candidates: [{ content: { role: 'model', parts: [{ text: 'ok' }] } }] },
  ],
  '/api/chat': [
    { model: 'm', stream: false, messages: [{ role: 'user', content: 'Go' }] },
    { model: 'm', message: { role: 'assistant', content: 'ok' }, done: true },
  ],
} as const

let dir = ''
let upstream: Server
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pavise-record-'))
  upstream = createServer(async (request, response) => {
    request.resume()
    await once(request, 'end')
    const path = (request.url ?? '') as keyof typeof APIS
    const rpc = { jsonrpc: '2.0', id: 7, result: { content: [{ type: 'text', text: 'Berth 4 is free' }] } }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(path in APIS ? APIS[path][1] : rpc))
  }).listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  await writeFile(
    join(dir, 'policy.yaml'),
    'version: 1\ndetectors: { names: { words: [Falcon] } }\nrules: [{ id: names, when: { detector: names }, do: block }]\n',
  )
})
afterAll(async () => {
  upstream.closeAllConnections()
  upstream.close()
  await rm(dir, { recursive: true, force: true })
})

test('exchanges of every API and results of MCP tools are recorded, and read by what learns from them', async () => {
  const stop = new AbortController()
  const seen = captured({ cwd: dir, signal: stop.signal })
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  const behind = ['openai', 'anthropic', 'gemini', 'ollama'].flatMap((name) => ['--upstream', `${name}=${url}`])
  const args = ['gateway', '--listen', '127.0.0.1:0', '--no-auth', '--policy', 'policy.yaml', '--record', 'traffic.jsonl', ...behind]
  const ended = runCli([...args, '--mcp', `port=${url}/mcp`], seen.context)
  try {
    await expect.poll(() => seen.out(), { timeout: 10_000 }).toMatch(/^http:.*\n$/)
    const send = async (path: string, body: unknown): Promise<number> => {
      const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream', authorization: 'Bearer sk-own' }
      const answer = await fetch(seen.out().trim() + path, { method: 'POST', headers, body: JSON.stringify(body) })
      await answer.text()
      return answer.status
    }
    for (const [path, [body]] of Object.entries(APIS)) expect([path, await send(path, body)]).toEqual([path, 200])
    expect(await send('/v1/completions', { model: 'm', prompt: 'Falcon' })).toBe(400)
    const call = { jsonrpc: '2.0', id: 7, method: 'tools/call', params: { name: 'berths', arguments: {} } }
    expect(await send('/mcp/port', call)).toBe(200)
  } finally {
    stop.abort()
    expect(await ended).toBe(0)
  }
  const file = join(dir, 'traffic.jsonl')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const exchanges = parseTraffic(await readFile(file, 'utf8'), 'traffic.jsonl').flatMap((task) => task.exchanges)
  expect(exchanges.map(({ surface }) => surface)).toEqual([
    undefined,
    'openai-completions',
    'openai-responses',
    'anthropic-messages',
    'gemini-generate',
    'ollama-chat',
    'mcp',
  ])
  expect(exchanges.slice(0, 6).map(({ request, response }) => [request, response])).toEqual(Object.values(APIS))
  expect(exchanges[6]?.request).toMatchObject({ part: { content: [{ text: 'Berth 4 is free' }] } })
})
