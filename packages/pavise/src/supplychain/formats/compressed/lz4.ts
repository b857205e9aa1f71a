import type { Bytes } from '#supplychain/scan/bytes'
import { ByteSource, Damaged, Truncated } from './byte-source.js'
import type { Sink } from './expand.js'
import { LzmaWindow } from './lzma-window.js'

/** LZ4 frames (LZ4 Frame Format 1.6): the usual ones, the old ones of the first tool, and frames that decoders skip. Checksums are skipped over. */

const MAGIC = 0x184d2204
const OLD_MAGIC = 0x184c2102
/** Matches reach back no further. */
const REACH = 64 * 1024
const OLD_BLOCK = 8 * 1024 * 1024
const LEAST_MATCH = 4

const u32 = (bytes: Uint8Array): number => (bytes[0]! | (bytes[1]! << 8) | (bytes[2]! << 16) | (bytes[3]! << 24)) >>> 0
const isSkipped = (magic: number): boolean => (magic & 0xfffffff0) >>> 0 === 0x184d2a50
const magicAt = (content: Bytes, offset: number): number | undefined => {
  const head = content.read(offset, 4)
  return head.length < 4 ? undefined : u32(head)
}

export const isLz4 = (content: Bytes): boolean => [MAGIC, OLD_MAGIC].includes(magicAt(content, 0) ?? 0)

/** Decodes all frames that follow each other; answers the bytes taken. */
export function decodeLz4(content: Bytes, sink: Sink): number {
  const source = new ByteSource(content)
  for (let ended = 0; ; ended = source.offset) {
    const magic = magicAt(content, source.offset)
    if (magic !== MAGIC && magic !== OLD_MAGIC && !(magic !== undefined && isSkipped(magic))) {
      if (ended === 0) throw new Truncated()
      return ended
    }
    source.skip(4)
    if (magic === MAGIC) frame(source, sink)
    else if (magic === OLD_MAGIC) oldFrame(content, source, sink)
    else {
      const length = u32(source.take(4))
      if (source.offset + length > content.size) throw new Truncated()
      source.skip(length)
    }
  }
}

function frame(source: ByteSource, sink: Sink): void {
  const [flags, descriptor] = [source.need(), source.need()]
  if (flags >> 6 !== 1 || flags & 2) throw new Damaged('a frame is of a version that nothing knows')
  const most = 2 ** (8 + 2 * ((descriptor >> 4) & 7))
  if (most < REACH) throw new Damaged('a frame has blocks of a size that there is not')
  if (flags & 8) source.take(8)
  if (flags & 1) throw new Damaged('a frame needs a dictionary, which is not here')
  source.need()
  const window = new LzmaWindow(REACH, sink, () => source.offset)
  try {
    for (;;) {
      const head = u32(source.take(4))
      if (head === 0) break
      const length = head & 0x7fffffff
      if (length > most) throw new Damaged('a block is longer than it may be')
      // Independent blocks reach back no further than their own beginning.
      if (flags & 0x20) window.reset()
      if (head >>> 31) for (const byte of source.take(length)) window.put(byte)
      else block(source.take(length), window, most)
      if (flags & 0x10) source.take(4)
    }
  } finally {
    window.flush()
  }
  if (flags & 4) source.take(4)
}

/** Blocks of 8 MB one after the other, each by itself, up to the end or the next frame. */
function oldFrame(content: Bytes, source: ByteSource, sink: Sink): void {
  const window = new LzmaWindow(REACH, sink, () => source.offset)
  try {
    for (
      let length = magicAt(content, source.offset);
      length !== undefined && length <= OLD_BLOCK * 1.01;
      length = magicAt(content, source.offset)
    ) {
      source.skip(4)
      window.reset()
      block(source.take(length), window, OLD_BLOCK)
    }
  } finally {
    window.flush()
  }
}

/** One block: literals and matches in turn (LZ4 Block Format). */
function block(bytes: Uint8Array, window: LzmaWindow, most: number): void {
  const end = window.total + most
  let at = 0
  const length = (start: number): number => {
    if (start < 15) return start
    for (let sum = start; ; ) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Truncated()
      sum += byte
      if (byte < 255) return sum
    }
  }
  while (at < bytes.length) {
    const token = bytes[at++]!
    const literals = length(token >> 4)
    if (at + literals > bytes.length) throw new Truncated()
    if (window.total + literals > end) throw new Damaged('a block grows beyond its size')
    for (const stop = at + literals; at < stop; at++) window.put(bytes[at]!)
    if (at === bytes.length) return
    if (at + 2 > bytes.length) throw new Truncated()
    const distance = bytes[at]! | (bytes[at + 1]! << 8)
    at += 2
    const matched = length(token & 15) + LEAST_MATCH
    if (distance === 0) throw new Damaged('a match leads nowhere')
    if (window.total + matched > end) throw new Damaged('a block grows beyond its size')
    window.copy(distance, matched)
  }
}
