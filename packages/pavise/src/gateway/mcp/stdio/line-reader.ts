/** Splits bytes into lines of at most `limit` bytes. What is longer is left out as a whole and told of; memory stays within the limit. */
export class LineReader {
  #parts: Buffer[] = []
  #size = 0
  #skipping = false

  constructor(
    readonly limit: number,
    readonly tooLong: () => void,
  ) {}

  /** The lines that these bytes complete, as UTF-8, without their ends. */
  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (;;) {
      const end = chunk.indexOf(10, start)
      this.#take(chunk.subarray(start, end < 0 ? chunk.length : end))
      if (end < 0) return lines
      const line = this.#line()
      if (line !== undefined) lines.push(line)
      start = end + 1
    }
  }

  /** A last line without an end. */
  end(): string | undefined {
    return this.#line()
  }

  #take(part: Buffer): void {
    if (this.#skipping || part.length === 0) return
    this.#size += part.length
    if (this.#size <= this.limit) this.#parts.push(part)
    else {
      this.#parts = []
      this.#skipping = true
    }
  }

  #line(): string | undefined {
    const bytes = Buffer.concat(this.#parts)
    const skipped = this.#skipping
    this.#parts = []
    this.#size = 0
    this.#skipping = false
    if (skipped) this.tooLong()
    const text = bytes.toString('utf8').replace(/\r$/, '')
    return skipped || text.trim() === '' ? undefined : text
  }
}
