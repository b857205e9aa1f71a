import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

/** The same request with a body that was read already. */
export function again(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, headers, rawHeaders } = request
  const bytes = Readable.from([body], { objectMode: false })
  return Object.assign(bytes, { method, url, headers, rawHeaders, complete: true }) as unknown as IncomingMessage
}
