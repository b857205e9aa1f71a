import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** One socket as the server of a test sees it. */
export interface ServerSocket {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  say(value: unknown): void
  /** A text in two frames, with a ping between them. */
  sayInParts(text: string): void
  end(): void
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** A WebSocket server (RFC 6455) that closes on every frame that is not masked or not whole, and refuses paths other than `/ws`. */
export async function socketServer(heard: (socket: ServerSocket, text: string) => void, greeting?: unknown) {
  const open = new Set<Duplex>()
  let opened = 0
  const server = createServer((_request, response) => response.writeHead(426).end())
  server.on('upgrade', (request: IncomingMessage, raw: Duplex) => {
    const { headers, url = '' } = request
    const key = headers['sec-websocket-key']
    if (!url.startsWith('/ws') || headers['sec-websocket-version'] !== '13' || typeof key !== 'string') {
      raw.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      return
    }
    const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64')
    raw.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`)
    open.add(raw)
    opened++
    const socket: ServerSocket = {
      path: url,
      headers,
      say: (value) => void raw.write(frame(0x81, typeof value === 'string' ? value : JSON.stringify(value))),
      sayInParts: (text) => {
        const half = Math.floor(text.length / 2)
        raw.write(Buffer.concat([frame(0x01, text.slice(0, half)), frame(0x89, 'p'), frame(0x80, text.slice(half))]))
      },
      end: () => void raw.end(frame(0x88, '')),
    }
    if (greeting !== undefined) socket.say(greeting)
    let rest = Buffer.alloc(0)
    raw.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      for (let read = unframe(rest); read; read = unframe(rest)) {
        rest = rest.subarray(read.size)
        if (read.opcode === 8 || !read.masked) raw.end(frame(0x88, ''))
        else if (read.opcode === 1) heard(socket, read.text)
      }
    })
    raw.on('error', () => undefined)
    raw.on('close', () => open.delete(raw))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    opened: (): number => opened,
    async close(): Promise<void> {
      for (const raw of open) raw.destroy()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

function frame(first: number, text: string): Buffer {
  const body = Buffer.from(text)
  const head = body.length < 126 ? Buffer.from([first, body.length]) : Buffer.from([first, 126, body.length >> 8, body.length & 255])
  return Buffer.concat([head, body])
}

function unframe(bytes: Buffer): { opcode: number; masked: boolean; text: string; size: number } | undefined {
  if (bytes.length < 2) return undefined
  const masked = (bytes[1]! & 0x80) !== 0
  const short = bytes[1]! & 0x7f
  const at = short === 126 ? 4 : 2
  if (bytes.length < at) return undefined
  const length = short === 126 ? bytes.readUInt16BE(2) : short
  const start = at + (masked ? 4 : 0)
  if (bytes.length < start + length) return undefined
  const mask = bytes.subarray(at, at + 4)
  const body = Buffer.from(bytes.subarray(start, start + length))
  if (masked) for (let i = 0; i < body.length; i++) body[i]! ^= mask[i & 3]!
  return { opcode: bytes[0]! & 15, masked, text: body.toString('utf8'), size: start + length }
}
