import type { Bytes } from '#supplychain/scan/bytes'
import { Cursor } from '../binary/cursor.js'

/**
 * The content is no protocol buffer, or is cut. Thrown and caught once for every small member that is none, so it is no `Error`: the stack of one costs
 * more than all else that is done with such a member.
 */
export class ProtobufFault {
  constructor(
    readonly message: string,
    readonly at: number,
    /** The last field reaches beyond the end: what was there before it is right. */
    readonly cut = false,
  ) {}
}

/** A part of the content that holds a message, a text or bytes. */
export interface Span {
  readonly start: number
  readonly end: number
}
export interface Field {
  readonly number: number
  /** 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes. */
  readonly wire: 0 | 1 | 2 | 5
  readonly at: number
  /** Of wires 0, 1 and 5, unsigned. */
  readonly value: bigint
  /** Of wire 2. */
  readonly span: Span
}

const MOST_GROUPS = 1000
const NOTHING: Span = { start: 0, end: 0 }
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** A protocol buffer in its wire format, walked without a schema: only tags and lengths are read, payloads are skipped. */
export class Protobuf {
  readonly #cursor: Cursor

  constructor(readonly content: Bytes) {
    this.#cursor = new Cursor(content)
  }

  get whole(): Span {
    return { start: 0, end: this.content.size }
  }

  /** The fields of one message in their order. @throws ProtobufFault */
  *fields(span: Span): Generator<Field> {
    let at = span.start
    let groups = 0
    while (at < span.end) {
      const start = at
      this.#cursor.at = at
      const tag = this.#varint(span.end)
      const number = Number(tag >> 3n)
      const wire = Number(tag & 7n)
      if (number === 0 || number > 536_870_911) throw new ProtobufFault(`${number} is no field number`, start)
      let value = 0n
      let inner = NOTHING
      if (wire === 0) value = this.#varint(span.end)
      else if (wire === 1 || wire === 5) {
        if (this.#cursor.at + (wire === 1 ? 8 : 4) > span.end) throw new ProtobufFault('a number is cut', start, true)
        value = wire === 1 ? this.#cursor.u64() : BigInt(this.#cursor.u32())
      } else if (wire === 2) {
        const length = this.#varint(span.end)
        const from = this.#cursor.at
        if (length > BigInt(span.end - from)) throw new ProtobufFault(`a field of ${length} bytes reaches beyond its message`, start, true)
        inner = { start: from, end: from + Number(length) }
        this.#cursor.at = inner.end
      } else if (wire === 3 || wire === 4) {
        // Groups are out of use, but every reader skips them: their marks are passed over and their fields count as fields beside them.
        at = this.#cursor.at
        if (++groups > MOST_GROUPS) throw new ProtobufFault(`more than ${MOST_GROUPS} groups`, start)
        continue
      } else throw new ProtobufFault(`${wire} is no wire type in use`, start)
      at = this.#cursor.at
      yield { number, wire: wire as Field['wire'], at: start, value, span: inner }
    }
  }

  text({ start, end }: Span, longest = 1_000_000): string {
    return decoder.decode(this.content.read(start, Math.min(end - start, longest)))
  }

  /** Packed or single varints of a repeated field. */
  *integers(field: Field): Generator<bigint> {
    if (field.wire !== 2) {
      yield field.value
      return
    }
    let at = field.span.start
    while (at < field.span.end) {
      this.#cursor.at = at
      const value = this.#varint(field.span.end)
      at = this.#cursor.at
      yield value
    }
  }

  #varint(end: number): bigint {
    let value = 0n
    const start = this.#cursor.at
    for (let shift = 0n; shift < 70n; shift += 7n) {
      if (this.#cursor.at >= end) throw new ProtobufFault('a number is cut', start, true)
      const byte = this.#cursor.u8()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asUintN(64, value)
    }
    throw new ProtobufFault('a number is longer than ten bytes', start)
  }
}

export interface Fit {
  /** Numbers of the schema that stand there. */
  readonly seen: ReadonlySet<number>
  /** The message ends too early. */
  readonly cut: boolean
}

/**
 * Whether a span walks as a message in which the schema's fields (number to wire types) have their wire types. Other numbers may stand there:
 * readers skip them. Looks at no more than `most` fields.
 */
export function fits(proto: Protobuf, span: Span, schema: Readonly<Record<number, readonly number[]>>, most = 4096): Fit | undefined {
  const seen = new Set<number>()
  let count = 0
  try {
    for (const { number, wire } of proto.fields(span)) {
      if (schema[number]?.includes(wire) === false) return undefined
      if (schema[number]) seen.add(number)
      if (++count >= most) break
    }
  } catch (error) {
    if (!(error instanceof ProtobufFault)) throw error
    return error.cut ? { seen, cut: true } : undefined
  }
  return { seen, cut: false }
}

/** The first few fields of a number; one that fits is enough, a decoy before it does not matter. */
export function someField(proto: Protobuf, span: Span, number: number, test: (span: Span) => boolean): boolean {
  let looked = 0
  try {
    for (const field of proto.fields(span)) {
      if (field.number !== number || field.wire !== 2) continue
      if (test(field.span)) return true
      if (++looked >= 16) return false
    }
  } catch (error) {
    if (!(error instanceof ProtobufFault)) throw error
  }
  return false
}

/** A cheap look at the first fields: tags and lengths that a protocol buffer of this size can have. Most other content fails within a few bytes. */
export function startsLikeProtobuf(content: Bytes): boolean {
  const head = content.read(0, 256)
  let at = 0
  for (let count = 0; count < 32 && at < content.size; count++) {
    const tag = smallVarint(head, at)
    if (tag === undefined) return true
    const number = Math.floor(tag.value / 8)
    const wire = tag.value % 8
    if (number === 0 || number > 536_870_911 || wire > 5) return false
    at = tag.next
    if (wire === 1 || wire === 5) at += wire === 1 ? 8 : 4
    else if (wire === 0 || wire === 2) {
      const value = smallVarint(head, at)
      if (value === undefined) return true
      if (value.next - at > 10) return false
      at = value.next + (wire === 2 ? value.value : 0)
    }
    // A length beyond the end may be that of a file that is cut.
    if (at >= head.length) return true
  }
  return true
}

/** A varint of the head as a number that may have lost low digits; undefined where the head ends in it. */
function smallVarint(head: Uint8Array, at: number): { value: number; next: number } | undefined {
  let value = 0
  let scale = 1
  for (let index = at; index < head.length; index++) {
    const byte = head[index]!
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return { value, next: index + 1 }
    scale *= 128
  }
  return undefined
}
