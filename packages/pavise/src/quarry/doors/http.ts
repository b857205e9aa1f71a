import type { IncomingMessage, ServerResponse } from 'node:http'

const LIMIT = 2_000_000

/** A request that cannot be served, in the words of the OpenAI API. */
export class DoorError extends Error {
  override readonly name = 'DoorError'
  constructor(
    readonly status: number,
    message: string,
    readonly code: string | null = null,
    readonly param: string | null = null,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

/** Longer than a client's pool keeps a connection, so that it is the client that closes it: a server that does races with the next request. */
export const KEEP_ALIVE = 120_000

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

export function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const known = error instanceof DoorError ? error : new DoorError(500, 'The simulator failed on this request', 'internal_error')
  const type =
    known.status === 401
      ? 'authentication_error'
      : known.status === 429
        ? 'rate_limit_error'
        : known.status < 500
          ? 'invalid_request_error'
          : 'server_error'
  // What is left of a body that was not read would stand in the way of the next request.
  const headers = known.status === 413 || known.status === 415 ? { ...known.headers, connection: 'close' } : known.headers
  sendJson(response, known.status, { error: { message: known.message, type, param: known.param, code: known.code } }, headers)
}

/** Reads a JSON object. Throws 413, 415 and 400; a body that stops early ends with the connection. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new DoorError(415, 'Send the body as application/json', 'unsupported_media_type')
  }
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > LIMIT) throw new DoorError(413, `The body is longer than ${LIMIT} bytes`, 'request_too_large')
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    throw new DoorError(400, 'The body is not JSON', 'invalid_json')
  }
}

/** The key of `Authorization: Bearer …`; empty where there is none. */
export const bearer = (request: IncomingMessage): string => /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
