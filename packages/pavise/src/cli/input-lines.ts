import { isUtf8 } from 'node:buffer'

/** One line of an input, or why it cannot be read. Numbers count from 1. */
export type InputLine =
  | { readonly number: number; readonly text: string; readonly fault?: undefined }
  | { readonly number: number; readonly fault: string }

/** The lines of a stream with flat memory: of a line over `limit` bytes nothing is kept but that it was there. Empty lines are left out. */
export async function* inputLines(input: AsyncIterable<string | Buffer>, limit: number): AsyncGenerator<InputLine> {
  let number = 1
  let parts: Buffer[] = []
  let size = 0
  const line = (): InputLine | undefined => {
    const whole = Buffer.concat(parts)
    const tooLong = size > limit
    parts = []
    size = 0
    if (tooLong) return { number, fault: `longer than ${limit} bytes` }
    if (!isUtf8(whole)) return { number, fault: 'not valid UTF-8' }
    const text = whole.toString('utf8').replace(/\r$/, '')
    return text.trim() === '' ? undefined : { number, text }
  }
  const keep = (part: Buffer) => {
    size += part.length
    if (size <= limit) parts.push(part)
    else parts = []
  }
  for await (const read of input) {
    const chunk = typeof read === 'string' ? Buffer.from(read, 'utf8') : read
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, end))
      const done = line()
      if (done) yield done
      number++
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  const last = line()
  if (last) yield last
}
