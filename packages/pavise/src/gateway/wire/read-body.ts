import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { Refusal } from '#gateway/refusal'

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i

/** Reads a JSON request body of at most `limit` bytes. Refuses other types, compression and bytes that are no UTF-8. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const { headers } = request
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) throw new Refusal(415, 'unsupported_media_type', 'Send the body as application/json')
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
    request.on('end', () => {
      const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)
      if (isUtf8(body)) resolve(body)
      else reject(new Refusal(400, 'invalid_utf8', 'The body is not valid UTF-8'))
    })
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Refusal(400, 'incomplete_body', 'The connection closed before the body was whole'))
    })
  })
}

const tooLarge = (limit: number) =>
  new Refusal(413, 'request_too_large', `The body is larger than ${limit} bytes`, { headers: { connection: 'close' } })
