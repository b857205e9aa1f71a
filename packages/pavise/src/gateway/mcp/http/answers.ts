import type { ServerResponse } from 'node:http'
import { PaviseError } from '#core/errors/error'
import { RPC_ERRORS, RpcFault, rpcFailure } from '#gateway/mcp/message'
import type { Sent } from '#gateway/mcp/talk'
import { Refusal, upstreamFault } from '#gateway/refusal'

type Headers = Record<string, string | string[]>

/** Begins an event stream at once: some servers say nothing for long. */
export function openStream(response: ServerResponse, status: number, headers: Headers): void {
  response.socket?.setNoDelay(true)
  response.writeHead(status, { ...headers, 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  response.flushHeaders()
}

/** Sends messages as JSON, or the bare status where there are none. */
export function sendMessages(
  response: ServerResponse,
  messages: readonly Sent[],
  batch: boolean,
  headers: Headers,
  status = messages.length > 0 ? 200 : 202,
): void {
  if (response.destroyed) return
  if (messages.length > 0) {
    sendBytes(response, status === 202 ? 200 : status, headers, Buffer.from(JSON.stringify(batch ? messages : messages[0])))
    return
  }
  response.writeHead(status, { ...headers, 'content-length': 0 })
  response.end()
}

export function sendBytes(response: ServerResponse, status: number, headers: Headers, body: Buffer): void {
  if (response.destroyed) return
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': body.length, 'cache-control': 'no-store' })
  response.end(body)
}

/** Sends a fault in the shape of JSON-RPC, with the status and headers of HTTP. */
export function refuse(response: ServerResponse, fault: unknown): void {
  if (response.destroyed) return
  if (response.headersSent) {
    response.destroy()
    return
  }
  const failed = (status: number, headers: Headers, ...failure: Parameters<typeof rpcFailure>): void =>
    sendBytes(response, status, headers, Buffer.from(JSON.stringify(rpcFailure(...failure))))
  if (fault instanceof RpcFault) {
    failed(400, {}, fault.id, fault.code, fault.message)
    return
  }
  const { status, headers, message } = fault instanceof Refusal ? fault : refusalOf(fault)
  failed(status, { ...headers }, null, status >= 500 ? RPC_ERRORS.unreachable : RPC_ERRORS.invalid, message)
}

function refusalOf(fault: unknown): Refusal {
  if (fault instanceof PaviseError) return upstreamFault('upstream_refused', `${fault.message}. ${fault.hint}`)
  return new Refusal(500, 'internal_error', 'A fault in Pavise; the message did not pass', { type: 'server_error' })
}
