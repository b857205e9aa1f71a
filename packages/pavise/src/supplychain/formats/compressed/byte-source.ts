import type { Bytes } from '#supplychain/scan/bytes'

const WINDOW = 64 * 1024

/** Reads content byte by byte from a place on, window by window. */
export class ByteSource {
  #window: Uint8Array = new Uint8Array(0)
  #start: number
  #at = 0

  constructor(
    private readonly content: Bytes,
    offset = 0,
  ) {
    this.#start = offset
  }

  /** How far reading has come, counted in the content. */
  get offset(): number {
    return this.#start + this.#at
  }

  /** The next byte, or -1 at the end. */
  next(): number {
    if (this.#at === this.#window.length && !this.#refill()) return -1
    return this.#window[this.#at++]!
  }

  /** The next byte. Throws `Truncated` at the end. */
  need(): number {
    const byte = this.next()
    if (byte < 0) throw new Truncated()
    return byte
  }

  /** The next `length` bytes. Throws `Truncated` where there are fewer. */
  take(length: number): Uint8Array {
    const bytes = this.content.read(this.offset, length)
    if (bytes.length < length) throw new Truncated()
    this.skip(length)
    return bytes
  }

  skip(length: number): void {
    if (this.#at + length <= this.#window.length) this.#at += length
    else {
      this.#start += this.#at + length
      this.#at = 0
      this.#window = new Uint8Array(0)
    }
  }

  #refill(): boolean {
    this.#start += this.#at
    this.#at = 0
    this.#window = this.content.read(this.#start, WINDOW)
    return this.#window.length > 0
  }
}

/** What a decoder throws when content is not what it should be. Everything that came out before stays. */
export class Damaged extends Error {}

/** The content ends before the stream does. */
export class Truncated extends Damaged {
  constructor() {
    super('it ends before its stream does')
  }
}
