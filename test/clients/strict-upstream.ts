import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { z } from 'zod'

export interface Call<Body = Record<string, unknown>> {
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Body
}

export interface Endpoint {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  /** What a body has to be, field by field; absent where there is none. */
  readonly body?: z.ZodType
  readonly answer: (call: Call, response: ServerResponse) => void | Promise<void>
}

export interface Upstream {
  readonly url: string
  /** Requests that were accepted. */
  readonly calls: Call[]
  /** Answers that a client gave up before they were whole. */
  broken(): number
  close(): void
}

/** How a vendor refuses. */
export interface Manners {
  /** What is wrong with the headers, if anything. */
  headers(headers: IncomingMessage['headers']): string | undefined
  error(status: number, message: string): object
}

/** A model API on loopback that refuses what the real one would: unknown paths and fields, wrong types, missing headers, wrong lengths. */
export async function strictUpstream(manners: Manners, endpoints: readonly Endpoint[]): Promise<Upstream> {
  const calls: Call[] = []
  let broken = 0
  const server = createServer(async (request, response) => {
    const fail = (status: number, message: string) => json(response, manners.error(status, message), status)
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const raw = Buffer.concat(parts).toString('utf8')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://upstream')
    const endpoint = endpoints.find(({ method, path }) => method === request.method && path.test(pathname))
    if (!endpoint) return fail(404, `no such path: ${request.method} ${pathname}`)
    const fault = manners.headers(request.headers)
    if (fault !== undefined) return fail(401, fault)
    let body: Record<string, unknown> = {}
    if (endpoint.body) {
      if (request.headers['content-type'] !== 'application/json') return fail(415, `wrong type: ${request.headers['content-type']}`)
      if (Number(request.headers['content-length']) !== Buffer.byteLength(raw)) return fail(400, 'wrong length')
      const parsed = endpoint.body.safeParse(JSON.parse(raw))
      if (!parsed.success) return fail(400, parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
      body = JSON.parse(raw)
    } else if (raw !== '') return fail(400, 'a body where there is none')
    response.on('close', () => {
      if (!response.writableFinished) broken++
    })
    const call = { path: pathname, query: searchParams, headers: request.headers, body }
    calls.push(call)
    await endpoint.answer(call, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    broken: () => broken,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export function json(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** Sends a text in pieces of `size` bytes, so that events and characters are cut anywhere. */
export async function inPieces(response: ServerResponse, type: string, text: string, size = 7): Promise<void> {
  response.writeHead(200, { 'content-type': type })
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    response.write(bytes.subarray(at, at + size))
    if (at % (size * 8) === 0) await new Promise(setImmediate)
  }
  response.end()
}

/** A text in parts of at most `size` characters. */
export const parts = (text: string, size = 3): string[] => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? []
