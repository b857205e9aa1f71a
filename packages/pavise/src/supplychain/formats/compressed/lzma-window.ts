import { Damaged } from './byte-source.js'
import type { Sink } from './expand.js'

const CHUNK = 256 * 1024
/** More than any preset of the tools asks for. A stream that reaches further back is not followed. */
export const LARGEST_DICTIONARY = 128 * 1024 * 1024

/** What came out last, as far back as a stream may reach; grows as it is filled, so that a header cannot ask for memory that nothing fills. */
export class LzmaWindow {
  #bytes: Uint8Array
  #at = 0
  #flushed = 0
  #full = false
  total = 0
  /** The byte before this one; 0 at the beginning. */
  last = 0

  constructor(
    private readonly dictionary: number,
    private readonly sink: Sink,
    private readonly input: () => number,
  ) {
    this.#bytes = new Uint8Array(Math.min(CHUNK, this.#most()))
  }

  #most(): number {
    return Math.max(4096, Math.min(this.dictionary, LARGEST_DICTIONARY))
  }

  put(byte: number): void {
    this.#bytes[this.#at++] = byte
    this.last = byte
    this.total++
    if (this.#at === this.#bytes.length) this.#turn()
  }

  /** The byte `distance` (1 is the last one) back. */
  peek(distance: number): number {
    let from = this.#at - distance
    if (from < 0) from += this.#bytes.length
    return this.#bytes[from]!
  }

  copy(distance: number, length: number): void {
    if (distance > this.total || distance > this.dictionary) throw new Damaged('a distance reaches before the beginning')
    if (distance > LARGEST_DICTIONARY) throw new Damaged(`a distance reaches further back than ${LARGEST_DICTIONARY} bytes`)
    for (let i = 0; i < length; i++) this.put(this.peek(distance))
  }

  #turn(): void {
    this.flush()
    const most = this.#most()
    if (!this.#full && this.#bytes.length < most) {
      const larger = new Uint8Array(Math.min(most, this.#bytes.length * 4))
      larger.set(this.#bytes)
      this.#bytes = larger
      return
    }
    this.#full = true
    this.#at = 0
    this.#flushed = 0
  }

  flush(): void {
    for (let at = this.#flushed; at < this.#at; at += CHUNK)
      this.sink.write(this.#bytes.slice(at, Math.min(at + CHUNK, this.#at)), this.input())
    this.#flushed = this.#at
  }

  /** Forgets what came before: a new dictionary begins. */
  reset(): void {
    this.flush()
    this.total = 0
    this.last = 0
  }
}
