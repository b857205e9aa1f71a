import { createReadStream } from 'node:fs'

const NEWLINE = 10

/** Whole lines without their newline, in order; in the last one also what stands after the last newline of the file. */
export interface LinePage {
  readonly lines: Buffer[]
  /** Bytes after the last newline. More than nothing only in the last page: a line that was never finished. */
  readonly tail: number
  /** True where a line was longer than the limit; reading ended there. */
  readonly tooLong: boolean
}

/** Reads a file of lines in pages of about a megabyte. Memory stays flat whatever the file holds: a line over `limit` bytes ends it. */
export async function* readLines(path: string, limit: number): AsyncGenerator<LinePage> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const read of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const chunk = rest.length === 0 ? (read as Buffer) : Buffer.concat([rest, read as Buffer])
    const lines: Buffer[] = []
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      if (end - start > limit) {
        yield { lines, tail: 0, tooLong: true }
        return
      }
      lines.push(chunk.subarray(start, end))
      start = end + 1
    }
    rest = chunk.subarray(start)
    if (rest.length > limit) {
      yield { lines, tail: rest.length, tooLong: true }
      return
    }
    yield { lines, tail: 0, tooLong: false }
  }
  if (rest.length > 0) yield { lines: [], tail: rest.length, tooLong: false }
}
