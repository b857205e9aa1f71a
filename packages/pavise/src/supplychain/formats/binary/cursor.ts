import type { Bytes } from '#supplychain/scan/bytes'

/** A read reached beyond the content: what stands there is not what it claims to be. */
export class OutOfBytes extends Error {
  constructor(readonly at: number) {
    super(`the content ends before byte ${at}`)
  }
}

/** Pieces are taken at multiples of this, as sources keep them. */
const WINDOW = 64 * 1024
const NOTHING: Uint8Array = new Uint8Array(0)
const NO_VIEW = new DataView(NOTHING.buffer)
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads little-endian values (or big-endian, where it is told so) one after the other through a window, whatever the size of the content. */
export class Cursor {
  #window = NOTHING
  #view = NO_VIEW
  #start = 0

  constructor(
    readonly content: Bytes,
    public at = 0,
    private readonly little = true,
  ) {}

  get left(): number {
    return this.content.size - this.at
  }
  u8(): number {
    return this.#take(1).getUint8(this.#place(1))
  }
  i8(): number {
    return this.#take(1).getInt8(this.#place(1))
  }
  u16(): number {
    return this.#take(2).getUint16(this.#place(2), this.little)
  }
  u32(): number {
    return this.#take(4).getUint32(this.#place(4), this.little)
  }
  i32(): number {
    return this.#take(4).getInt32(this.#place(4), this.little)
  }
  u64(): bigint {
    return this.#take(8).getBigUint64(this.#place(8), this.little)
  }
  f32(): number {
    return this.#take(4).getFloat32(this.#place(4), this.little)
  }
  f64(): number {
    return this.#take(8).getFloat64(this.#place(8), this.little)
  }
  bytes(length: number): Uint8Array {
    if (length < 0 || length > this.left) throw new OutOfBytes(this.at + length)
    const found = this.content.read(this.at, length)
    if (found.length < length) throw new OutOfBytes(this.at + length)
    this.at += length
    return found
  }
  /** UTF-8, broken sequences replaced. */
  text(length: number): string {
    if (length < 0 || length > this.left) throw new OutOfBytes(this.at + length)
    if (length > WINDOW) return decoder.decode(this.bytes(length))
    this.#take(length)
    const place = this.#place(length)
    return decoder.decode(this.#window.subarray(place, place + length))
  }
  skip(length: number): void {
    if (length < 0 || length > this.left) throw new OutOfBytes(this.at + length)
    this.at += length
  }

  /** Makes sure that the next bytes are in the window, and moves on. */
  #take(length: number): DataView {
    const from = this.at - this.#start
    if (from < 0 || from + length > this.#window.length) {
      if (this.at + length > this.content.size) throw new OutOfBytes(this.at + length)
      this.#window = this.content.read(this.at, Math.max(WINDOW - (this.at % WINDOW), length))
      if (this.#window.length < length) throw new OutOfBytes(this.at + length)
      this.#view = new DataView(this.#window.buffer, this.#window.byteOffset, this.#window.byteLength)
      this.#start = this.at
    }
    this.at += length
    return this.#view
  }
  #place(length: number): number {
    return this.at - length - this.#start
  }
}
