import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { readEffects } from '#redteam/targets/effects-log'
import { openMcp } from '#redteam/targets/mcp/open-mcp'
import { PATIENCE } from '#redteam/targets/patient-request'
import { targetClient } from '#redteam/targets/target-client'
import { resolveTarget } from '#redteam/targets/target-file'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** Says 429 to every request until as many have come as `busy`, then answers what each API answers. */
async function busyServer(busy: number, retryAfter = '0') {
  const waits: number[] = []
  let before = 0
  let came = 0
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    request.resume()
    request.on('end', () => {
      const now = performance.now()
      if (came > 0) waits.push(now - before)
      before = now
      if (came++ < busy) {
        response.writeHead(429, { 'retry-after': retryAfter }).end()
        return
      }
      const message = { role: 'assistant', content: 'hello' }
      const answer = {
        ...{ choices: [{ message }], output: [{ type: 'message', content: [{ type: 'output_text', text: 'hello' }] }] },
        ...{
          content: [{ type: 'text', text: 'hello' }],
          candidates: [{ content: { parts: [{ text: 'hello' }] } }],
          message,
          reply: 'hello',
        },
        ...{ effects: [], next: 0, id: 1, jsonrpc: '2.0', result: { protocolVersion: '2025-06-18', serverInfo: {}, capabilities: {} } },
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closers.push(() => new Promise((done) => server.close(() => done())))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const egress = createEgress({ allow: [url] })
  closers.push(() => egress.close())
  return { url, egress, came: () => came, waits }
}

const { signal } = new AbortController()
const hi = [{ role: 'user' as const, content: 'hi' }]
const steps = { ask: [{ request: { path: '/chat', json: { text: '{{message}}' } } }], answer: { json: '/reply' } }

it.each(['openai-chat', 'openai-responses', 'anthropic-messages', 'gemini-generate', 'ollama-chat', 'http'])(
  'a %s target that says 429 is asked again, and each time counts',
  async (api) => {
    const { url, egress, came } = await busyServer(2)
    const more = api === 'http' ? { name: 'x', http: steps } : { model: 'm' }
    const target = resolveTarget({ api, url, ...more }, 'the test', {})
    const answer = await targetClient(target, egress).chat(target.identities[0]!, hi, signal)
    expect(answer).toMatchObject({ ok: true, requests: 3, message: { content: 'hello' } })
    expect(came()).toBe(3)
  },
)

it('so are intakes, effect logs and MCP servers', async () => {
  const intake = await busyServer(1)
  const door = { name: 'ticket', url: intake.url, body: { text: '{{payload}}' }, ask: 'and?' }
  const planted = resolveTarget({ api: 'openai-chat', url: intake.url, model: 'm', intakes: [door] }, 'the test', {})
  expect(await targetClient(planted, intake.egress).plant(planted.intakes[0]!, 'x', signal)).toMatchObject({ ok: true, requests: 2 })
  const log = await busyServer(1)
  expect(await readEffects(log.egress, `${log.url}/effects`, 0, signal)).toEqual({ effects: [], next: 0 })
  const mcp = await busyServer(1)
  const server = resolveTarget({ api: 'mcp', name: 'x', url: mcp.url }, 'the test', {})
  const client = openMcp(server, server.mcp!, { egress: mcp.egress, sandbox: '', environment: {}, signal })
  expect(await client.initialize()).toMatchObject({ protocol: '2025-06-18' })
  expect(mcp.came()).toBeGreaterThan(1)
})

it('waits as long as Retry-After says, and no longer than its patience', async () => {
  const polite = await busyServer(1, '1')
  const target = resolveTarget({ api: 'openai-chat', url: polite.url, model: 'm' }, 'the test', {})
  expect(await targetClient(target, polite.egress).chat({ name: 'x' }, hi, signal)).toMatchObject({ ok: true, requests: 2 })
  expect(polite.waits[0]).toBeGreaterThan(900)
  const endless = await busyServer(1, '86400')
  const other = resolveTarget({ api: 'openai-chat', url: endless.url, model: 'm' }, 'the test', {})
  const patience = { ...PATIENCE, longestWait: 30 }
  expect(await targetClient(other, endless.egress, patience).chat({ name: 'x' }, hi, signal)).toMatchObject({ ok: true, requests: 2 })
})
