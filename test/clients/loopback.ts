import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked<Body> {
  path: string
  headers: IncomingMessage['headers']
  body: Body
}

export interface VendorServer<Body> {
  /** Without a path. */
  url: string
  /** Requests that were accepted. */
  asked: Asked<Body>[]
  /** Connections that the client gave up before the answer was whole. */
  broken: () => number
  close(): void
}

/** What a vendor's API refuses: status and body as that API words them. */
export interface Strictness<Body> {
  paths: readonly string[]
  fault(headers: IncomingMessage['headers'], body: Partial<Body>): { status: number; body: unknown } | undefined
}

/** A model API on loopback that refuses what the real one refuses. What it answers is up to the test. */
export async function vendorServer<Body>(
  strictness: Strictness<Body>,
  answer: (asked: Asked<Body>, response: ServerResponse) => void | Promise<void>,
): Promise<VendorServer<Body>> {
  const asked: Asked<Body>[] = []
  let broken = 0
  const server = createServer(async (request, response) => {
    const raw = await textOf(request)
    const path = (request.url ?? '').split('?')[0]!
    const known = request.method === 'POST' && strictness.paths.includes(path)
    const isJson = request.headers['content-type']?.startsWith('application/json') === true
    if (!known || !isJson || Number(request.headers['content-length']) !== Buffer.byteLength(raw))
      return sendJson(response, { error: { message: `not as the API wants it: ${request.method} ${path}` } }, known ? 400 : 404)
    const body = JSON.parse(raw) as Body
    const fault = strictness.fault(request.headers, body)
    if (fault) return sendJson(response, fault.body, fault.status)
    response.on('close', () => {
      if (!response.writableFinished) broken++
    })
    const one = { path, headers: request.headers, body }
    asked.push(one)
    await answer(one, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    broken: () => broken,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Sends a text as an event stream, in pieces of `size` bytes, so that events and characters are cut anywhere. */
export async function sendEvents(response: ServerResponse, text: string, size = 7): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length && !response.destroyed; at += size) {
    response.write(bytes.subarray(at, at + size))
    if (at % (size * 16) === 0) await new Promise(setImmediate)
  }
  response.end()
}
