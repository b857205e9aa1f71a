import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

export const name = 'gateway-robust'

/** What clients, upstreams and operators do to a gateway that runs: it loses no request, keeps no socket and holds little. */
export interface RobustNumbers {
  abortedStreams: number
  socketsLeftAtUpstream: number
  exchangesLeft: number
  /**
   * Bytes that an upstream can send for a client that never reads, until nothing moves: most of them wait in the kernel's buffers of both hops. `held` are those that
   * our process has read and the kernel has not taken.
   */
  sentToSilentClient: number
  heldForSilentClient: number
  reloads: number
  requestsDuringReloads: number
  failedDuringReloads: number
  /** Longest stall of the event loop under the starter policy with a body of 10 MB: many messages, one text; and with one of 1 KB. Milliseconds. */
  stallManyMessages: number
  stallOneText: number
  stallSmall: number
}

interface Told {
  stall: number
  waiting: number
  active: number
}

const ABORTED = 1_000
const chunk = (content: string) =>
  JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  })
const WHOLE = JSON.stringify({
  id: 'c',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Fine.' }, finish_reason: 'stop' }],
})
const prose = 'The harbour was quiet in the morning, and the boats lay side by side. '

/** Bytes of streams that the upstream has written. */
let sent = 0

/** An upstream that streams for ever where it is asked to stream, and answers at once otherwise. */
function upstream() {
  return createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    if (!Buffer.concat(parts.slice(-1)).toString().includes('"stream":true')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(WHOLE)
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const event = `data: ${chunk(prose.repeat(40))}\n\n`
    const more = () => {
      let room = true
      while (room && !response.destroyed) {
        room = response.write(event)
        sent += event.length
      }
    }
    response.on('drain', () => setTimeout(more, 1))
    more()
  })
}

export async function run(): Promise<RobustNumbers> {
  const server = upstream().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const upstreamUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const child = fork(fileURLToPath(new URL('gateway/robust-proxy.ts', import.meta.url)), [upstreamUrl])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  try {
    for (let i = 0; i < 20; i++) await ask(port, { messages: message(prose) })
    const numbers = {
      ...(await stalls(child, port)),
      ...(await reloads(child, port)),
      ...(await silentClient(upstreamUrl)),
      ...(await aborts(child, port, () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))))),
    }
    return numbers
  } finally {
    child.kill('SIGKILL')
    server.closeAllConnections()
    server.close()
  }
}

const message = (content: string) => [{ role: 'user', content }]

async function tell(child: ChildProcess, what: 'reload' | 'settle' | 'starter' | 'tell'): Promise<Told> {
  const answer = once(child, 'message')
  child.send(what)
  return (await answer)[0] as Told
}

function post(port: number, body: object) {
  const text = JSON.stringify({ model: 'm', ...body })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  const request = send({ host: '127.0.0.1', port, path: '/v1/chat/completions', method: 'POST', headers })
  request.on('error', () => {})
  request.end(text)
  return request
}

async function ask(port: number, body: object): Promise<number> {
  const [response] = (await once(post(port, body), 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return response.statusCode ?? 0
}

async function stalls(child: ChildProcess, port: number) {
  const longest = async (messages: object[]) => {
    await tell(child, 'settle')
    await ask(port, { messages })
    return Math.round((await tell(child, 'tell')).stall * 10) / 10
  }
  await tell(child, 'starter')
  const size = 10_000_000
  const small = await longest(message(prose))
  const many = await longest(Array.from({ length: 5_000 }, (_, i) => message(`${i} ${prose.repeat(size / 5_000 / prose.length)}`)[0]!))
  const one = await longest(message(prose.repeat(size / prose.length)))
  return { stallManyMessages: many, stallOneText: one, stallSmall: small }
}

async function reloads(child: ChildProcess, port: number) {
  let requests = 0
  let failed = 0
  let over = false
  const load = Array.from({ length: 8 }, async () => {
    while (!over) {
      requests++
      if ((await ask(port, { messages: message(prose) })) !== 200) failed++
    }
  })
  for (let i = 0; i < 20; i++) await tell(child, 'reload')
  over = true
  await Promise.all(load)
  return { reloads: 1_000, requestsDuringReloads: requests, failedDuringReloads: failed }
}

/** In a process of its own, whose sockets are all known. */
async function silentClient(upstreamUrl: string) {
  const child = fork(fileURLToPath(new URL('gateway/robust-proxy.ts', import.meta.url)), [upstreamUrl])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const request = post(port, { messages: message('x'), stream: true })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.pause()
  sent = 0
  // Until nothing moves any more: the buffers of the kernel take megabytes first.
  for (let before = -1, i = 0; before !== sent && i < 30; i++) {
    before = sent
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }
  const { waiting } = await tell(child, 'tell')
  request.destroy()
  child.kill('SIGKILL')
  return { sentToSilentClient: sent, heldForSilentClient: waiting }
}

async function aborts(child: ChildProcess, port: number, connections: () => Promise<number>) {
  for (let done = 0; done < ABORTED; done += 100)
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        const request = post(port, { messages: message('x'), stream: true })
        const [response] = (await once(request, 'response')) as [IncomingMessage]
        await once(response, 'data')
        request.destroy()
      }),
    )
  let left = await connections()
  for (let i = 0; i < 50 && left > 0; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    left = await connections()
  }
  return { abortedStreams: ABORTED, socketsLeftAtUpstream: left, exchangesLeft: (await tell(child, 'tell')).active }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify({ bench: name, ...(await run()) }))
  process.exit(0)
}
