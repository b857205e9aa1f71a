import type { Bytes } from '#supplychain/scan/bytes'

/** Texts above this are judged by their beginning: configuration and code are not that long. */
export const TEXT_BYTES = 8 * 1024 * 1024

const known = new WeakMap<Bytes, string | null>()
const strict = new TextDecoder('utf-8', { fatal: true })

/** The content as text, or undefined where it is none: bytes that are no UTF-8, or control characters. Many formats ask; it is decoded once. */
export function textOf(content: Bytes): string | undefined {
  let text = known.get(content)
  if (text === undefined) {
    text = decoded(content)
    known.set(content, text)
  }
  return text ?? undefined
}

function decoded(content: Bytes): string | null {
  if (content.size === 0 || !isText(content.read(0, 512))) return null
  const bytes = content.read(0, Math.min(content.size, TEXT_BYTES))
  if (!isText(bytes)) return null
  for (let cut = 0; cut < 4; cut++)
    try {
      return strict.decode(bytes.subarray(0, bytes.length - (content.size > TEXT_BYTES ? cut : 0)))
    } catch {
      if (content.size <= TEXT_BYTES) return null
    }
  return null
}

/** No control characters but blanks, form feed and escape. */
function isText(bytes: Uint8Array): boolean {
  for (const byte of bytes)
    if (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09 && byte !== 0x0c && byte !== 0x1b) return false
  return true
}
