import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { Refusal } from '#gateway/refusal'

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i

const FORM_TYPE = /^multipart\/form-data\s*;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+./:=?-]{1,70}))\s*$/i

/** Reads a JSON request body of at most `limit` bytes. Refuses other types, compression and bytes that are no UTF-8. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  checkJsonType(request)
  return readChunks(request, limit).then(readable)
}

function readable(chunks: readonly Buffer[]): Buffer {
  const body = joined(chunks)
  if (!isUtf8(body)) throw new Refusal(400, 'invalid_utf8', 'The body is not valid UTF-8')
  return body
}

export function checkJsonType({ headers }: IncomingMessage): void {
  const type = headers['content-type']
  if (type !== 'application/json' && !JSON_TYPE.test(type ?? ''))
    throw new Refusal(415, 'unsupported_media_type', 'Send the body as application/json')
}

/**
 * Reads a body of any type into memory that threads share, and says whether it holds `word`. Piece by piece as it comes, where its length was said before: ten megabytes
 * take ten milliseconds to copy, and as much to search, in which nobody else would be served.
 */
export async function readShared(
  request: IncomingMessage,
  limit: number,
  word: string,
): Promise<{ body: SharedArrayBuffer; holds: boolean }> {
  const length = Number(request.headers['content-length'])
  if (!(length <= limit)) return inShared(await readChunks(request, limit), word)
  let body: SharedArrayBuffer | undefined
  let at = 0
  let holds = false
  await receive(request, limit, (chunk) => {
    body ??= new SharedArrayBuffer(length)
    if (at + chunk.length > length) return
    new Uint8Array(body).set(chunk, at)
    const from = Math.max(0, at - word.length)
    at += chunk.length
    holds ||= Buffer.from(body, from, at - from).includes(word)
  })
  if (at !== length) throw new Refusal(400, 'incomplete_body', 'The body is not as long as its content-length says')
  return { body: body ?? new SharedArrayBuffer(0), holds }
}

function inShared(chunks: readonly Buffer[], word: string): { body: SharedArrayBuffer; holds: boolean } {
  const bytes = joined(chunks)
  const body = new SharedArrayBuffer(bytes.length)
  new Uint8Array(body).set(bytes)
  return { body, holds: bytes.includes(word) }
}

/** Reads a form, and its boundary. */
export async function readFormBody(request: IncomingMessage, limit: number): Promise<{ bytes: Buffer; boundary: string }> {
  const found = FORM_TYPE.exec(request.headers['content-type'] ?? '')
  const boundary = found?.[1] ?? found?.[2]
  if (boundary === undefined) throw new Refusal(415, 'unsupported_media_type', 'Send the body as multipart/form-data with a boundary')
  return { bytes: joined(await readChunks(request, limit)), boundary }
}

const joined = (chunks: readonly Buffer[]): Buffer => (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))

function readChunks(request: IncomingMessage, limit: number): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  return receive(request, limit, (chunk) => void chunks.push(chunk)).then(() => chunks)
}

/** Hands over the bytes of a body as they come, and resolves when it is whole. */
function receive(request: IncomingMessage, limit: number, take: (chunk: Buffer) => void): Promise<void> {
  const { headers } = request
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Refusal(415, 'unsupported_encoding', 'Send the body without content-encoding')
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  return new Promise((resolve, reject) => {
    let size = 0
    const give = (fault: unknown) => {
      request.pause()
      reject(fault)
    }
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) return give(tooLarge(limit))
      try {
        take(chunk)
      } catch (fault) {
        give(fault)
      }
    })
    request.on('end', resolve)
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Refusal(400, 'incomplete_body', 'The connection closed before the body was whole'))
    })
  })
}

const tooLarge = (limit: number) =>
  new Refusal(413, 'request_too_large', `The body is larger than ${limit} bytes`, { headers: { connection: 'close' } })
