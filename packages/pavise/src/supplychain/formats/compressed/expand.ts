import type { Bytes } from '#supplychain/scan/bytes'
import type { MemberScan, Overgrown } from '#supplychain/scan/format'
import { Damaged } from './byte-source.js'
import { Spool } from './spool.js'

/** Where a decoder puts what comes out. */
export interface Sink {
  /** Keeps the chunk itself. Throws `Stopped` where the stream may not go on. `input`: compressed bytes read so far. */
  write(chunk: Uint8Array, input: number): void
}

/**
 * Decodes one stream that begins at the first byte. Answers how many bytes of the content it took. Throws `Damaged` where the content is not a stream
 * to its end; what was written before stays. `consumed` of the error says how far it came.
 */
export type Decoder = (content: Bytes, sink: Sink) => number | Promise<number>

/** What came out of a stream. */
export interface Expanded {
  readonly content: Bytes
  /** Bytes of the compressed content that belong to the stream; all of it where the stream did not end well. */
  readonly consumed: number
  /** Why this is not all. */
  readonly problem?: string
  /** It grew beyond measure. */
  readonly bomb: boolean
  /** Lets go of the memory or file behind `content`. */
  close(): void
}

class Stopped extends Error {
  constructor(readonly why: Overgrown) {
    super(why.reason)
  }
}

/** Decodes with the limits of the scan. Never throws for what the content holds. */
export async function expand(decode: Decoder, content: Bytes, scan: MemberScan): Promise<Expanded> {
  const spool = new Spool()
  const sink: Sink = {
    write(chunk, input) {
      const overgrown = scan.grow(chunk.length, Math.max(1, input), spool.size + chunk.length)
      if (overgrown) throw new Stopped(overgrown)
      scan.spend(chunk.length)
      spool.write(chunk)
    },
  }
  const done = (consumed: number, problem?: string, bomb = false): Expanded => ({
    content: spool.content(),
    consumed,
    bomb,
    ...(problem === undefined ? {} : { problem }),
    close: () => spool.close(),
  })
  try {
    const taken = decode(content, sink)
    return done(taken instanceof Promise ? await taken : taken)
  } catch (error) {
    if (error instanceof Damaged) return done(content.size, error.message)
    if (error instanceof Stopped) return done(content.size, error.message, error.why.bomb)
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
      return done(content.size, 'there is no room in the temporary folder for what comes out')
    spool.close()
    throw error
  }
}
