import type { Bytes } from '#supplychain/scan/bytes'
import { ByteSource, Damaged, Truncated } from './byte-source.js'
import type { Sink } from './expand.js'
import { LzmaDecoder, lzmaProperties } from './lzma.js'
import { LzmaWindow } from './lzma-window.js'

/** The streams around LZMA: `.lzma` with its own header, raw LZMA of known length, and LZMA2 with its chunks. */

const PIECE = 64 * 1024

/** A raw LZMA stream from `source` on: `size` bytes, or to its end marker where the size is not known. */
export function decodeLzma(source: ByteSource, sink: Sink, properties: number, dictionary: number, size: number | undefined): void {
  const window = new LzmaWindow(dictionary, sink, () => source.offset)
  try {
    const decoder = new LzmaDecoder(source, window, lzmaProperties(properties))
    decoder.begin()
    let ended = false
    while (!ended && (size === undefined || window.total < size)) {
      ended = decoder.decode(size === undefined ? PIECE : Math.min(PIECE, size - window.total))
    }
    if (size !== undefined && window.total < size) throw new Truncated()
    if (!ended && !decoder.endsHere()) decoder.endMarker()
  } finally {
    window.flush()
  }
}

/** `.lzma`: properties, dictionary, size or all ones. Answers the bytes taken. */
export function decodeLzmaAlone(content: Bytes, sink: Sink): number {
  const source = new ByteSource(content)
  const head = source.take(13)
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const size = view.getBigUint64(5, true)
  const known = size === 0xffffffffffffffffn ? undefined : Number(size)
  decodeLzma(source, sink, head[0]!, view.getUint32(1, true), known)
  return source.offset
}

/** LZMA2: chunks, each of which may begin state, properties or dictionary anew. Reads to the end mark. */
export function decodeLzma2(source: ByteSource, sink: Sink, dictionary: number): void {
  const window = new LzmaWindow(dictionary, sink, () => source.offset)
  let decoder: LzmaDecoder | undefined
  try {
    for (;;) {
      const control = source.need()
      if (control === 0) return
      if (control === 1) window.reset()
      if (control < 0x80) {
        if (control > 2) throw new Damaged('a chunk is of no kind that there is')
        const length = (source.need() << 8) + source.need() + 1
        for (let i = 0; i < length; i++) window.put(source.need())
        decoder?.afterPlain()
        continue
      }
      const length = ((control & 0x1f) << 16) + (source.need() << 8) + source.need() + 1
      const packed = (source.need() << 8) + source.need() + 1
      const mode = (control >> 5) & 3
      if (mode === 3) window.reset()
      const properties = mode >= 2 ? lzmaProperties(source.need()) : undefined
      const start = source.offset
      if (decoder === undefined) {
        if (properties === undefined) throw new Damaged('a chunk goes on with nothing')
        decoder = new LzmaDecoder(source, window, properties)
      } else if (mode >= 1) decoder.reset(properties)
      decoder.begin()
      decoder.decode(length)
      decoder.finish()
      if (source.offset !== start + packed) throw new Damaged('a chunk is longer or shorter than it says')
    }
  } finally {
    window.flush()
  }
}
