import type { Bytes } from '#supplychain/scan/bytes'
import { ByteSource, Damaged, Truncated } from './byte-source.js'
import type { Sink } from './expand.js'
import { decodeLzma } from './lzma-streams.js'

/** lzip (its manual, "File format"): members of LZMA with fixed properties, each with an end mark and a trailer. */

const MAGIC = 'LZIP'
/** lc 3, lp 0, pb 2. */
const PROPERTIES = 0x5d
const TRAILER = 20

export const isLzip = (content: Bytes, offset = 0): boolean => {
  const head = content.read(offset, 6)
  return head.length === 6 && String.fromCharCode(...head.subarray(0, 4)) === MAGIC && head[4]! <= 1
}

/** Decodes all members that follow each other; answers the bytes taken. */
export function decodeLzip(content: Bytes, sink: Sink): number {
  let offset = 0
  for (;;) {
    if (!isLzip(content, offset)) {
      if (offset === 0) throw new Truncated()
      return offset
    }
    const coded = content.read(offset + 5, 1)[0]!
    const base = 2 ** (coded & 31)
    const dictionary = base - (base / 16) * (coded >> 5)
    if (dictionary < 4096 || dictionary > 2 ** 29) throw new Damaged('its dictionary is of a size that there is not')
    const source = new ByteSource(content, offset + 6)
    decodeLzma(source, sink, PROPERTIES, dictionary, undefined)
    source.take(TRAILER)
    offset = source.offset
  }
}
