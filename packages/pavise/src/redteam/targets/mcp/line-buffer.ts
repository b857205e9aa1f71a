/** Splits bytes into lines. A line of more than `limit` bytes is dropped as a whole; memory stays within the limit. */
export class LineBuffer {
  #parts: Buffer[] = []
  #size = 0

  constructor(readonly limit: number) {}

  /** The lines that these bytes complete, as UTF-8, without their ends. */
  push(chunk: Buffer): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      this.#keep(chunk.subarray(start, end))
      if (this.#size <= this.limit) lines.push(Buffer.concat(this.#parts).toString('utf8'))
      this.#parts = []
      this.#size = 0
      start = end + 1
    }
    this.#keep(chunk.subarray(start))
    return lines
  }

  #keep(part: Buffer): void {
    this.#size += part.length
    if (this.#size <= this.limit) this.#parts.push(part)
    else this.#parts = []
  }
}
