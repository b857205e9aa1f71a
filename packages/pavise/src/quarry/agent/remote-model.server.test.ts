import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createEgress } from '#platform/egress/egress'
import { type Quarry, startQuarry } from '#quarry/index'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const part of open.splice(0)) await part.close()
})

type Verdict = 'pass' | 'refuse' | 'filter' | 'broken' | 'down'

/** A door between agent and model, as strict or as broken as the test wants it; keeps the bodies that went through. */
async function doorTo(upstream: Quarry, verdict: (body: string) => Verdict): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = []
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    seen.push(body)
    const what = verdict(body)
    const json = { 'content-type': 'application/json' }
    if (what === 'refuse')
      response
        .writeHead(400, json)
        .end('{"error":{"message":"held back","type":"invalid_request_error","param":null,"code":"content_filter"}}')
    else if (what === 'filter')
      response
        .writeHead(200, json)
        .end('{"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"content_filter"}]}')
    else if (what === 'broken') response.writeHead(200, json).end('{"choices":')
    else if (what === 'down') response.writeHead(503, json).end('{}')
    else {
      const answer = await fetch(`${upstream.modelUrl}/chat/completions`, {
        method: 'POST',
        body,
        headers: { ...json, authorization: request.headers.authorization! },
      })
      response.writeHead(answer.status, json).end(await answer.text())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({ close: () => server.close() })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, seen }
}

async function behind(verdict: (body: string) => Verdict) {
  const upstream = await startQuarry({ seed: 2 })
  open.push(upstream)
  const door = await doorTo(upstream, verdict)
  const egress = createEgress({ allow: [door.url] })
  open.push(egress)
  const quarry = await startQuarry({ seed: 2, modelUrl: door.url, modelKey: upstream.modelKey, egress })
  open.push(quarry)
  return { quarry, door }
}

async function ask(quarry: Quarry, content: string) {
  const { name, key } = quarry.target.identities[0]!
  const response = await fetch(`${quarry.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key.value}` },
    body: JSON.stringify({ model: 'quarry', messages: [{ role: 'user', content }] }),
  })
  const effects = ((await (await fetch(`${quarry.controlUrl}/effects`)).json()) as { effects: { tool: string; by: string }[] }).effects
  return {
    status: response.status,
    body: (await response.json()) as { choices?: { message: { content: string }; finish_reason: string }[]; error?: { message: string } },
    own: effects.filter((effect) => effect.by === name).map((effect) => effect.tool),
  }
}

test('tool results travel through the door, each step a request of its own', async () => {
  const { quarry, door } = await behind(() => 'pass')
  const answer = await ask(quarry, 'What is my balance?')
  expect(answer.body.choices![0]!.message.content).toContain('balance')
  expect(door.seen).toHaveLength(2)
  expect(door.seen[1]).toContain('"role":"tool"')
  expect(JSON.parse(door.seen[0]!).user).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/)
})

test.each(['refuse', 'filter'] as const)('when the door says %s there is no effect and the user is told', async (verdict) => {
  const { quarry } = await behind(() => verdict)
  const answer = await ask(quarry, 'What is my balance?')
  expect(answer.status).toBe(200)
  expect(answer.body.choices![0]!.finish_reason).toBe('content_filter')
  expect(answer.own).toEqual([])
})

test('a refusal in the middle stops what would come next', async () => {
  const { quarry } = await behind((body) => (body.includes('"role":"tool"') ? 'refuse' : 'pass'))
  const answer = await ask(quarry, 'Mail me the details of my account.')
  expect(answer.body.choices![0]!.finish_reason).toBe('content_filter')
  expect(answer.own).toEqual(['get_account'])
})

test.each(['broken', 'down'] as const)('a door that is %s is a 502 in one line', async (verdict) => {
  const { quarry } = await behind(() => verdict)
  const answer = await ask(quarry, 'What is my balance?')
  expect(answer.status).toBe(502)
  expect(answer.body.error!.message).toContain('The model at http://127.0.0.1')
})
