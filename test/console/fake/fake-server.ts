import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { consoleHeaders } from '../../../packages/pavise/src/platform/api/headers.js'
import { builtConsole } from '../built-console.js'
import { FakeApi } from './fake-api.js'
import { type FakeOptions, FakeProblem } from './fake-options.js'

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

export interface FakeServer {
  readonly url: string
  readonly api: FakeApi
  /** Speaks on the open streams. */
  tell(topic: string, data: unknown): void
  /** How many streams are open. */
  listening(): number
  stop(): Promise<void>
}

/** The built console under the product's own headers, with the API in memory. */
export async function startFake(options: FakeOptions = {}, port = 0): Promise<FakeServer> {
  const api = new FakeApi(options)
  const built = builtConsole()
  const streams = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    void serve(request, response, { api, streams, built }).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    api,
    tell: (topic, data) => {
      for (const stream of streams) stream.write(`event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    listening: () => streams.size,
    stop: async () => {
      for (const stream of streams) stream.end()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Parts {
  readonly api: FakeApi
  readonly streams: Set<ServerResponse>
  readonly built: string
}

async function serve(request: IncomingMessage, response: ServerResponse, { api, streams, built }: Parts): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake')
  if (!url.pathname.startsWith('/api/v1/')) return file(built, url.pathname, response)
  const path = url.pathname.slice('/api/v1'.length)
  if (api.options.hang?.some((start) => path.startsWith(start))) return
  if (path === '/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': here\n\n')
    streams.add(response)
    request.on('close', () => streams.delete(response))
    return
  }
  let body = ''
  for await (const chunk of request) body += chunk
  const version = /^"v(\d+)"$/.exec(String(request.headers['if-match'] ?? ''))?.[1]
  try {
    const answer = api.answer({
      method: request.method ?? 'GET',
      path,
      search: url.searchParams,
      body: body ? JSON.parse(body) : undefined,
      version: version === undefined ? undefined : Number(version),
    })
    if (answer === undefined) response.writeHead(204).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    if (!(error instanceof FakeProblem)) throw error
    const { status, code, message, hint } = error
    response
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ status, code, message, ...(hint ? { hint } : {}) }))
  }
}

async function file(built: string, path: string, response: ServerResponse): Promise<void> {
  const name = /^\/(assets\/[\w.-]+|[\w-]+\.(js|svg))$/.test(path) ? path.slice(1) : 'index.html'
  const bytes = await readFile(join(built, name))
  response.writeHead(200, { ...consoleHeaders(false), 'content-type': KINDS[extname(name)] ?? 'application/octet-stream' }).end(bytes)
}
