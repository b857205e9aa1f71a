import type { Bytes } from '#supplychain/scan/bytes'
import { ByteSource, Damaged } from './byte-source.js'
import type { Sink } from './expand.js'

/**
 * Deflate (RFC 1951) and Deflate64, in plain code: slower than zlib, but it keeps everything that came out before a fault, as a loader that reads a
 * stream would have seen it, and it says where the stream ended.
 */

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const CHUNK = 64 * 1024

/** Canonical Huffman codes: how many there are of each length, and the symbols in order. */
interface Codes {
  readonly counts: Uint16Array
  readonly symbols: Uint16Array
}

function codesOf(lengths: readonly number[]): Codes {
  const counts = new Uint16Array(16)
  for (const length of lengths) counts[length]!++
  counts[0] = 0
  const offsets = new Uint16Array(16)
  for (let i = 1; i < 15; i++) offsets[i + 1] = offsets[i]! + counts[i]!
  const symbols = new Uint16Array(lengths.length)
  for (const [symbol, length] of lengths.entries()) if (length > 0) symbols[offsets[length]!++] = symbol
  return { counts, symbols }
}

const fill = (n: number, value: number): number[] => new Array<number>(n).fill(value)
const FIXED_LITERALS = codesOf([...fill(144, 8), ...fill(112, 9), ...fill(24, 7), ...fill(8, 8)])
const FIXED_DISTANCES = codesOf(fill(30, 5))

class Inflation {
  readonly #in: ByteSource
  readonly #window: Uint8Array
  readonly #mask: number
  #bits = 0
  #held = 0
  #at = 0
  #flushed = 0

  constructor(
    content: Bytes,
    private readonly sink: Sink,
    private readonly wide: boolean,
  ) {
    this.#in = new ByteSource(content)
    this.#window = new Uint8Array(CHUNK * 2)
    this.#mask = CHUNK * 2 - 1
  }

  run(): number {
    try {
      for (;;) {
        const last = this.#take(1)
        const kind = this.#take(2)
        if (kind === 0) this.#stored()
        else if (kind === 1) this.#block(FIXED_LITERALS, FIXED_DISTANCES)
        else if (kind === 2) this.#dynamic()
        else throw new Damaged('a block is of no kind that there is')
        if (last === 1) break
      }
    } finally {
      this.#flush()
    }
    return this.#in.offset
  }

  #take(n: number): number {
    while (this.#held < n) {
      this.#bits |= this.#in.need() << this.#held
      this.#held += 8
    }
    const value = this.#bits & ((1 << n) - 1)
    this.#bits >>>= n
    this.#held -= n
    return value
  }

  #symbol({ counts, symbols }: Codes): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      code |= this.#take(1)
      const count = counts[length]!
      if (code - count < first) return symbols[index + code - first]!
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new Damaged('a code stands for nothing')
  }

  #put(byte: number): void {
    this.#window[this.#at++ & this.#mask] = byte
    if (this.#at - this.#flushed === CHUNK) this.#flush()
  }

  #flush(): void {
    const from = this.#flushed & this.#mask
    const length = this.#at - this.#flushed
    this.#flushed = this.#at
    if (length > 0) this.sink.write(Uint8Array.prototype.slice.call(this.#window, from, from + length), this.#in.offset)
  }

  #stored(): void {
    // Bytes are taken one at a time, so what is held is less than one: the rest of it is padding.
    this.#bits = 0
    this.#held = 0
    const length = this.#in.need() | (this.#in.need() << 8)
    const check = this.#in.need() | (this.#in.need() << 8)
    if ((length ^ check) !== 0xffff) throw new Damaged('a stored block contradicts its own length')
    for (let i = 0; i < length; i++) this.#put(this.#in.need())
  }

  #dynamic(): void {
    const literals = this.#take(5) + 257
    const distances = this.#take(5) + 1
    const lengths = fill(19, 0)
    for (let i = 0, n = this.#take(4) + 4; i < n; i++) lengths[ORDER[i]!] = this.#take(3)
    const codes = codesOf(lengths)
    const all: number[] = []
    while (all.length < literals + distances) {
      const symbol = this.#symbol(codes)
      if (symbol < 16) all.push(symbol)
      else {
        if (symbol === 16 && all.length === 0) throw new Damaged('a code length repeats nothing')
        const value = symbol === 16 ? all.at(-1)! : 0
        const times = symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7)
        for (let i = 0; i < times; i++) all.push(value)
      }
    }
    if (all.length > literals + distances) throw new Damaged('there are more code lengths than codes')
    this.#block(codesOf(all.slice(0, literals)), codesOf(all.slice(literals)))
  }

  #block(literals: Codes, distances: Codes): void {
    for (;;) {
      const symbol = this.#symbol(literals)
      if (symbol < 256) this.#put(symbol)
      else if (symbol === 256) return
      else this.#copy(this.#length(symbol - 257), this.#distance(this.#symbol(distances)))
    }
  }

  #length(index: number): number {
    if (index >= LENGTH_BASE.length) throw new Damaged('a length stands for nothing')
    // Deflate64: the last code has sixteen more bits in place of 258.
    if (this.wide && index === 28) return 3 + this.#take(16)
    return LENGTH_BASE[index]! + this.#take(LENGTH_EXTRA[index]!)
  }

  #distance(symbol: number): number {
    if (symbol >= (this.wide ? 32 : 30)) throw new Damaged('a distance stands for nothing')
    if (symbol < 4) return symbol + 1
    const extra = (symbol >> 1) - 1
    const base = (2 + (symbol & 1)) * 2 ** extra + 1
    return base + this.#take(extra)
  }

  #copy(length: number, distance: number): void {
    if (distance > this.#at) throw new Damaged('a distance reaches before the beginning')
    for (let i = 0; i < length; i++) this.#put(this.#window[(this.#at - distance) & this.#mask]!)
  }
}

/** Inflates a raw stream; answers how many bytes of the content it took. Throws `Damaged`. */
export const inflatePlainly = (content: Bytes, sink: Sink, wide = false): number => new Inflation(content, sink, wide).run()
