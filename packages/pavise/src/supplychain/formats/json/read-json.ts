import type { JsonEntry, JsonNode } from './json-node.js'

export interface JsonDocument {
  readonly root: JsonNode
  /** Where the value ends; what follows is the caller's to judge. */
  readonly end: number
  readonly duplicates: readonly { readonly key: string; readonly at: number }[]
}
export interface JsonFault {
  readonly fault: string
  readonly at: number
  /** A limit of ours was hit: the document may be right. */
  readonly limit?: boolean
  /** What was read until then. */
  readonly partial?: JsonDocument
}

export interface JsonLimits {
  readonly depth?: number
  readonly values?: number
}

/** Arrays of more numbers keep these many: nobody reads a tree's weights here. */
const NUMBERS_KEPT = 4096

/**
 * Reads one JSON value from UTF-8 bytes, RFC 8259 and what Python's reader takes besides (NaN, Infinity, control characters in strings, a
 * byte order mark). Sees duplicate keys and offsets, loses no digit. Linear; depth and number of values are bounded.
 * @example readJson(new TextEncoder().encode('{"a":1,"a":2}')).duplicates // [{ key: 'a', at: 7 }]
 */
export function readJson(bytes: Uint8Array, limits: JsonLimits = {}): JsonDocument | JsonFault {
  const reader = new Reader(bytes, limits.depth ?? 200, limits.values ?? 2_000_000)
  try {
    const root = reader.value(0)
    reader.blanks()
    return { root, end: reader.at, duplicates: reader.duplicates }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { at } = reader
    const root = reader.unwound()
    return {
      fault: error.message,
      at,
      ...(error.limit && { limit: true }),
      ...(root && { partial: { root, end: at, duplicates: reader.duplicates } }),
    }
  }
}

export const isFault = (read: JsonDocument | JsonFault): read is JsonFault => 'fault' in read

class Fault extends Error {
  constructor(
    message: string,
    readonly limit = false,
  ) {
    super(message)
  }
}

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })
const ESCAPES: Readonly<Record<number, string>> = {
  34: '"',
  92: '\\',
  47: '/',
  98: '\b',
  102: '\f',
  110: '\n',
  114: '\r',
  116: '\t',
}

class Reader {
  at = 0
  readonly duplicates: { key: string; at: number }[] = []
  #values = 0
  /** Containers that are being read, outermost first; in an object with the key whose value is next. */
  readonly #open: (
    | { node: JsonNode & { kind: 'object' }; entries: JsonEntry[]; key: string; keyAt: number }
    | { node: JsonNode & { kind: 'array' }; items: JsonNode[] }
  )[] = []

  constructor(
    private readonly bytes: Uint8Array,
    private readonly depth: number,
    private readonly limit: number,
  ) {
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3
  }

  value(depth: number): JsonNode {
    this.blanks()
    if (depth > this.depth) throw new Fault(`nested deeper than ${this.depth}`, true)
    if (++this.#values > this.limit) throw new Fault(`more than ${this.limit} values`, true)
    const at = this.at
    const byte = this.bytes[at]
    if (byte === 0x7b) return this.#object(depth)
    if (byte === 0x5b) return this.#array(depth)
    if (byte === 0x22) return { kind: 'text', at, text: this.#string() }
    for (const word of ['true', 'false', 'null'] as const) if (this.#word(word)) return { kind: 'word', at, word }
    for (const digits of ['NaN', 'Infinity', '-Infinity']) if (this.#word(digits)) return { kind: 'number', at, digits }
    return { kind: 'number', at, digits: this.#number() }
  }

  /** Puts what is open into each other: the document as far as it goes. */
  unwound(): JsonNode | undefined {
    let inner: JsonNode | undefined
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const open = this.#open[index]!
      if (inner && 'items' in open) open.items.push(inner)
      else if (inner && 'entries' in open) open.entries.push({ key: open.key, at: open.keyAt, value: inner })
      inner = open.node
    }
    return inner
  }

  blanks(): void {
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at]!
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return
      this.at++
    }
  }

  #object(depth: number): JsonNode {
    const at = this.at++
    const entries: JsonEntry[] = []
    const node = { kind: 'object', at, entries } as const
    const seen = new Set<string>()
    this.blanks()
    if (this.bytes[this.at] === 0x7d) {
      this.at++
      return node
    }
    const open = { node, entries, key: '', keyAt: at }
    this.#open.push(open)
    for (;;) {
      this.blanks()
      const keyAt = this.at
      if (this.bytes[keyAt] !== 0x22) throw new Fault('a key in quotes is expected')
      const key = this.#string()
      if (seen.has(key)) this.duplicates.push({ key, at: keyAt })
      seen.add(key)
      this.blanks()
      if (this.bytes[this.at++] !== 0x3a) throw new Fault('":" is expected')
      open.key = key
      open.keyAt = keyAt
      entries.push({ key, at: keyAt, value: this.value(depth + 1) })
      this.blanks()
      const next = this.bytes[this.at++]
      if (next === 0x7d) {
        this.#open.pop()
        return node
      }
      if (next !== 0x2c) throw new Fault('"," or "}" is expected')
    }
  }

  #array(depth: number): JsonNode {
    const at = this.at++
    const items: JsonNode[] = []
    const node = { kind: 'array', at, items } as const
    this.blanks()
    if (this.bytes[this.at] === 0x5d) {
      this.at++
      return node
    }
    this.#open.push({ node, items })
    for (;;) {
      const item = this.value(depth + 1)
      if (item.kind === 'number' && items.length >= NUMBERS_KEPT) this.#values--
      else items.push(item)
      this.blanks()
      const next = this.bytes[this.at++]
      if (next === 0x5d) {
        this.#open.pop()
        return node
      }
      if (next !== 0x2c) throw new Fault('"," or "]" is expected')
    }
  }

  #word(word: string): boolean {
    for (let index = 0; index < word.length; index++) if (this.bytes[this.at + index] !== word.charCodeAt(index)) return false
    this.at += word.length
    return true
  }

  #number(): string {
    const start = this.at
    while (this.at < this.bytes.length && isNumberByte(this.bytes[this.at]!)) this.at++
    const digits = ascii(this.bytes, start, this.at)
    if (digits.length > 4096 || !/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(digits)) {
      this.at = start
      throw new Fault(start >= this.bytes.length ? 'the document ends too early' : 'a value is expected')
    }
    return digits
  }

  #string(): string {
    const start = ++this.at
    const { bytes } = this
    let plain = true
    let scan = start
    for (; scan < bytes.length && bytes[scan] !== 0x22; scan++) {
      if (bytes[scan] === 0x5c) {
        plain = false
        scan++
      }
    }
    if (scan >= bytes.length) throw new Fault('a string does not end')
    const end = scan
    if (plain) {
      this.at = end + 1
      return textBetween(bytes, start, end)
    }
    const parts: string[] = []
    let from = start
    for (let index = start; index < end; index++) {
      if (bytes[index] !== 0x5c) continue
      if (index > from) parts.push(textBetween(bytes, from, index))
      const letter = bytes[++index]!
      if (letter === 0x75) {
        const hex = ascii(bytes, index + 1, Math.min(index + 5, end))
        if (!/^[0-9a-fA-F]{4}$/.test(hex)) {
          this.at = index
          throw new Fault('a broken \\u escape')
        }
        parts.push(String.fromCharCode(Number.parseInt(hex, 16)))
        index += 4
      } else {
        const plainText = ESCAPES[letter]
        if (plainText === undefined) {
          this.at = index
          throw new Fault('an unknown escape')
        }
        parts.push(plainText)
      }
      from = index + 1
    }
    if (end > from) parts.push(textBetween(bytes, from, end))
    this.at = end + 1
    return parts.join('')
  }
}

const isNumberByte = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2b || byte === 0x2e || byte === 0x65 || byte === 0x45

/** Short ASCII without the decoder's cost, the rest through it. */
function textBetween(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 48) return decoder.decode(bytes.subarray(start, end))
  for (let index = start; index < end; index++) if (bytes[index]! >= 0x80) return decoder.decode(bytes.subarray(start, end))
  return ascii(bytes, start, end)
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let index = start; index < end; index++) text += String.fromCharCode(bytes[index]!)
  return text
}
