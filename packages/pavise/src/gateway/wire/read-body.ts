import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { Refusal } from '#gateway/refusal'

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i

const FORM_TYPE = /^multipart\/form-data\s*;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+./:=?-]{1,70}))\s*$/i

/** Reads a JSON request body of at most `limit` bytes. Refuses other types, compression and bytes that are no UTF-8. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
    throw new Refusal(415, 'unsupported_media_type', 'Send the body as application/json')
  const body = await readBytes(request, limit)
  if (!isUtf8(body)) throw new Refusal(400, 'invalid_utf8', 'The body is not valid UTF-8')
  return body
}

/** Reads a form, and its boundary. */
export async function readFormBody(request: IncomingMessage, limit: number): Promise<{ bytes: Buffer; boundary: string }> {
  const found = FORM_TYPE.exec(request.headers['content-type'] ?? '')
  const boundary = found?.[1] ?? found?.[2]
  if (boundary === undefined) throw new Refusal(415, 'unsupported_media_type', 'Send the body as multipart/form-data with a boundary')
  return { bytes: await readBytes(request, limit), boundary }
}

function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
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
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Refusal(400, 'incomplete_body', 'The connection closed before the body was whole'))
    })
  })
}

const tooLarge = (limit: number) =>
  new Refusal(413, 'request_too_large', `The body is larger than ${limit} bytes`, { headers: { connection: 'close' } })
