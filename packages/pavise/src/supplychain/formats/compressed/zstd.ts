import type { Bytes } from '#supplychain/scan/bytes'
import { ByteSource, Damaged, Truncated } from './byte-source.js'
import type { Sink } from './expand.js'
import { LARGEST_DICTIONARY, LzmaWindow } from './lzma-window.js'
import { ZstdBlocks } from './zstd-block.js'

/** Zstandard (RFC 8878): frames of blocks, and frames that decoders skip. Checksums are skipped over, dictionaries are not followed. */

const MAGIC = 0xfd2fb528
const LARGEST_BLOCK = 128 * 1024

const number = (bytes: Uint8Array): number => bytes.reduceRight((value, byte) => value * 256 + byte, 0)
const isSkipped = (magic: number): boolean => (magic & 0xfffffff0) >>> 0 === 0x184d2a50

/** Decodes all frames that follow each other; answers the bytes taken. */
export function decodeZstd(content: Bytes, sink: Sink): number {
  const source = new ByteSource(content)
  for (let ended = 0; ; ended = source.offset) {
    const head = content.read(source.offset, 4)
    const magic = number(head)
    if (head.length < 4 || (magic !== MAGIC && !isSkipped(magic))) {
      if (ended === 0) throw new Truncated()
      return ended
    }
    source.skip(4)
    if (magic === MAGIC) frame(source, sink)
    else {
      const length = number(source.take(4))
      if (source.offset + length > content.size) throw new Truncated()
      source.skip(length)
    }
  }
}

function frame(source: ByteSource, sink: Sink): void {
  const descriptor = source.need()
  const single = (descriptor & 0x20) !== 0
  if (descriptor & 8) throw new Damaged('a frame has flags that nothing knows')
  let size = 0
  if (!single) {
    const window = source.need()
    const base = 2 ** (10 + (window >> 3))
    size = base + (base / 8) * (window & 7)
  }
  const dictionary = number(source.take([0, 1, 2, 4][descriptor & 3]!))
  if (dictionary !== 0) throw new Damaged('a frame needs a dictionary, which is not here')
  const contentSize = number(source.take([single ? 1 : 0, 2, 4, 8][descriptor >> 6]!))
  if (single) size = Math.min(contentSize + (descriptor >> 6 === 1 ? 256 : 0), 2 ** 32)
  if (!single && size > LARGEST_DICTIONARY) throw new Damaged(`a frame reaches further back than ${LARGEST_DICTIONARY} bytes`)
  const window = new LzmaWindow(Math.max(size, 1), sink, () => source.offset)
  try {
    blocks(source, window)
  } finally {
    window.flush()
  }
  if (descriptor & 4) source.take(4)
}

function blocks(source: ByteSource, window: LzmaWindow): void {
  const compressed = new ZstdBlocks(window)
  for (;;) {
    const head = number(source.take(3))
    const length = head >> 3
    if (length > LARGEST_BLOCK) throw new Damaged('a block is longer than it may be')
    const kind = (head >> 1) & 3
    if (kind === 0) for (const byte of source.take(length)) window.put(byte)
    else if (kind === 1) for (let i = 0, byte = source.need(); i < length; i++) window.put(byte)
    else if (kind === 2) compressed.decode(source.take(length))
    else throw new Damaged('a block is of no kind that there is')
    if (head & 1) return
  }
}

export const isZstd = (head: Uint8Array): boolean => {
  const magic = number(head.subarray(0, 4))
  return head.length >= 4 && (magic === MAGIC || isSkipped(magic))
}
