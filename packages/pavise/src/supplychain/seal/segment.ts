import { readSync, writevSync } from 'node:fs'
import { CHUNK, openChunks, SEALED_CHUNK, sealChunks } from './chunks.js'

/**
 * Part of a payload, sealed or opened from one open file into another at its own place: parts are done in any order and side by side. Small enough to
 * stay in the cache of a processor, large enough for system calls not to count.
 */
export interface SegmentJob {
  readonly way: 'seal' | 'open'
  readonly from: number
  readonly to: number
  readonly key: Uint8Array
  /** Where the payload begins in the sealed file. */
  readonly payloadAt: number
  /** Bytes of the whole content, or of the whole sealed payload on opening. */
  readonly size: number
  /** Which chunks: `first` up to, not including, `end`. */
  readonly first: number
  readonly end: number
}

const CHUNKS_AT_ONCE = 16

/** Does a part. Throws ChunkFault, ECHANGED where the source is shorter than it was, and the faults of writing. */
export function doSegment({ way, from, to, key, payloadAt, size, first, end }: SegmentJob): void {
  const secret = Buffer.from(key.buffer, key.byteOffset, key.byteLength)
  const step = way === 'seal' ? CHUNK : SEALED_CHUNK
  const buffer = Buffer.allocUnsafe(CHUNKS_AT_ONCE * step)
  for (let at = first; at < end; at += CHUNKS_AT_ONCE) {
    const until = Math.min(at + CHUNKS_AT_ONCE, end)
    const length = Math.min(until * step, size) - at * step
    const source = readFully(from, buffer.subarray(0, length), way === 'seal' ? at * step : payloadAt + at * step)
    const last = until * step >= size
    if (way === 'seal') {
      writeFully(to, sealChunks(secret, source, at, last), payloadAt + at * SEALED_CHUNK)
      continue
    }
    const parts: Buffer[] = []
    openChunks(secret, source, at, last, (content) => parts.push(content))
    writeFully(to, parts, at * CHUNK)
  }
}

function readFully(file: number, buffer: Buffer, position: number): Buffer {
  for (let got = 0; got < buffer.length; ) {
    const more = readSync(file, buffer, got, buffer.length - got, position + got)
    if (more === 0) throw Object.assign(new Error('the source became shorter'), { code: 'ECHANGED' })
    got += more
  }
  return buffer
}

function writeFully(file: number, parts: readonly Buffer[], position: number): void {
  let rest = parts.filter((part) => part.length > 0)
  let at = position
  while (rest.length > 0) {
    let written = writevSync(file, rest, at)
    at += written
    rest = rest.flatMap((part) => {
      const done = Math.min(written, part.length)
      written -= done
      return done === part.length ? [] : [part.subarray(done)]
    })
  }
}
