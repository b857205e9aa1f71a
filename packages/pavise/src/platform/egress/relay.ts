import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { connect, type Socket } from 'node:net'

/** Of this connection alone: the client's own goes on as it is. */
const HOP = /^(?:connection|keep-alive|transfer-encoding)$/i

/**
 * Hands a request to the process that listens on `socket` and its answer back to the client, byte for byte and as it comes. Answers false, having read
 * nothing, where nobody listens there: that process is on its way out or not yet here, and what it remembered is gone with it.
 */
export async function relay(socket: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const connection = connect(socket)
  try {
    await once(connection, 'connect')
  } catch {
    return false
  }
  await passedOn(connection, request, response)
  return true
}

function passedOn(connection: Socket, request: IncomingMessage, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const { method, url, rawHeaders } = request
    const onward = send({ createConnection: () => connection, method, path: url, headers: rawHeaders, setHost: false })
    const over = (): void => {
      connection.destroy()
      response.destroy()
      resolve()
    }
    onward.on('error', () => (response.headersSent ? over() : unanswered(response)))
    onward.on('response', (answer) => {
      answer.on('error', over)
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, ownHeaders(answer.rawHeaders))
      response.flushHeaders()
      answer.pipe(response)
    })
    // A client that leaves, or that has all, ends the other side's work.
    response.on('close', () => {
      connection.destroy()
      resolve()
    })
    request.pipe(onward)
  })
}

/** Nothing came back: the other process ended in the middle of it. */
function unanswered(response: ServerResponse): void {
  const error = { message: 'The process that has this session ended; send the request again', type: 'server_error', code: 'worker_ended' }
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' })
  response.end(JSON.stringify({ error }))
}

function ownHeaders(raw: readonly string[]): string[] {
  const kept: string[] = []
  for (let i = 0; i + 1 < raw.length; i += 2) if (!HOP.test(raw[i]!)) kept.push(raw[i]!, raw[i + 1]!)
  return kept
}
