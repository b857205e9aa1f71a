import type { Bytes } from './bytes.js'

const LOOKED_AT = 4096

/** What content is that no format knows: `text` where its first bytes are UTF-8 without controls, else `data`. */
export function plainFormat(content: Bytes): 'text' | 'data' {
  const head = content.read(0, LOOKED_AT)
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) return 'data'
  // A character may be cut at the end of what is looked at.
  const text = new TextDecoder().decode(head.length < LOOKED_AT ? head : head.subarray(0, LOOKED_AT - 3))
  return text.includes('\ufffd') ? 'data' : 'text'
}
