import { isUtf8 } from 'node:buffer'
import type { JsonPath } from '@pavise/guard'
import { applyEdits } from '@pavise/guard/surfaces'
import { isRecord } from '#gateway/mcp/message'

/** Encoded media taken out of a part: what is text once it is decoded, and how much cannot be read at all. */
export interface Media {
  /** The part with every taken text left empty, so that paths stay as they were. */
  readonly part: unknown
  readonly decoded: string[]
  /** Characters of pictures, sound and other bytes. */
  readonly unreadable: number
}

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/
/** Shorter than any picture: a word that stands in such a field is read as it is. */
const SHORT = 64

/** Takes `data` of pictures and sound and the `blob` of resources out of a part of an MCP message; anything else is plain text there. */
export function takeMedia(part: unknown): Media {
  const found: { path: JsonPath; text: string }[] = []
  collect(part, [], found)
  const decoded: string[] = []
  let unreadable = 0
  const taken: JsonPath[] = []
  for (const { path, text } of found) {
    if (text.length < SHORT || !BASE64.test(text)) continue
    taken.push(path)
    const bytes = Buffer.from(text, 'base64')
    if (isText(bytes)) decoded.push(bytes.toString('utf8'))
    else unreadable += text.length
  }
  return {
    part:
      taken.length === 0
        ? part
        : applyEdits(
            part,
            taken.map((path) => ({ path, text: '' })),
          ),
    decoded,
    unreadable,
  }
}

function collect(value: unknown, path: JsonPath, found: { path: JsonPath; text: string }[]): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) collect(item, [...path, index], found)
  if (!isRecord(value)) return
  const encoded = value['type'] === 'image' || value['type'] === 'audio' ? 'data' : 'blob'
  for (const [key, item] of Object.entries(value)) {
    if (key === encoded && typeof item === 'string') found.push({ path: [...path, key], text: item })
    else collect(item, [...path, key], found)
  }
}

/** UTF-8 without control characters but white space. */
function isText(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false
  return true
}
