import type { Bytes } from '#supplychain/scan/bytes'
import { isFault, type JsonDocument, readJson } from '../json/read-json.js'

const WINDOW = 1024 * 1024
const OVERLAP = 256
const LONGEST = 32 * 1024 * 1024
const MOST = 20
/** Beginnings that turn out to be none; a file of nothing else is not searched for ever. */
const MOST_ATTEMPTS = 500

/** JSON objects with a `class_name` anywhere in bytes whose structure could not be followed. */
export function sweepForConfigs(content: Bytes, spend: (work: number) => void): { document: JsonDocument; at: number }[] {
  const found: { document: JsonDocument; at: number }[] = []
  let past = 0
  let attempts = 0
  for (let start = 0; start < content.size && found.length < MOST; start += WINDOW - OVERLAP) {
    const bytes = content.read(start, WINDOW)
    spend(bytes.length >> 3)
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    for (const match of text.matchAll(/\{\s{0,16}"(?:class_name|module|keras_version|name|config|registered_name)"/g)) {
      const at = start + match.index
      if (at < past || found.length >= MOST) continue
      if (++attempts > MOST_ATTEMPTS) return found
      const document = readJson(content.read(at, LONGEST))
      if (isFault(document)) continue
      past = at + document.end
      found.push({ document, at })
    }
  }
  return found
}
