import { type Bytes, slice } from '#supplychain/scan/bytes'
import { ByteSource } from '../compressed/byte-source.js'
import { bunzip2 } from '../compressed/bzip2.js'
import { inflate } from '../compressed/deflate.js'
import type { Decoder, Sink } from '../compressed/expand.js'
import { inflatePlainly } from '../compressed/inflate.js'
import { decodeLzma } from '../compressed/lzma-streams.js'
import { decodeXz } from '../compressed/xz.js'
import { decodeZstd } from '../compressed/zstd.js'

export const STORED = 0

/** LZMA in a zip: version, length and bytes of its properties, then the raw stream (APPNOTE 5.8.8). */
function zipLzma(content: Bytes, sink: Sink): number {
  const source = new ByteSource(content)
  source.take(2)
  const length = source.need() + source.need() * 256
  const properties = source.take(length)
  const dictionary = (properties[1] ?? 0) + (properties[2] ?? 0) * 256 + (properties[3] ?? 0) * 65536 + (properties[4] ?? 0) * 2 ** 24
  decodeLzma(source, sink, properties[0] ?? 255, dictionary, undefined)
  return source.offset
}

const DECODERS: ReadonlyMap<number, Decoder> = new Map<number, Decoder>([
  [8, inflate],
  [9, (content, sink) => inflatePlainly(content, sink, true)],
  [12, bunzip2],
  [14, zipLzma],
  [93, decodeZstd],
  [95, decodeXz],
])

/** What undoes a method of compression (APPNOTE 4.4.5); nothing for `STORED` and for methods that are not followed. */
export const decoderOf = (method: number): Decoder | undefined => DECODERS.get(method)

/** The data of a member as it lies in the archive. */
export const rawData = (content: Bytes, data: number, length: number): Bytes => slice(content, data, length)
