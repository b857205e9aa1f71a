import type { Cursor } from '../binary/cursor.js'

/** A rule of the format is broken; nothing after this place can be trusted. */
export class Broken extends Error {
  constructor(
    message: string,
    readonly at: number,
    readonly key: string,
  ) {
    super(message)
  }
}

export type Value = string | number | bigint | boolean | ArrayValue
export interface ArrayValue {
  readonly type: number
  readonly length: number
  /** The first texts of an array of texts, with where they stand. */
  readonly texts: readonly { readonly text: string; readonly at: number }[]
}
export interface KeyValue {
  readonly key: string
  readonly type: number
  readonly value: Value
  /** Where the value stands; of a text where its first byte is. */
  readonly at: number
}

export const TEXT = 8
export const ARRAY = 9
const WIDTHS: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 }
const LONGEST_TEXT = 2n ** 30n
const LONGEST_ARRAY = 2n ** 30n
const DEEPEST = 4
const TEXTS_KEPT = 1000

export class ValueReader {
  constructor(
    private readonly cursor: Cursor,
    private readonly spend: (work: number) => void,
  ) {}

  /** A length and UTF-8 bytes. */
  text(key: string): { text: string; at: number } {
    const at = this.cursor.at
    const length = this.cursor.u64()
    if (length > LONGEST_TEXT) throw new Broken(`a text is said to be ${length} bytes long`, at, key)
    if (length > BigInt(this.cursor.left)) throw new Broken(`a text of ${length} bytes reaches beyond the file`, at, key)
    this.spend(8 + Number(length))
    return { at: this.cursor.at, text: this.cursor.text(Number(length)) }
  }

  keyValue(): KeyValue {
    const { text: key, at: keyAt } = this.text('')
    if (key === '') throw new Broken('a key is empty', keyAt, key)
    if (key.length > 65_535) throw new Broken(`a key is ${key.length} characters long`, keyAt, key.slice(0, 80))
    const typeAt = this.cursor.at
    const type = this.cursor.u32()
    const at = this.cursor.at
    if (type === TEXT) return { key, type, ...this.#textValue(key) }
    if (type === ARRAY) return { key, type, at, value: this.#array(key, 1) }
    if (WIDTHS[type] === undefined) throw new Broken(`the value has the type ${type}, which the format does not know`, typeAt, key)
    return { key, type, at, value: this.#scalar(type, key) }
  }

  #textValue(key: string): { value: string; at: number } {
    const { text, at } = this.text(key)
    return { value: text, at }
  }

  #scalar(type: number, key: string): number | bigint | boolean {
    const { cursor } = this
    this.spend(8)
    switch (type) {
      case 0:
        return cursor.u8()
      case 1:
        return cursor.i8()
      case 2:
        return cursor.u16()
      case 3:
        return (cursor.u16() << 16) >> 16
      case 4:
        return cursor.u32()
      case 5:
        return cursor.i32()
      case 6:
        return cursor.f32()
      case 7: {
        const byte = cursor.u8()
        if (byte > 1) throw new Broken(`a truth value is ${byte}`, cursor.at - 1, key)
        return byte === 1
      }
      case 10:
        return cursor.u64()
      case 11:
        return BigInt.asIntN(64, cursor.u64())
      default:
        return cursor.f64()
    }
  }

  #array(key: string, depth: number): ArrayValue {
    const { cursor } = this
    const at = cursor.at
    if (depth > DEEPEST) throw new Broken(`arrays are nested deeper than ${DEEPEST}`, at, key)
    const type = cursor.u32()
    const length = cursor.u64()
    if (length > LONGEST_ARRAY) throw new Broken(`an array is said to have ${length} elements`, at, key)
    const width = type === TEXT ? 8 : type === ARRAY ? 12 : WIDTHS[type]
    if (width === undefined) throw new Broken(`an array holds the type ${type}, which the format does not know`, at, key)
    if (length * BigInt(width) > BigInt(cursor.left)) throw new Broken(`an array of ${length} elements reaches beyond the file`, at, key)
    const count = Number(length)
    const texts: { text: string; at: number }[] = []
    if (type === TEXT)
      for (let index = 0; index < count; index++) {
        const text = this.text(key)
        if (texts.length < TEXTS_KEPT) texts.push(text)
      }
    else if (type === ARRAY) for (let index = 0; index < count; index++) this.#array(key, depth + 1)
    else {
      this.spend(64)
      cursor.skip(count * width)
    }
    return { type, length: count, texts }
  }
}
