import { type Bytes, slice } from '#supplychain/scan/bytes'
import { ByteSource, Damaged, Truncated } from './byte-source.js'
import { inflate } from './deflate.js'
import type { Sink } from './expand.js'

const EXTRA = 4
const NAME = 8
const COMMENT = 16
const HEADER_CRC = 2
const LONGEST_NAME = 64 * 1024

/** What the header of one gzip member says (RFC 1952). */
export interface GzipHeader {
  readonly size: number
  readonly name?: string
  readonly comment?: string
}

/** Reads a header at a place; nothing where none stands there. */
export function gzipHeader(content: Bytes, offset: number): GzipHeader | undefined {
  const source = new ByteSource(content, offset)
  const head = content.read(offset, 10)
  if (head.length < 10 || head[0] !== 0x1f || head[1] !== 0x8b || head[2] !== 8 || head[3]! > 31) return undefined
  source.skip(10)
  const flags = head[3]!
  try {
    if (flags & EXTRA) source.skip(source.need() + source.need() * 256)
    const name = flags & NAME ? zeroEnded(source) : undefined
    const comment = flags & COMMENT ? zeroEnded(source) : undefined
    if (flags & HEADER_CRC) source.skip(2)
    return { size: source.offset - offset, ...(name === undefined ? {} : { name }), ...(comment === undefined ? {} : { comment }) }
  } catch (error) {
    if (error instanceof Damaged) return undefined
    throw error
  }
}

function zeroEnded(source: ByteSource): string {
  const bytes: number[] = []
  for (let byte = source.need(); byte !== 0; byte = source.need()) if (bytes.length < LONGEST_NAME) bytes.push(byte)
  return Buffer.from(bytes).toString('latin1')
}

/** All members that follow each other, as one stream, which is how loaders read them. Answers the bytes taken, zero padding included. */
export async function gunzip(content: Bytes, sink: Sink): Promise<number> {
  let offset = 0
  for (;;) {
    const header = gzipHeader(content, offset)
    if (header === undefined) {
      if (offset === 0) throw new Truncated()
      return offset
    }
    const body = offset + header.size
    const base = body
    const taken = await inflate(slice(content, body, content.size - body), { write: (chunk, input) => sink.write(chunk, base + input) })
    if (body + taken + 8 > content.size) throw new Truncated()
    offset = body + taken + 8
  }
}
