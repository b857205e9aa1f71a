import { type Bytes, slice } from '#supplychain/scan/bytes'
import { bunzip2 } from './bzip2.js'
import { defineCompressed } from './compressed-format.js'
import { inflate } from './deflate.js'
import type { Sink } from './expand.js'
import { gunzip, gzipHeader } from './gzip.js'
import { decodeLz4, isLz4 } from './lz4.js'
import { decodeLzip, isLzip } from './lzip.js'
import { decodeLzmaAlone } from './lzma-streams.js'
import { decodeXz, isXz } from './xz.js'
import { decodeZstd, isZstd } from './zstd.js'

export const gzip = defineCompressed({
  id: 'gzip',
  title: 'gzip',
  endings: ['.gz', '.gzip', '.tgz'],
  detect: (content) => (gzipHeader(content, 0) === undefined ? 'no' : 'yes'),
  decode: gunzip,
  look(content, scan) {
    const header = gzipHeader(content, 0)
    for (const text of [header?.name, header?.comment]) if (text) scan.text('gzip header', text, 0)
  },
})

/** RFC 1950: method 8, a window that there is, no preset dictionary, and the check of both bytes. */
function isZlib(content: Bytes): boolean {
  const [method, flags] = content.read(0, 2)
  if (method === undefined || flags === undefined) return false
  return (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0 && (flags & 0x20) === 0
}

async function decodeZlib(content: Bytes, sink: Sink): Promise<number> {
  const taken = await inflate(slice(content, 2, content.size - 2), sink)
  return Math.min(content.size, taken + 6)
}

export const zlib = defineCompressed({
  id: 'zlib',
  title: 'zlib stream, as joblib writes it',
  endings: ['.z', '.zlib'],
  detect: (content) => (content.size > 6 && isZlib(content) ? 'maybe' : 'no'),
  decode: decodeZlib,
})

const BZIP2_MARKS = ['314159265359', '177245385090']

export const bzip2 = defineCompressed({
  id: 'bzip2',
  title: 'bzip2',
  endings: ['.bz2', '.tbz2'],
  detect(content) {
    const head = content.read(0, 10)
    if (head.length < 10 || head[0] !== 0x42 || head[1] !== 0x5a || head[2] !== 0x68 || head[3]! < 0x31 || head[3]! > 0x39) return 'no'
    return BZIP2_MARKS.includes(Buffer.from(head.subarray(4)).toString('hex')) ? 'yes' : 'no'
  },
  decode: bunzip2,
})

export const xz = defineCompressed({
  id: 'xz',
  title: 'xz',
  endings: ['.xz', '.txz'],
  detect: (content) => (isXz(content.read(0, 6)) ? 'yes' : 'no'),
  decode: decodeXz,
})

/** Sizes that writers of `.lzma` give their dictionaries: a power of two, or one and a half of one. */
function isDictionarySize(size: number): boolean {
  if (size === 0xffffffff) return true
  const top = 2 ** Math.floor(Math.log2(size))
  return size >= 4096 && (size === top || size === top * 1.5)
}

export const lzma = defineCompressed({
  id: 'lzma',
  title: 'LZMA alone',
  endings: ['.lzma'],
  detect(content) {
    const head = content.read(0, 18)
    if (head.length < 18 || head[0]! >= 225 || head[13] !== 0) return 'no'
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
    if (!isDictionarySize(view.getUint32(1, true))) return 'no'
    const size = view.getBigUint64(5, true)
    return size === 0xffffffffffffffffn || size < 2n ** 38n ? 'maybe' : 'no'
  },
  decode: decodeLzmaAlone,
})

export const zstd = defineCompressed({
  id: 'zstd',
  title: 'Zstandard',
  endings: ['.zst', '.zstd'],
  detect: (content) => (isZstd(content.read(0, 4)) ? 'yes' : 'no'),
  decode: decodeZstd,
})

export const lz4 = defineCompressed({
  id: 'lz4',
  title: 'LZ4 frames',
  endings: ['.lz4'],
  detect: (content) => (isLz4(content) ? 'yes' : 'no'),
  decode: decodeLz4,
})

export const lzip = defineCompressed({
  id: 'lzip',
  title: 'lzip',
  endings: ['.lz', '.tlz'],
  detect: (content) => (isLzip(content) ? 'yes' : 'no'),
  decode: decodeLzip,
})
