import type { Bytes } from '#supplychain/scan/bytes'
import { isFault, type JsonDocument, type JsonFault, readJson } from './read-json.js'

/** Documents above this are not read whole; tokenizers of a quarter of a million words stay below. */
export const JSON_BYTES = 128 * 1024 * 1024

const read = new WeakMap<Bytes, JsonDocument | JsonFault | 'none'>()

/**
 * The content as one JSON object or list, as far as it can be read, or undefined. Many formats ask about the same content: it is parsed once.
 * Content that does not begin like JSON costs a look at its first bytes.
 */
export function jsonOf(content: Bytes): JsonDocument | undefined {
  const found = attempt(content)
  return found === 'none' ? undefined : isFault(found) ? found.partial : found
}

/** Why content that begins like JSON could not be read, or undefined where it could or is something else. */
export function jsonFault(content: Bytes): JsonFault | undefined {
  const found = attempt(content)
  return found !== 'none' && isFault(found) ? found : undefined
}

function attempt(content: Bytes): JsonDocument | JsonFault | 'none' {
  const known = read.get(content)
  if (known !== undefined) return known
  const made = parse(content)
  read.set(content, made)
  return made
}

function parse(content: Bytes): JsonDocument | JsonFault | 'none' {
  const head = content.read(0, 64)
  let first = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  while (first < head.length && (head[first]! === 0x20 || (head[first]! >= 0x09 && head[first]! <= 0x0d))) first++
  if (head[first] !== 0x7b && head[first] !== 0x5b) return 'none'
  if (content.size > JSON_BYTES) return { fault: `larger than ${JSON_BYTES} bytes`, at: 0, limit: true }
  const document = readJson(content.read(0, content.size))
  if (isFault(document)) return begins(document.partial) ? document : { ...document, partial: undefined }
  return document.end === content.size ? document : { fault: 'something follows the document', at: document.end, partial: document }
}

/** A broken document is one only if it got as far as a first entry: a template and a list of code begin with brackets too. */
const begins = (partial: JsonDocument | undefined): boolean => partial?.root.kind === 'object' && partial.root.entries.length > 0
