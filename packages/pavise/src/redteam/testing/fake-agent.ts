import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ChatMessage } from '@pavise/guard/surfaces'
import type { Effect } from '#core/attack/vocabulary'

/** One request as an agent under test sees it. */
export interface AgentCall {
  readonly identity: string
  readonly messages: readonly ChatMessage[]
  /** Text of the last user turn. */
  readonly last: string
  /** What was planted under an id. */
  readonly planted: ReadonlyMap<string, { intake: string; text: string }>
  /** Logs what a tool did. */
  effect(tool: string, args: Record<string, unknown>, by: string, tenant: string): void
}

export type Agent = (call: AgentCall) => string | ChatMessage | Raw

/** An answer below the level of chat: for targets that misbehave. */
export interface Raw {
  status: number
  headers?: Record<string, string>
  body: string | 'reset' | 'endless'
}

export interface FakeTarget {
  readonly url: string
  readonly effectsUrl: string
  intakeUrl(name: string): string
  /** Every request body of chat completions, in order of arrival. */
  readonly requests: string[]
  close(): Promise<void>
}

/** A strict little OpenAI-compatible server on loopback around an agent, with intakes and an effect log. */
export async function fakeTarget(agent: Agent, keys: Readonly<Record<string, string>> = {}): Promise<FakeTarget> {
  const effects: Effect[] = []
  const planted = new Map<string, { intake: string; text: string }>()
  const requests: string[] = []
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy())
  })
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = await bodyOf(request)
    if (url.pathname === '/effects') {
      const after = Number(url.searchParams.get('after'))
      return json(response, 200, { effects: effects.filter((effect) => effect.seq > after), next: effects.at(-1)?.seq ?? 0 })
    }
    if (url.pathname.startsWith('/intake/')) {
      const id = `P-${planted.size + 1}`
      planted.set(id, { intake: url.pathname.slice(8), text: Object.values(JSON.parse(body) as Record<string, string>).join('\n') })
      return json(response, 201, { id })
    }
    if (url.pathname !== '/v1/chat/completions') return json(response, 404, { error: { message: 'no such path' } })
    const key = (request.headers.authorization ?? '').replace('Bearer ', '')
    const identity = Object.keys(keys).length === 0 ? 'anonymous' : keys[key]
    if (identity === undefined) return json(response, 401, { error: { message: 'unknown key' } })
    requests.push(body)
    const { messages, model } = JSON.parse(body) as { messages: ChatMessage[]; model: string }
    if (!Array.isArray(messages) || typeof model !== 'string')
      return json(response, 400, { error: { message: 'messages and model are needed' } })
    const last = [...messages].reverse().find(({ role }) => role === 'user')?.content
    const effect: AgentCall['effect'] = (tool, args, by, tenant) => void effects.push({ seq: effects.length + 1, tool, args, by, tenant })
    const answer = agent({ identity, messages, last: typeof last === 'string' ? last : '', planted, effect })
    reply(response, answer, model)
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${base}/v1`,
    effectsUrl: `${base}/effects`,
    intakeUrl: (name) => `${base}/intake/${name}`,
    requests,
    close: () => closed(server),
  }
}

function reply(response: ServerResponse, answer: string | ChatMessage | Raw, model: string): void {
  if (typeof answer === 'object' && 'status' in answer) {
    if (answer.body === 'reset') {
      response.destroy()
      return
    }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    if (answer.body !== 'endless') response.end(answer.body)
    else {
      const timer = setInterval(() => response.write('x'.repeat(64 * 1024)), 2)
      response.on('close', () => clearInterval(timer))
    }
    return
  }
  const message = typeof answer === 'string' ? { role: 'assistant', content: answer } : answer
  json(response, 200, { id: 'c1', object: 'chat.completion', created: 0, model, choices: [{ index: 0, message, finish_reason: 'stop' }] })
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((done) => server.close(() => done()))
}
