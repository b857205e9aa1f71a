import type { Bytes } from '#supplychain/scan/bytes'
import { Cursor } from '../binary/cursor.js'

/** The file breaks the format, or uses a part of it that is not read. */
export class RFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}

export interface RSeen {
  /** A call: the function's name where it is a symbol, and its first texts. */
  call(name: string, texts: readonly string[], at: number): void
  promise(at: number): void
  functions(kind: string, at: number): void
  text(text: string, at: number): void
  spend(work: number): void
}

const DEEPEST = 2000
const ATTRIBUTES = 0x200
const TAG = 0x400

/** Where serialized data begins: behind `RDX3\n` of a workspace, or at the start of a single object. Undefined for other content. */
export function startOf(content: Bytes): number | undefined {
  const head = Buffer.from(content.read(0, 24)).toString('latin1')
  const workspace = /^RD[XAB][23]\n/.exec(head)?.[0].length ?? 0
  const mark = head.slice(workspace, workspace + 2)
  if (mark === 'X\n' || mark === 'B\n') {
    const view = new Cursor(content, workspace + 2, mark === 'B\n')
    if (content.size < workspace + 14) return undefined
    const version = view.u32()
    return version === 2 || version === 3 ? workspace : undefined
  }
  return mark === 'A\n' && /^A\n[23]\n\d+\n\d+\n/.test(head.slice(workspace)) ? workspace : undefined
}

/** Walks serialized R objects (R Internals, 1.8) without building them. @throws RFault, OutOfBytes */
export function readR(content: Bytes, start: number, seen: RSeen): void {
  const mark = String.fromCharCode(...content.read(start, 1))
  if (mark === 'A') throw new RFault('the text form of serialization is not read', start)
  const reader = new Reader(new Cursor(content, start + 2, mark === 'B'), seen)
  reader.head()
  reader.item(0)
}

class Reader {
  readonly #references: string[] = []

  constructor(
    private readonly cursor: Cursor,
    private readonly seen: RSeen,
  ) {}

  head(): void {
    const version = this.cursor.u32()
    this.cursor.skip(8)
    if (version === 3) this.cursor.skip(this.#length())
  }

  /** One item. @returns the name of a symbol or the value of a text. */
  item(depth: number): string | undefined {
    const { cursor, seen } = this
    if (depth > DEEPEST) throw new RFault(`values are nested deeper than ${DEEPEST}`, cursor.at)
    seen.spend(1)
    const at = cursor.at
    const flags = cursor.u32()
    const type = flags & 0xff
    switch (type) {
      case 1: {
        const name = this.item(depth + 1) ?? ''
        this.#references.push(name)
        return name
      }
      case 2:
      case 3:
      case 5:
      case 6:
      case 17:
        return this.#pairs(type, flags, at, depth)
      case 4:
        cursor.skip(4)
        this.#references.push('')
        for (let index = 0; index < 4; index++) this.item(depth + 1)
        return undefined
      case 7:
      case 8:
        return this.#text(cursor.u32())
      case 9: {
        const length = cursor.i32()
        return length < 0 ? undefined : this.#text(length)
      }
      case 10:
      case 13:
        this.#skip(4)
        break
      case 14:
        this.#skip(8)
        break
      case 15:
        this.#skip(16)
        break
      case 24:
        this.#skip(1)
        break
      case 16:
        return this.#texts(flags, depth)
      case 19:
      case 20:
        for (let count = this.#length(); count > 0; count--) this.item(depth + 1)
        break
      case 21:
        seen.functions('byte code', at)
        throw new RFault('byte code is not read', at)
      case 22:
        this.#references.push('')
        this.item(depth + 1)
        this.item(depth + 1)
        break
      case 23:
        this.#references.push('')
        break
      case 25:
        break
      case 238:
        this.item(depth + 1)
        this.item(depth + 1)
        this.item(depth + 1)
        return undefined
      case 247:
      case 249:
      case 250:
        this.#references.push('')
        cursor.skip(4)
        for (let count = cursor.u32(); count > 0; count--) this.item(depth + 1)
        return undefined
      case 255: {
        const index = flags >>> 8
        return this.#references[(index === 0 ? cursor.u32() : index) - 1]
      }
      case 241:
      case 242:
      case 251:
      case 252:
      case 253:
      case 254:
        return undefined
      default:
        throw new RFault(`an item has the type ${type}, which is not known`, at)
    }
    if (flags & ATTRIBUTES) this.item(depth + 1)
    return undefined
  }

  /** Lists, calls, closures and promises: cells that are chained by their tails, walked without going deeper. */
  #pairs(type: number, flags: number, at: number, depth: number): string | undefined {
    const { seen } = this
    if (type === 5) seen.promise(at)
    if (type === 3) seen.functions('a function', at)
    if (flags & ATTRIBUTES) this.item(depth + 1)
    if (flags & TAG) this.item(depth + 1)
    const first = this.item(depth + 1)
    const texts: string[] = []
    let next = this.cursor.at
    for (;;) {
      next = this.cursor.at
      const cell = this.cursor.u32()
      if ((cell & 0xff) !== 2) break
      if (cell & ATTRIBUTES) this.item(depth + 1)
      if (cell & TAG) this.item(depth + 1)
      seen.spend(1)
      const value = this.item(depth + 1)
      if (value !== undefined && texts.length < 8) texts.push(value)
    }
    this.cursor.at = next
    this.item(depth + 1)
    if (type === 6) seen.call(first ?? '', texts, at)
    return undefined
  }

  /** A vector of texts; the first one stands for all where a name is asked for. */
  #texts(flags: number, depth: number): string | undefined {
    let first: string | undefined
    for (let count = this.#length(); count > 0; count--) {
      const text = this.item(depth + 1)
      first ??= text
    }
    if (flags & ATTRIBUTES) this.item(depth + 1)
    return first
  }

  #text(length: number): string {
    const at = this.cursor.at
    const text = this.cursor.text(Math.min(length, this.cursor.left))
    if (length > 3) this.seen.text(text, at)
    return text
  }

  #length(): number {
    const length = this.cursor.i32()
    if (length >= 0) return length
    if (length !== -1) throw new RFault(`a length is ${length}`, this.cursor.at - 4)
    const high = this.cursor.u32()
    return high * 2 ** 32 + this.cursor.u32()
  }

  #skip(width: number): void {
    this.cursor.skip(this.#length() * width)
  }
}
