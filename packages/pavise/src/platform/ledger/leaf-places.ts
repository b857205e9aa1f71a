import { type FileHandle, open } from 'node:fs/promises'

const STEP = 256
const CHUNK = 1 << 18
const NEWLINE = 10

/** Where the lines of a growing file lie: the offset of every 256th one, read on from where the last look ended. */
export class LeafPlaces {
  readonly #marks: number[] = [0]
  #bytes = 0
  #lines = 0
  #work: Promise<unknown> = Promise.resolve()

  constructor(readonly path: string) {}

  /** How many whole lines there are by now. */
  count(): Promise<number> {
    return this.#inTurn(async () => {
      await this.#withFile((file) => this.#readOn(file))
      return this.#lines
    })
  }

  /** The lines from `start` to before `end`, of those that `count` has seen. */
  lines(start: number, end: number): Promise<Buffer[]> {
    return this.#inTurn(async () => {
      const last = Math.min(end, this.#lines)
      if (start >= last) return []
      const from = this.#marks[Math.floor(start / STEP)]!
      const to = this.#marks[Math.ceil(last / STEP)] ?? this.#bytes
      const bytes = Buffer.alloc(to - from)
      await this.#withFile((file) => file.read(bytes, 0, bytes.length, from))
      const skipped = start % STEP
      return cut(bytes, skipped, last - start)
    })
  }

  async #readOn(file: FileHandle): Promise<void> {
    const chunk = Buffer.alloc(CHUNK)
    for (let at = this.#bytes; ; ) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK, at)
      if (bytesRead === 0) return
      for (let i = chunk.indexOf(NEWLINE); i >= 0 && i < bytesRead; i = chunk.indexOf(NEWLINE, i + 1)) {
        this.#lines++
        this.#bytes = at + i + 1
        if (this.#lines % STEP === 0) this.#marks.push(this.#bytes)
      }
      at += bytesRead
    }
  }

  /** A file that is not there has no lines. */
  async #withFile(work: (file: FileHandle) => Promise<unknown>): Promise<void> {
    const file = await open(this.path, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (file === undefined) return
    try {
      await work(file)
    } finally {
      await file.close()
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#work.then(work, work)
    this.#work = next.catch(() => undefined)
    return next
  }
}

function cut(bytes: Buffer, skip: number, count: number): Buffer[] {
  const found: Buffer[] = []
  let start = 0
  for (let line = 0; found.length < count; line++) {
    const end = bytes.indexOf(NEWLINE, start)
    if (end < 0) break
    if (line >= skip) found.push(bytes.subarray(start, end))
    start = end + 1
  }
  return found
}
