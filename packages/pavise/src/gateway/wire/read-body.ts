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

/** Reads a body of any type into memory that threads share. */
export async function readShared(request: IncomingMessage, limit: number): Promise<SharedArrayBuffer> {
  const chunks = await readChunks(request, limit)
  const body = new SharedArrayBuffer(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  const bytes = new Uint8Array(body)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return body
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
  const { headers } = request
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Refusal(415, 'unsupported_encoding', 'Send the body without content-encoding')
  if (Number(headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else {
        request.pause()
        reject(tooLarge(limit))
      }
    })
    request.on('end', () => resolve(chunks))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Refusal(400, 'incomplete_body', 'The connection closed before the body was whole'))
    })
  })
}

const tooLarge = (limit: number) =>
  new Refusal(413, 'request_too_large', `The body is larger than ${limit} bytes`, { headers: { connection: 'close' } })
