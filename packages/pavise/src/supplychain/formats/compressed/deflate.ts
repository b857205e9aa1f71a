import { createInflateRaw, inflateRawSync } from 'node:zlib'
import type { Bytes } from '#supplychain/scan/bytes'
import { Truncated } from './byte-source.js'
import type { Sink } from './expand.js'
import { inflatePlainly } from './inflate.js'

const AT_ONCE = 1024 * 1024
const MOST_AT_ONCE = 16 * 1024 * 1024
const CHUNK = 256 * 1024

/** A raw deflate stream through zlib; where that finds a fault, the plain code gives what came out before it. Answers the bytes taken. */
export function inflate(content: Bytes, sink: Sink): number | Promise<number> {
  if (content.size > AT_ONCE) return inflateStream(content, sink)
  try {
    const options = { maxOutputLength: MOST_AT_ONCE, info: true }
    const { buffer, engine } = inflateRawSync(content.read(0, content.size), options) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    sink.write(buffer, engine.bytesWritten)
    return engine.bytesWritten
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ERR_BUFFER_TOO_LARGE') return inflateStream(content, sink)
    if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return inflatePlainly(content, sink)
    throw error
  }
}

async function inflateStream(content: Bytes, sink: Sink): Promise<number> {
  const engine = createInflateRaw({ chunkSize: CHUNK })
  let offset = 0
  let written = 0
  const feed = (): void => {
    try {
      while (offset < content.size) {
        const chunk = content.read(offset, CHUNK)
        offset += chunk.length
        if (chunk.length === 0) break
        if (!engine.write(chunk)) return void engine.once('drain', feed)
      }
      engine.end()
    } catch (error) {
      engine.destroy(error as Error)
    }
  }
  feed()
  try {
    for await (const chunk of engine) {
      sink.write(chunk as Buffer, engine.bytesWritten)
      written += (chunk as Buffer).length
    }
    return engine.bytesWritten
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'Z_DATA_ERROR') return inflatePlainly(content, after(sink, written))
    if (code === 'Z_BUF_ERROR') throw new Truncated()
    throw error
  } finally {
    engine.destroy()
  }
}

/** A sink that has the first bytes already. */
function after(sink: Sink, already: number): Sink {
  let left = already
  return {
    write(chunk, input) {
      const dropped = Math.min(left, chunk.length)
      left -= dropped
      if (dropped < chunk.length) sink.write(dropped === 0 ? chunk : chunk.subarray(dropped), input)
    },
  }
}
