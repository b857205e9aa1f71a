import type { Bytes } from '#supplychain/scan/bytes'
import { Cursor } from '../binary/cursor.js'

/** An offset leads out of the file. */
export class FlatbufferFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}

/** One table of a flatbuffer: fields are found through its virtual table. @throws FlatbufferFault, OutOfBytes */
export class Table {
  readonly #fields: number
  readonly #count: number

  constructor(
    private readonly content: Bytes,
    readonly at: number,
  ) {
    const cursor = new Cursor(content, at)
    const virtual = at - cursor.i32()
    if (virtual < 0 || virtual + 4 > content.size) throw new FlatbufferFault('a table leads out of the file', at)
    const table = new Cursor(content, virtual)
    const size = table.u16()
    if (size < 4 || virtual + size > content.size) throw new FlatbufferFault('a table’s list of fields leads out of the file', virtual)
    this.#count = (size - 4) >> 1
    this.#fields = virtual + 4
  }

  static root(content: Bytes): Table {
    return new Table(content, new Cursor(content, 0).u32())
  }

  u32(field: number, otherwise = 0): number {
    const place = this.#place(field)
    return place === undefined ? otherwise : new Cursor(this.content, place).u32()
  }
  i32(field: number, otherwise = 0): number {
    const place = this.#place(field)
    return place === undefined ? otherwise : new Cursor(this.content, place).i32()
  }
  u8(field: number, otherwise = 0): number {
    const place = this.#place(field)
    return place === undefined ? otherwise : new Cursor(this.content, place).u8()
  }
  u64(field: number): bigint {
    const place = this.#place(field)
    return place === undefined ? 0n : new Cursor(this.content, place).u64()
  }
  text(field: number): string {
    const vector = this.vector(field, 1)
    return vector ? new Cursor(this.content, vector.start).text(Math.min(vector.length, 4096)) : ''
  }
  /** Where the elements of a vector stand; their number is checked against the file. */
  vector(field: number, width: number): { start: number; length: number } | undefined {
    const place = this.#place(field)
    if (place === undefined) return undefined
    const cursor = new Cursor(this.content, place)
    const start = place + cursor.u32()
    const inner = new Cursor(this.content, Math.min(start, this.content.size))
    const length = inner.u32()
    if (length * width > this.content.size - inner.at)
      throw new FlatbufferFault(`a vector of ${length} elements leads out of the file`, start)
    return { start: inner.at, length }
  }
  /** The tables of a vector of tables. */
  *tables(field: number): Generator<Table> {
    const vector = this.vector(field, 4)
    for (let index = 0; index < (vector?.length ?? 0); index++) {
      const place = vector!.start + index * 4
      yield new Table(this.content, place + new Cursor(this.content, place).u32())
    }
  }
  *integers(field: number): Generator<number> {
    const vector = this.vector(field, 4)
    const cursor = new Cursor(this.content, vector?.start ?? 0)
    for (let index = 0; index < (vector?.length ?? 0); index++) yield cursor.i32()
  }

  #place(field: number): number | undefined {
    if (field >= this.#count) return undefined
    const offset = new Cursor(this.content, this.#fields + field * 2).u16()
    return offset === 0 ? undefined : this.at + offset
  }
}
