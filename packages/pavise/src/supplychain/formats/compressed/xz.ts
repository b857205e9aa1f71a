import type { Bytes } from '#supplychain/scan/bytes'
import { ByteSource, Damaged, Truncated } from './byte-source.js'
import type { Sink } from './expand.js'
import { decodeLzma2 } from './lzma-streams.js'

/** The xz container (".xz file format", version 1.1): streams of blocks with an index. Checks are skipped over; filters but LZMA2 are not followed. */

const LZMA2 = 0x21
const CHECK_SIZES = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64]

function variableLength(source: ByteSource): number {
  let value = 0
  for (let shift = 0; shift < 63; shift += 7) {
    const byte = source.need()
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return value
  }
  throw new Damaged('a number does not end')
}

/** Dictionary size of an LZMA2 filter (xz 5.3.1). */
const dictionaryOf = (bits: number): number => {
  if (bits > 40) throw new Damaged('its dictionary has no size that there is')
  return bits === 40 ? 0xffffffff : (2 | (bits & 1)) * 2 ** (Math.floor(bits / 2) + 11)
}

function block(source: ByteSource, headSize: number, sink: Sink, check: number): void {
  const start = source.offset - 1
  const flags = source.need()
  if ((flags & 0x3c) !== 0) throw new Damaged('a block has flags that nothing knows')
  if (flags & 0x40) variableLength(source)
  if (flags & 0x80) variableLength(source)
  let dictionary: number | undefined
  for (let i = 0; i <= (flags & 3); i++) {
    const id = variableLength(source)
    const size = variableLength(source)
    if (id === LZMA2 && size === 1) dictionary = dictionaryOf(source.need())
    else throw new Damaged(`a block is filtered in a way that is not followed (0x${id.toString(16)})`)
  }
  if (dictionary === undefined) throw new Damaged('a block is not LZMA2')
  source.skip(start + headSize - source.offset)
  const body = source.offset
  decodeLzma2(source, sink, dictionary)
  while ((source.offset - body) % 4 !== 0) source.need()
  source.take(CHECK_SIZES[check]!)
}

function index(source: ByteSource): void {
  const start = source.offset - 1
  const records = variableLength(source)
  for (let i = 0; i < records; i++) {
    variableLength(source)
    variableLength(source)
  }
  while ((source.offset - start) % 4 !== 0) source.need()
  source.take(4)
}

/** Decodes all streams that follow each other; answers the bytes taken. */
export function decodeXz(content: Bytes, sink: Sink): number {
  const source = new ByteSource(content)
  for (let ended = 0; ; ) {
    const magic = content.read(source.offset, 6)
    if (!isXz(magic)) {
      if (source.offset === 0) throw new Truncated()
      return ended
    }
    source.skip(6)
    const flags = source.take(2)
    const check = flags[1]! & 0x0f
    if (flags[0] !== 0 || flags[1]! > 0x0f) throw new Damaged('its flags are of no kind that there is')
    source.take(4)
    for (;;) {
      const size = source.need()
      if (size === 0) break
      block(source, (size + 1) * 4, sink, check)
    }
    index(source)
    source.take(12)
    ended = source.offset
    // Streams may be padded with zeros, four at a time.
    for (
      let pad = content.read(source.offset, 4);
      pad.length === 4 && pad.every((byte) => byte === 0);
      pad = content.read(source.offset, 4)
    ) {
      source.skip(4)
      ended = source.offset
    }
  }
}

export const isXz = (magic: Uint8Array): boolean =>
  magic.length >= 6 &&
  magic[0] === 0xfd &&
  magic[1] === 0x37 &&
  magic[2] === 0x7a &&
  magic[3] === 0x58 &&
  magic[4] === 0x5a &&
  magic[5] === 0
