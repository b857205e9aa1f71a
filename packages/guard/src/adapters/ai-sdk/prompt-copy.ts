import { isRecord } from '../../surfaces/read-surface.js'

/** Stands for bytes that hold no text: counted as skipped. */
const BYTES = `data:application/octet-stream;base64,${'A'.repeat(256)}`

/** The prompt as plain JSON: bytes and addresses of files become text where they are some. Paths stay the same. */
export function promptCopy(prompt: unknown): unknown {
  return Array.isArray(prompt) ? prompt.map((message) => withParts(message)) : prompt
}

function withParts(message: unknown): unknown {
  if (!isRecord(message) || !Array.isArray(message['content'])) return message
  return {
    ...message,
    content: message['content'].map((part: unknown) => (isRecord(part) && part['type'] === 'file' ? withData(part) : part)),
  }
}

function withData(part: Record<string, unknown>): Record<string, unknown> {
  const { data, mediaType } = part
  if (data instanceof URL) return { ...part, data: data.href }
  if (!(data instanceof Uint8Array)) return part
  const textual = typeof mediaType === 'string' && /^text\/|[/+](?:json|xml)$/iu.test(mediaType)
  return { ...part, data: textual ? new TextDecoder().decode(data) : BYTES }
}
