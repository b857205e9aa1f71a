import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ChatCompletion, ChatMessage, ChatRequest, FinishReason } from '@pavise/guard/surfaces'

export interface Asked {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly raw: string
  readonly body: ChatRequest
}
export type Answering = (asked: Asked, response: ServerResponse) => void

export interface FakeOpenai {
  /** Without `/v1`. */
  readonly url: string
  /** Every chat request that was accepted. */
  readonly asked: Asked[]
  connections(): Promise<number>
  close(): void
}

/**
 * A model API on loopback that is as strict as the real one about what it is sent: path, method, type, length, key, shapes. What it
 * answers is up to the test.
 */
export async function fakeOpenai(answer: Answering): Promise<FakeOpenai> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const raw = await read(request)
    const fault = faultOf(request, raw)
    if (fault) return fail(response, ...fault)
    if (request.method === 'GET') return sendJson(response, { object: 'list', data: [{ id: 'model-a', object: 'model' }] })
    const one = { path: request.url ?? '', headers: request.headers, raw, body: JSON.parse(raw) as ChatRequest }
    asked.push(one)
    answer(one, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    connections: () => new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count)))),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

type Fault = [status: number, code: string, message: string]

function faultOf(request: IncomingMessage, raw: string): Fault | undefined {
  const { headers, method, url } = request
  if (!headers.authorization?.startsWith('Bearer sk-')) return [401, 'invalid_api_key', 'Incorrect API key provided']
  if (headers['accept-encoding'] !== 'identity') return [400, 'test', 'compression was asked for']
  if (method === 'GET' && url === '/v1/models') return undefined
  if (method !== 'POST' || url !== '/v1/chat/completions') return [404, 'unknown_url', `Unknown request URL: ${method} ${url}`]
  if (headers['content-type'] !== 'application/json') return [415, 'unsupported', 'wrong type']
  if (Number(headers['content-length']) !== Buffer.byteLength(raw)) return [400, 'length', 'no exact content-length']
  return bodyFault(raw)
}

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool']

function bodyFault(raw: string): Fault | undefined {
  let body: Partial<ChatRequest>
  try {
    body = JSON.parse(raw)
  } catch {
    return [400, 'invalid_json', 'We could not parse the JSON body of your request']
  }
  if (typeof body.model !== 'string') return [400, 'missing_required_parameter', 'you must provide a model parameter']
  if (!Array.isArray(body.messages) || body.messages.length === 0) return [400, 'empty_array', "Invalid 'messages': empty array"]
  const bad = body.messages.find((message: ChatMessage) => !ROLES.includes(message.role))
  return bad ? [400, 'invalid_value', 'Invalid role'] : undefined
}

function fail(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } }))
}

export function sendJson(response: ServerResponse, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'application/json', 'openai-processing-ms': '7', ...headers })
  response.end(JSON.stringify(value))
}

export function completion(message: Partial<ChatMessage>, finish: FinishReason = 'stop'): ChatCompletion {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'model-a-2026',
    choices: [{ index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason: finish }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }
}

/** One event of a stream as JSON text. */
export function chunk(delta: Record<string, unknown>, finish: FinishReason | null = null, index = 0): string {
  const choices = [{ index, delta, finish_reason: finish }]
  return JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_700_000_000, model: 'model-a-2026', choices })
}

/** Sends payloads as an event stream, `[DONE]` last. */
export function sendStream(response: ServerResponse, payloads: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const payload of payloads) response.write(`data: ${payload}\n\n`)
  response.end('data: [DONE]\n\n')
}

export const textChunks = (texts: readonly string[]): string[] => [
  chunk({ role: 'assistant', content: '' }),
  ...texts.map((content) => chunk({ content })),
  chunk({}, 'stop'),
]
