import { createHash } from 'node:crypto'
import { type Bytes, BytesMissing } from '../bytes.js'
import type { RemoteObject } from './remote-object.js'

const BLOCK = 64 * 1024
/** No power of two: readers that try at powers of two would look as if they went on. */
const FIRST_AHEAD = 3 * BLOCK
const MOST_AHEAD = 32 * 1024 * 1024
const MOST_KEPT = 512 * 1024 * 1024

/** Too much of a remote file would be needed to look at it from afar. */
export class TooMuchNeeded extends Error {}

/** What was fetched of a remote file, in blocks. Reading what is not here throws `BytesMissing`; `obtain` gets it, and more with each time it is asked. */
export class RemoteBytes implements Bytes {
  readonly size: number
  readonly #blocks = new Map<number, Uint8Array>()
  #ahead = FIRST_AHEAD
  #next = -1

  constructor(private readonly object: RemoteObject) {
    this.size = object.size
  }

  read(offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, this.size)
    if (offset >= end) return new Uint8Array(0)
    const first = Math.floor(offset / BLOCK)
    const last = Math.floor((end - 1) / BLOCK)
    const parts: Uint8Array[] = []
    for (let i = first; i <= last; i++) {
      const block = this.#blocks.get(i)
      if (!block) throw new BytesMissing(offset, end - offset)
      parts.push(block.subarray(i === first ? offset - i * BLOCK : 0, i === last ? end - i * BLOCK : BLOCK))
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
  }

  /** Fetches what a read missed. A reader that goes on where it was gets twice as much each time, so that a scan begins anew only a few times. */
  async obtain({ offset, length }: BytesMissing): Promise<void> {
    let first = Math.floor(offset / BLOCK)
    while (this.#blocks.has(first)) first++
    this.#ahead = first === this.#next ? Math.min(this.#ahead * 2, MOST_AHEAD) : FIRST_AHEAD
    const from = first * BLOCK
    const to = Math.min(this.size, Math.max(Math.ceil((offset + length) / BLOCK) * BLOCK, from + this.#ahead))
    if (this.#blocks.size * BLOCK + to - from > MOST_KEPT)
      throw new TooMuchNeeded('more of it is needed than is fetched for a scan; download the file and scan it')
    const bytes = await this.object.read(from, to - from)
    if (bytes.length < to - from) throw new Error('the server sent less than there should be')
    for (let at = from; at < to; at += BLOCK)
      this.#blocks.set(at / BLOCK, bytes.subarray(at - from, Math.min(at - from + BLOCK, bytes.length)))
    this.#next = Math.floor(to / BLOCK)
  }

  /** SHA-256, where all of it happens to be here. */
  digest(): string | undefined {
    const blocks = Math.ceil(this.size / BLOCK)
    if (this.#blocks.size < blocks) return undefined
    const hash = createHash('sha256')
    for (let i = 0; i < blocks; i++) hash.update(this.#blocks.get(i)!)
    return hash.digest('hex')
  }
}
