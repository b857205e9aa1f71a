import type { ServerResponse } from 'node:http'

/** How much of a refused body is read and dropped, and for how long. */
const REST_BYTES = 64 * 1024 * 1024
const REST_MS = 2_000

/**
 * Ends a refusal that closes the connection, `body` being whole, once the rest of the request has come or a bound is reached. A connection
 * closed on unread bytes is reset, and the client, or the proxy before us, loses an answer that it has not read yet (RFC 9112, section 9.6).
 */
export function endAfterRest(response: ServerResponse, body: Buffer): void {
  const { req: request } = response
  if (request.complete || request.destroyed) {
    response.end(body)
    return
  }
  response.write(body)
  const end = (): void => {
    clearTimeout(late)
    response.end()
  }
  const late = setTimeout(end, REST_MS)
  let left = REST_BYTES
  request.removeAllListeners('data')
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) end()
  })
  request.once('end', end).once('close', end)
  request.resume()
}
