import { encodeSlot, SLOT_BYTES } from '#platform/ledger/layout'
import { NONCE_BYTES, type RandomPage, wrapKeys } from '#platform/ledger/record-key'

const NEWLINE = Buffer.from('\n')

/** Bytes that grow at their end. One long-lived buffer costs the collector less than thousands of short ones that wait for a disk. */
class GrowingBytes {
  #bytes: Buffer
  #length = 0
  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity)
  }
  push(part: Buffer): void {
    const end = this.#length + part.length
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(end, this.#bytes.length * 2))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    part.copy(this.#bytes, this.#length)
    this.#length = end
  }
  get length(): number {
    return this.#length
  }
  view(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }
}

/** One record as it goes into a batch. */
export interface SealedRecord {
  readonly leaf: Buffer
  readonly hash: Buffer
  readonly recordKey: Buffer
  readonly sealed: readonly Buffer[]
}

/** Records that share one round of fsync. */
export class AppendBatch {
  readonly #entries = new GrowingBytes(16_384)
  readonly #bodies = new GrowingBytes(32_768)
  readonly #hashes = new GrowingBytes(2048)
  readonly #recordKeys = new GrowingBytes(2048)
  readonly #ends: number[] = []
  /** Settles when the batch is on disk, or is known not to be. */
  readonly done: Promise<void>
  resolve!: () => void
  reject!: (error: unknown) => void

  constructor() {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
    // Whoever appended waits on `done`; where nobody does, the writer still remembers the failure.
    this.done.catch(() => undefined)
  }

  get size(): number {
    return this.#ends.length
  }

  add({ leaf, hash, recordKey, sealed }: SealedRecord): void {
    this.#entries.push(leaf)
    this.#entries.push(NEWLINE)
    this.#hashes.push(hash)
    this.#recordKeys.push(recordKey)
    for (const part of sealed) this.#bodies.push(part)
    this.#ends.push(this.#bodies.length)
  }

  get entries(): Buffer {
    return this.#entries.view()
  }

  get bodies(): Buffer {
    return this.#bodies.view()
  }

  /** Leaf hashes in order. */
  *hashes(): Generator<Buffer> {
    const all = this.#hashes.view()
    for (let at = 0; at < all.length; at += 32) yield all.subarray(at, at + 32)
  }

  /** The slots of the keys file, for bodies that begin at `offset` in theirs. */
  keys(masterKey: Buffer, random: RandomPage, offset: number): Buffer {
    const plain = this.#recordKeys.view()
    const wrapped = wrapKeys(masterKey, plain, random.take(NONCE_BYTES))
    const slots = Buffer.allocUnsafe(this.size * SLOT_BYTES)
    let start = 0
    for (const [i, end] of this.#ends.entries()) {
      encodeSlot(slots, i * SLOT_BYTES, { offset: offset + start, length: end - start, wrapped: wrapped[i]! })
      start = end
    }
    plain.fill(0)
    return slots
  }
}
