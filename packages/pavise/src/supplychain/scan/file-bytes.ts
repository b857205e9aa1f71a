import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'
import type { Bytes } from './bytes.js'

const WINDOW = 64 * 1024
const WINDOWS = 16
const STREAM = 1024 * 1024
/** Nothing that a format has to hold at once is larger. */
const LARGEST_READ = 512 * 1024 * 1024

/**
 * A file by its descriptor: windows are read on demand, and every byte that a format reads in order goes into the digest on its way. What no
 * format wanted to see is read once at the end, so that scan and digest together read each byte of the file once.
 */
export class FileBytes implements Bytes {
  readonly #hash = createHash('sha256')
  readonly #windows = new Map<number, Uint8Array>()
  #hashed = 0
  /** The file ended before the size that it had when it was opened. */
  shrunk = false

  constructor(
    private readonly fd: number,
    readonly size: number,
  ) {}

  read(offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, this.size)
    if (offset >= end || offset < 0) return new Uint8Array(0)
    if (end - offset > LARGEST_READ) throw new RangeError(`${end - offset} bytes are too many to look at in one piece`)
    const index = Math.floor(offset / WINDOW)
    if (end <= (index + 1) * WINDOW) {
      const window = this.#window(index)
      return window.subarray(offset - index * WINDOW, end - index * WINDOW)
    }
    return this.#load(offset, end - offset)
  }

  #window(index: number): Uint8Array {
    const kept = this.#windows.get(index)
    if (kept) return kept
    const window = this.#load(index * WINDOW, Math.min(WINDOW, this.size - index * WINDOW))
    if (this.#windows.size >= WINDOWS) {
      for (const oldest of this.#windows.keys()) {
        this.#windows.delete(oldest)
        break
      }
    }
    this.#windows.set(index, window)
    return window
  }

  #load(offset: number, length: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(length)
    const got = this.#fill(bytes, offset)
    const read = got === length ? bytes : bytes.subarray(0, got)
    if (offset <= this.#hashed && this.#hashed < offset + got) {
      this.#hash.update(offset === this.#hashed ? read : read.subarray(this.#hashed - offset))
      this.#hashed = offset + got
    }
    return read
  }

  #fill(into: Uint8Array, offset: number): number {
    let got = 0
    while (got < into.length) {
      const n = readSync(this.fd, into, got, into.length - got, offset + got)
      if (n === 0) {
        this.shrunk = true
        break
      }
      got += n
    }
    return got
  }

  /** SHA-256 of the whole file in hex. `spare` is asked between pieces; when it throws, so does this. */
  digest(between: () => void = () => undefined): string {
    const buffer = Buffer.allocUnsafe(Math.min(STREAM, Math.max(1, this.size - this.#hashed)))
    while (this.#hashed < this.size && !this.shrunk) {
      const got = this.#fill(buffer.subarray(0, Math.min(STREAM, this.size - this.#hashed)), this.#hashed)
      this.#hash.update(got === buffer.length ? buffer : buffer.subarray(0, got))
      this.#hashed += got
      between()
    }
    return this.#hash.digest('hex')
  }
}
