import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DispatchEgress } from '#core/ports/egress'
import { type AnswerHead, UpstreamCall } from '#gateway/answer/upstream-call'
import type { Admission } from '#gateway/door/door'
import { Leaving } from '#gateway/leaving'
import type { Limits } from '#gateway/limits'
import type { Meter } from '#gateway/limits/meter'
import { Conversation } from '#gateway/mcp/conversation'
import { openStream, refuse, sendBytes, sendMessages } from '#gateway/mcp/http/answers'
import { principalOf, speakerOf } from '#gateway/mcp/http/clients-session'
import { Conversations } from '#gateway/mcp/http/conversations'
import { serverHeaders } from '#gateway/mcp/http/server-headers'
import { relayEvents } from '#gateway/mcp/http/sse-relay'
import { parseRpc, type Rpc, RpcFault } from '#gateway/mcp/message'
import type { McpSurroundings, Sent } from '#gateway/mcp/talk'
import { Refusal, upstreamFault } from '#gateway/refusal'
import type { Sessions } from '#gateway/sessions'
import { clientHeaders } from '#gateway/wire/headers'
import { readBody } from '#gateway/wire/read-body'

export interface McpUpstream {
  /** Where the server's own endpoint is. */
  readonly url: string
  /** The server's own token; clients' authorization never goes there when it is set. */
  readonly key?: string
}

export interface McpDoorOptions {
  readonly servers: Readonly<Record<string, McpUpstream>>
  readonly egress: DispatchEgress
  readonly around: McpSurroundings
  readonly limits: Limits
  readonly sessions: Sessions
  /** Budgets of the keys; without one nothing is counted. */
  readonly meter?: Meter
}

interface Visit {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly admission: Admission
  readonly server: string
  readonly upstream: McpUpstream
  readonly client: Leaving
}

/** A stream that waits for what a server may say some day is silent for as long as it likes. */
const FOREVER = 2 ** 31 - 1

/** `/mcp/NAME`: MCP's streamable HTTP (revision 2025-11-25), inspected both ways. Other transports are refused. */
export class McpDoor {
  readonly #talks = new Conversations()
  /** Ways to tell a client something outside of an answer: its open GET stream. */
  readonly #streams = new Map<Conversation, ServerResponse>()

  constructor(readonly options: McpDoorOptions) {}

  /** Answers a request whose path begins with `/mcp/`. Never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse, admit: () => Admission): Promise<void> {
    try {
      const admission = admit()
      const server = serverOf(request.url ?? '')
      const upstream = server !== undefined && Object.hasOwn(this.options.servers, server) ? this.options.servers[server] : undefined
      if (server === undefined || !upstream) throw new Refusal(404, 'unknown_server', 'No MCP server of this name is behind Pavise')
      const visit: Visit = { request, response, admission, server, upstream, client: new Leaving(response) }
      if (request.method === 'POST') await this.#post(visit)
      else if (request.method === 'GET') await this.#listen(visit)
      else if (request.method === 'DELETE') await this.#end(visit)
      else throw new Refusal(405, 'method_not_allowed', 'MCP takes POST, GET and DELETE', { headers: { allow: 'POST, GET, DELETE' } })
    } catch (fault) {
      refuse(response, fault)
    }
  }

  /** Ends open streams and records what was not answered. */
  close(): Promise<void> {
    for (const response of this.#streams.values()) response.end()
    return this.#talks.close()
  }

  async #post(visit: Visit): Promise<void> {
    const { limits } = this.options
    const bytes = await readBody(visit.request, limits.requestBytes)
    const { messages, batch } = parseRpc(bytes.toString('utf8'), limits.depth)
    const { admission, request } = visit
    const demand = { principal: principalOf(request.headers, admission.key), routes: ['mcp', `/mcp/${visit.server}`], tokens: 0 }
    if (admission.virtualKey?.scope) await this.options.meter?.admit(admission.virtualKey, demand)
    const talk = this.#talkOf(visit)
    const onward: Sent[] = []
    const back: Sent[] = []
    for (const rpc of messages) {
      const passage = await talk.pass(rpc, 'client')
      if (passage.onward) onward.push(passage.onward)
      if (passage.back) back.push(passage.back)
    }
    if (visit.client.left) return
    if (onward.length === 0) return sendMessages(visit.response, back, batch, {})
    const same = onward.length === messages.length && onward.every((message, at) => message === messages[at]!.message)
    const body = same ? bytes : Buffer.from(JSON.stringify(batch ? onward : onward[0]))
    try {
      const call = this.#call(visit, 'POST', body)
      const head = await call.head
      this.#learn(visit, talk, head)
      await this.#answer(visit, talk, call, head, back, batch)
    } catch (fault) {
      if (!visit.response.headersSent) await talk.failed(messages)
      throw fault
    } finally {
      if (keyOf(visit) === undefined && !this.#talks.has(talk)) await talk.close('client-left')
    }
  }

  async #answer(
    visit: Visit,
    talk: Conversation,
    call: UpstreamCall,
    head: AnswerHead,
    back: readonly Sent[],
    batch: boolean,
  ): Promise<void> {
    const { response } = visit
    const { limits } = this.options
    const headers = clientHeaders(head.headers)
    const type = String(head.headers['content-type'] ?? '').toLowerCase()
    if (head.status < 200 || head.status > 299) throw await this.#errorOf(visit, call, head)
    if (type.startsWith('text/event-stream')) {
      openStream(response, head.status, headers)
      for (const message of back) response.write(`data: ${JSON.stringify(message)}\n\n`)
      await this.#relay(visit, talk, call)
      return
    }
    const bytes = await call.collect(limits.answerBytes, limits.inflation)
    if (bytes.length === 0) return sendMessages(response, back, batch, headers, head.status)
    if (!type.startsWith('application/json'))
      throw upstreamFault('upstream_malformed', 'The MCP server answered with neither JSON nor an event stream')
    const answers = readAnswer(bytes, limits.depth)
    const shown: Sent[] = [...back]
    for (const rpc of answers.messages) {
      const { onward } = await talk.pass(rpc, 'server')
      if (onward) shown.push(onward)
    }
    const same =
      back.length === 0 && shown.length === answers.messages.length && shown.every((one, at) => one === answers.messages[at]!.message)
    if (same) sendBytes(response, head.status, headers, bytes)
    else sendMessages(response, shown, answers.batch || batch, headers, head.status)
  }

  /** The stream on which a server speaks unasked, and on which it says again what was missed (`Last-Event-ID`). */
  async #listen(visit: Visit): Promise<void> {
    const talk = this.#talkOf(visit)
    const call = this.#call(visit, 'GET')
    const head = await call.head
    if (head.status < 200 || head.status > 299) throw await this.#errorOf(visit, call, head)
    if (!String(head.headers['content-type'] ?? '').startsWith('text/event-stream')) {
      call.abort(new Error('not a stream'))
      throw upstreamFault('upstream_malformed', 'The MCP server answered with no event stream')
    }
    openStream(visit.response, head.status, clientHeaders(head.headers))
    this.#streams.set(talk, visit.response)
    try {
      await this.#relay(visit, talk, call)
    } finally {
      if (this.#streams.get(talk) === visit.response) this.#streams.delete(talk)
    }
  }

  async #relay(visit: Visit, talk: Conversation, call: UpstreamCall): Promise<void> {
    const { response } = visit
    await relayEvents(call, { talk, response, limits: this.options.limits, reply: (message) => this.#reply(visit, message) })
    if (!response.writableEnded) response.end()
  }

  async #end(visit: Visit): Promise<void> {
    const call = this.#call(visit, 'DELETE')
    const head = await call.head
    await call.collect(LONGEST_ERROR, this.options.limits.inflation)
    const key = keyOf(visit)
    if (key !== undefined && head.status !== 405) await this.#talks.remove(key)
    sendMessages(visit.response, [], false, clientHeaders(head.headers), head.status)
  }

  /** A request of the server that did not pass is answered with an error, as the client would. */
  async #reply(visit: Visit, message: Sent): Promise<void> {
    const headers = this.#headers(visit, true)
    const { egress, limits } = this.options
    const body = Buffer.from(JSON.stringify(message))
    const call = new UpstreamCall(egress, visit.upstream.url, { method: 'POST', headers, body, idleTimeout: limits.upstreamIdle })
    await call.head.then(() => call.collect(LONGEST_ERROR, limits.inflation)).catch(() => {})
  }

  #call(visit: Visit, method: 'POST' | 'GET' | 'DELETE', body?: Buffer): UpstreamCall {
    const { egress, limits } = this.options
    const headers = this.#headers(visit, body !== undefined)
    const idleTimeout = method === 'GET' ? FOREVER : limits.upstreamIdle
    const call = new UpstreamCall(egress, visit.upstream.url, { method, headers, ...(body && { body }), idleTimeout })
    visit.client.onLeave(() => call.abort(upstreamFault('client_left', 'The client closed the connection', 499)))
    return call
  }

  #headers({ request, admission, upstream }: Visit, json: boolean): Record<string, string> {
    const own = admission.authorizationIsForUpstream ? request.headers.authorization : undefined
    return serverHeaders(request.headers, upstream.key === undefined ? own : `Bearer ${upstream.key}`, json)
  }

  #talkOf(visit: Visit): Conversation {
    const key = keyOf(visit)
    const known = key === undefined ? undefined : this.#talks.get(key)
    if (known) return known
    const { request, admission, server } = visit
    const speaker = speakerOf(this.options.sessions, principalOf(request.headers, admission.key), { ...request.headers })
    const talk: Conversation = new Conversation(this.options.around, server, speaker, (message) => {
      this.#streams.get(talk)?.write(`data: ${JSON.stringify(message)}\n\n`)
    })
    if (key !== undefined) this.#talks.add(key, talk)
    return talk
  }

  /** A server names the session in its answer to `initialize`; what was said there belongs to it. */
  #learn(visit: Visit, talk: Conversation, { status, headers }: AnswerHead): void {
    const id = headers['mcp-session-id']
    const before = keyOf(visit)
    if (status === 404 && before !== undefined) void this.#talks.remove(before)
    else if (typeof id === 'string' && before === undefined) this.#talks.add(keyOf(visit, id)!, talk)
  }

  /** An error of the server. Of its text nothing passes but an error of JSON-RPC that was judged. */
  async #errorOf(visit: Visit, call: UpstreamCall, head: AnswerHead): Promise<Refusal> {
    const bytes = await call.collect(LONGEST_ERROR, this.options.limits.inflation)
    const talk = this.#talkOf(visit)
    let message = `The MCP server answered with status ${head.status}`
    try {
      const { messages } = readAnswer(bytes, this.options.limits.depth)
      const { onward } = messages[0]?.kind === 'failure' ? await talk.pass(messages[0], 'server') : {}
      const said = onward && 'error' in onward ? (onward.error as { message?: unknown }).message : undefined
      if (typeof said === 'string') message = said
    } catch {}
    return new Refusal(head.status, 'upstream_error', message, { own: false, headers: clientHeaders(head.headers) })
  }
}

const LONGEST_ERROR = 1024 * 1024

function serverOf(target: string): string | undefined {
  return target.match(/^\/mcp\/([A-Za-z0-9][\w.-]{0,63})\/?(?:\?|$)/)?.[1]
}

/** A session belongs to the key that opened it: another client cannot take it up. */
function keyOf({ request, admission, server }: Visit, id = request.headers['mcp-session-id']): string | undefined {
  return typeof id === 'string' ? JSON.stringify([server, admission.key ?? '', id]) : undefined
}

function readAnswer(bytes: Buffer, depth: number): { messages: Rpc[]; batch: boolean } {
  try {
    return parseRpc(bytes.toString('utf8'), depth)
  } catch (fault) {
    if (fault instanceof RpcFault) throw upstreamFault('upstream_malformed', 'The MCP server sent no message that could be inspected')
    throw fault
  }
}
