import { setTimeout as sleep } from 'node:timers/promises'
import type { Incoming, RpcId } from '#redteam/targets/mcp/message'
import type { McpTransport } from '#redteam/targets/mcp/transport'
import { isObject, textAt } from '#redteam/targets/model-apis/json-reading'

/** Versions of the protocol that this client speaks; the first is the one that it asks for. */
const VERSIONS = ['2025-06-18', '2025-11-25', '2025-03-26', '2024-11-05']
/** Pages of a list at most. */
const MOST_PAGES = 50
const MOST_ASKED = 50

/** What became of a request. `none`: nothing that can be judged came back; `gone` where nothing will any more. */
export type McpReply =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'error'; readonly message: string; readonly data: unknown }
  | { readonly kind: 'none'; readonly reason: string; readonly gone: boolean }

/** What a server says of itself in the handshake. */
export interface ServerSays {
  readonly name: string
  readonly version: string
  readonly protocol: string
  readonly instructions: string
  readonly offers: readonly string[]
}

/**
 * Speaks MCP to one server as an agent's client does. What the server asks of its client is refused and remembered: no model is asked, no
 * person, and no folder is told.
 */
export class McpClient {
  #next = 1
  #gone: string | undefined
  readonly #open = new Map<RpcId, (reply: McpReply) => void>()
  /** Requests of the server to its client: `sampling/createMessage` and the like. */
  readonly asked: { method: string; params: unknown }[] = []
  /** True once the server said that its list of tools is another one now. */
  listChanged = false

  constructor(
    readonly transport: McpTransport,
    readonly timeout: number,
    readonly signal: AbortSignal,
  ) {
    transport.listen({ heard: (message) => this.#heard(message), gone: (reason) => this.#ended(reason) })
  }

  get gone(): string | undefined {
    return this.#gone
  }

  /** Shakes hands. A string is why that failed. */
  async initialize(): Promise<ServerSays | string> {
    const capabilities = { sampling: {}, elicitation: {} }
    const clientInfo = { name: 'pavise', version: '1' }
    const reply = await this.request('initialize', { protocolVersion: VERSIONS[0], capabilities, clientInfo })
    if (reply.kind === 'none') return reply.reason
    if (reply.kind === 'error') return `the server refused the handshake: ${reply.message.slice(0, 200)}`
    const said = isObject(reply.result) ? reply.result : {}
    const protocol = textAt(said['protocolVersion'])
    if (!VERSIONS.includes(protocol)) return `the server speaks version "${protocol.slice(0, 40)}" of MCP, not ${VERSIONS.join(', ')}`
    this.transport.agreed(protocol)
    await this.transport.send({ method: 'notifications/initialized' }, this.signal)
    const info = isObject(said['serverInfo']) ? said['serverInfo'] : {}
    const offers = isObject(said['capabilities']) ? Object.keys(said['capabilities']) : []
    return { name: textAt(info['name']), version: textAt(info['version']), protocol, instructions: textAt(said['instructions']), offers }
  }

  /** Every entry of a list (`tools`, `prompts`, `resources`, `resourceTemplates`), page by page; what follows a fault is left out and said. */
  async list(method: string, key: string): Promise<{ entries: Record<string, unknown>[]; fault?: string }> {
    const entries: Record<string, unknown>[] = []
    let cursor: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const reply = await this.request(method, cursor === undefined ? {} : { cursor })
      if (reply.kind !== 'result') return { entries, fault: reply.kind === 'none' ? reply.reason : reply.message.slice(0, 200) }
      const result = isObject(reply.result) ? reply.result : {}
      if (!Array.isArray(result[key])) return { entries, fault: `the answer to ${method} has no list of ${key}` }
      entries.push(...result[key].filter(isObject))
      if (typeof result['nextCursor'] !== 'string' || result['nextCursor'] === '') return { entries }
      cursor = result['nextCursor']
    }
    return { entries, fault: `${method} does not end` }
  }

  call(name: string, args: unknown): Promise<McpReply> {
    return this.request('tools/call', { name, arguments: args })
  }

  /** Sends one request and waits for its answer, at most `timeout`; then the server is told that nobody waits any more. */
  async request(method: string, params: unknown): Promise<McpReply> {
    this.signal.throwIfAborted()
    if (this.#gone !== undefined) return { kind: 'none', reason: this.#gone, gone: true }
    const id = this.#next++
    const answered = new Promise<McpReply>((resolve) => this.#open.set(id, resolve))
    const patience = new AbortController()
    const waiting = AbortSignal.any([patience.signal, this.signal])
    const sending = this.transport.send({ id, method, params }, waiting).then(
      (fault): Promise<McpReply> | McpReply => (fault === undefined ? answered : { kind: 'none', reason: fault, gone: false }),
      (): McpReply => ({ kind: 'none', reason: 'it was ended', gone: false }),
    )
    const late = this.transport.waits ? [] : [sleep(this.timeout, 'late' as const, { signal: waiting }).catch(() => 'late' as const)]
    try {
      const first = await Promise.race([answered, sending, ...late])
      this.signal.throwIfAborted()
      if (first !== 'late') return first
      void this.transport.send({ method: 'notifications/cancelled', params: { requestId: id } }, this.signal).catch(() => undefined)
      return { kind: 'none', reason: `no answer within ${this.timeout} ms`, gone: false }
    } finally {
      this.#open.delete(id)
      patience.abort()
    }
  }

  close(): Promise<void> {
    return this.transport.close()
  }

  #heard(message: Incoming): void {
    if (message.kind === 'notification') {
      if (message.method === 'notifications/tools/list_changed') this.listChanged = true
      return
    }
    if (message.kind === 'request') {
      this.#refuse(message)
      return
    }
    // An error without an id answers what could not be read: with one request at a time that is the one that is open.
    const id = message.id ?? (this.#open.size === 1 ? [...this.#open.keys()][0]! : '')
    const settle = this.#open.get(id)
    if (message.kind === 'result') settle?.({ kind: 'result', result: message.result })
    else settle?.({ kind: 'error', message: message.message, data: message.data })
  }

  #refuse({ id, method, params }: Extract<Incoming, { kind: 'request' }>): void {
    if (method !== 'ping' && this.asked.length < MOST_ASKED) this.asked.push({ method, params })
    const declined = { id, result: { action: 'decline' } }
    const refused = { id, error: { code: method === 'sampling/createMessage' ? -1 : -32601, message: 'The client does not do this' } }
    const answer = method === 'ping' ? { id, result: {} } : method === 'elicitation/create' ? declined : refused
    void this.transport.send(answer, this.signal).catch(() => undefined)
  }

  #ended(reason: string): void {
    this.#gone = reason
    for (const settle of this.#open.values()) settle({ kind: 'none', reason, gone: true })
    this.#open.clear()
  }
}
