import { once } from 'node:events'
import { createServer, type IncomingMessage, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readSurface } from '@pavise/guard/surfaces'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { framingOf } from '#gateway/answer/framing-of'
import { type Gateway, startGateway } from '#gateway/gateway'
import { apis } from '#gateway/testing/apis'
import { documentedApis } from '#gateway/testing/documented/index'
import { silent, telling } from '#gateway/testing/matrix'
import { drawFrom, drawTurn, type Turn } from '#gateway/testing/traffic'
import { createEgress } from '#platform/egress/egress'

/**
 * The same traffic with and without the gateway, under policies that match nothing: what arrives at either end is the same to the byte, and so
 * are the headers but those of the hop. One thing may differ where a rule would act: an event whose last word may still become a finding
 * leaves in two, so that its beginning does not wait. Then the texts are the same.
 */
const ROUNDS = Number(process.env['PAVISE_FUZZ_ROUNDS'] ?? (process.env['PAVISE_SOAK'] === undefined ? 300 : 20_000))
const SEED = Number(process.env['PAVISE_FUZZ_SEED'] ?? 20_261_122)

interface Arrived {
  readonly url: string
  readonly body: Buffer
  readonly type: string
  readonly agent: string
  readonly id: string
}

let turn: Turn
let arrived: Arrived | undefined
const upstream = createServer(async (request, response) => {
  const { url = '', headers } = request
  const [type, agent, id] = [headers['content-type'], headers['user-agent'], headers['x-request-id']].map(String) as [
    string,
    string,
    string,
  ]
  arrived = { url, body: await bytesOf(request), type, agent, id }
  response.writeHead(turn.answer.status, turn.answer.headers)
  for (const part of turn.answer.parts) {
    response.write(part)
    await new Promise(setImmediate)
  }
  response.end()
})
let gateway: Gateway
let egress: ReturnType<typeof createEgress>
let direct: string
beforeAll(async () => {
  upstream.listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  direct = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  egress = createEgress({ allow: [direct] })
  const upstreams = { openai: { url: direct }, anthropic: { url: direct }, gemini: { url: direct }, ollama: { url: direct } }
  gateway = await startGateway({ listen: { host: '127.0.0.1', port: 0 }, upstreams, policy: silent, auth: 'none', egress })
})
afterAll(async () => {
  await gateway.close(0)
  await egress.close()
  upstream.closeAllConnections()
  upstream.close()
})

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part)
  return Buffer.concat(parts)
}

/** Headers of one hop, and those that the gateway says itself. */
const OF_THE_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
  'x-accel-buffering',
  'cache-control',
  'x-pavise-event',
  'x-pavise-action',
])

async function ask(
  base: string,
): Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string; arrived: Arrived | undefined }> {
  arrived = undefined
  const { path, type, body, headers } = turn
  const request = send(`${base}${path}`, { method: 'POST', headers: { ...headers, 'content-type': type, 'content-length': body.length } })
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const text = (await bytesOf(response)).toString('latin1')
  const kept = Object.fromEntries(Object.entries(response.headers).filter(([name]) => !OF_THE_HOP.has(name)))
  return { status: response.statusCode, headers: kept, body: text, arrived }
}

test(`${ROUNDS} exchanges are the same with and without the gateway (seed ${SEED})`, async () => {
  const draw = drawFrom(SEED)
  for (let round = 0; round < ROUNDS; round++) {
    turn = drawTurn(draw, apis, documentedApis)
    const acting = round % 3 === 0
    await gateway.reload(acting ? silent : telling)
    const without = await ask(direct)
    const through = await ask(gateway.url)
    const same = acting && turn.streams ? (one: typeof through) => ({ ...one, body: textsOf(one.body) }) : (one: typeof through) => one
    expect({ round, name: turn.name, ...same(through) }).toEqual({ round, name: turn.name, ...same(without) })
  }
}, 3_600_000)

/** What a stream says, each text that goes on from event to event as one. */
function textsOf(body: string): unknown {
  const { surface } = apis.find(({ path, streamPath }) => turn.path === path || turn.path === streamPath)!
  const framing = framingOf({ status: 200, headers: turn.answer.headers }, turn.path, 1e6)
  if (typeof framing === 'string') return body
  const bytes = Buffer.from(body, 'latin1')
  const grown = new Map<string, string>()
  const own: string[] = []
  for (const payload of [...framing.push(bytes), ...framing.end()]) {
    if (payload === '[DONE]') {
      own.push(payload)
      continue
    }
    const event: unknown = JSON.parse(payload)
    const { pieces, calls } = readSurface(surface.chunk, event)
    for (const call of calls) own.push(JSON.stringify(call))
    for (const piece of pieces) {
      const path = surface.stream.textPath(piece, event)?.join('.')
      if (path !== undefined) grown.set(path, (grown.get(path) ?? '') + piece.text)
      else if (!piece.tokens) own.push(piece.text)
    }
  }
  return { grown: [...grown], own: [...new Set(own)].sort() }
}
