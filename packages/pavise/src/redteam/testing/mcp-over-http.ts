import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Message = { id?: number | string; method?: string; params?: { name?: string; arguments?: Record<string, unknown> }; result?: unknown }

/**
 * An MCP server over streamable HTTP that holds its clients to the letter of the protocol: session and version headers, what may be accepted, no call before
 * the handshake is done. It answers calls as a stream with other messages before the answer, asks its client first, is busy now and then, and ends the
 * session after `sessionCalls` calls.
 */
export async function mcpOverHttp(
  options: { key?: string; busyEvery?: number; sessionCalls?: number; call?: (text: string) => Promise<string> } = {},
) {
  const sessions = new Map<string, { ready: boolean; calls: number; pinged: Set<unknown> }>()
  const faults: string[] = []
  let posts = 0
  let busy = 0

  const refuse = (response: ServerResponse, status: number, why: string): void => {
    faults.push(why)
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32600, message: why } }))
  }

  const answer = async (request: IncomingMessage, response: ServerResponse, message: Message): Promise<void> => {
    const { headers } = request
    const accept = String(headers.accept)
    if (!accept.includes('application/json') || !accept.includes('text/event-stream')) return refuse(response, 406, 'Accept')
    if (options.key && headers.authorization !== `Bearer ${options.key}`) return refuse(response, 401, 'authorization')
    const json = (value: object, more: Record<string, string> = {}): void => {
      response
        .writeHead(200, { 'content-type': 'application/json', ...more })
        .end(JSON.stringify({ jsonrpc: '2.0', id: message.id, ...value }))
    }
    if (message.method === 'initialize') {
      const id = `s-${sessions.size + 1}`
      sessions.set(id, { ready: false, calls: 0, pinged: new Set() })
      const result = { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'web', version: '2' } }
      return json({ result }, { 'mcp-session-id': id })
    }
    const session = sessions.get(String(headers['mcp-session-id']))
    if (!session) return void response.writeHead(404).end()
    if (headers['mcp-protocol-version'] !== '2025-06-18') return refuse(response, 400, 'MCP-Protocol-Version')
    if (message.method === 'notifications/initialized') session.ready = true
    if (message.method === undefined) session.pinged.add(message.id)
    if (message.id === undefined || message.method === undefined) return void response.writeHead(202).end()
    if (!session.ready) return refuse(response, 400, 'a call before the handshake')
    if (message.method === 'tools/list') {
      const inputSchema = { type: 'object', required: ['url'], properties: { url: { type: 'string', format: 'uri' } } }
      return json({
        result: { tools: [{ name: 'look', description: 'Looks at a page.', inputSchema, annotations: { readOnlyHint: true } }] },
      })
    }
    if (message.method !== 'tools/call') return json({ result: {} })
    if (session.calls++ >= (options.sessionCalls ?? Number.POSITIVE_INFINITY)) {
      sessions.delete(String(headers['mcp-session-id']))
      return void response.writeHead(404).end()
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const event = (value: object): void =>
      void response.write(`event: message\nid: ${posts}\ndata: ${JSON.stringify({ jsonrpc: '2.0', ...value })}\n\n`)
    event({ method: 'notifications/progress', params: { progress: 1 } })
    event({ id: `ask-${posts}`, method: 'ping' })
    event({ id: `sample-${posts}`, method: 'sampling/createMessage', params: { messages: [] } })
    const url = message.params?.arguments?.['url']
    const text = options.call ? await options.call(typeof url === 'string' ? url : 'none').catch(String) : 'looked'
    event({ id: message.id, result: { content: [{ type: 'text', text }] } })
    // The stream stays open: a client has to go when it has its answer.
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'DELETE') {
        sessions.delete(String(request.headers['mcp-session-id']))
        response.writeHead(200).end()
        return
      }
      posts++
      if (options.busyEvery && posts % options.busyEvery === 0) {
        busy++
        response.writeHead(429, { 'retry-after': '0' }).end()
        return
      }
      void answer(request, response, JSON.parse(Buffer.concat(chunks).toString('utf8')) as Message)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    faults,
    open: (): number => sessions.size,
    busy: (): number => busy,
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}
