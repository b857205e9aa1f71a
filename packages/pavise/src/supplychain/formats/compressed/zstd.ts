import { Decompress } from 'fzstd'
import type { Bytes } from '#supplychain/scan/bytes'
import { Damaged, Truncated } from './byte-source.js'
import type { Sink } from './expand.js'

const PIECE = 64 * 1024
const MAGIC = 0xfd2fb528

/** Frames of Zstandard, and the frames that decoders skip. Answers the bytes taken. */
export function decodeZstd(content: Bytes, sink: Sink): number {
  let input = 0
  const decoder = new Decompress((chunk) => {
    if (chunk.length > 0) sink.write(chunk.slice(), input)
  })
  try {
    for (let offset = 0; offset < content.size; offset += PIECE) {
      const piece = content.read(offset, PIECE)
      input = offset + piece.length
      decoder.push(piece.slice(), input >= content.size)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
      if (error.code === 5) throw new Truncated()
      throw new Damaged(`zstd: ${error.message}`)
    }
    throw error
  }
  return content.size
}

export const isZstd = (head: Uint8Array): boolean => {
  if (head.length < 4) return false
  const magic = (head[0]! | (head[1]! << 8) | (head[2]! << 16) | (head[3]! << 24)) >>> 0
  return magic === MAGIC || (magic & 0xfffffff0) >>> 0 === 0x184d2a50
}
