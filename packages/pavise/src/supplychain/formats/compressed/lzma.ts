import { type ByteSource, Damaged } from './byte-source.js'
import type { LzmaWindow } from './lzma-window.js'

/** LZMA as its specification (7-Zip, "LZMA specification") describes it: a range decoder with adaptive bits over literals and matches. */

const STATES = 12
const HALF = 1024
const MATCH_LEAST = 2
const TOP = 2 ** 24

const fresh = (n: number): Uint16Array => new Uint16Array(n).fill(HALF)

class LengthModel {
  readonly choice = fresh(2)
  readonly low = fresh(16 * 8)
  readonly mid = fresh(16 * 8)
  readonly high = fresh(256)
}

export interface LzmaProperties {
  readonly lc: number
  readonly lp: number
  readonly pb: number
}

/** The byte that holds lc, lp and pb. Throws `Damaged`. */
export function lzmaProperties(byte: number): LzmaProperties {
  if (byte >= 225) throw new Damaged('its properties are out of range')
  return { lc: byte % 9, lp: Math.floor(byte / 9) % 5, pb: Math.floor(byte / 45) }
}

export class LzmaDecoder {
  #range = 0
  #code = 0
  #state = 0
  #rep0 = 0
  #rep1 = 0
  #rep2 = 0
  #rep3 = 0
  #literals: Uint16Array
  #isMatch = fresh(STATES * 16)
  #isRep = fresh(STATES)
  #isRepG0 = fresh(STATES)
  #isRepG1 = fresh(STATES)
  #isRepG2 = fresh(STATES)
  #isRep0Long = fresh(STATES * 16)
  #slots = fresh(4 * 64)
  #special = fresh(115)
  #aligned = fresh(16)
  #matchLength = new LengthModel()
  #repLength = new LengthModel()
  /** A match that a chunk of LZMA2 cut in two. */
  #owed = 0

  constructor(
    private readonly source: ByteSource,
    private readonly window: LzmaWindow,
    private properties: LzmaProperties,
  ) {
    this.#literals = fresh(0x300 << (properties.lc + properties.lp))
  }

  /** Begins anew with its probabilities, and other properties where they are given. */
  reset(properties: LzmaProperties = this.properties): void {
    this.properties = properties
    this.#literals = fresh(0x300 << (properties.lc + properties.lp))
    for (const model of [this.#isMatch, this.#isRep, this.#isRepG0, this.#isRepG1, this.#isRepG2, this.#isRep0Long]) model.fill(HALF)
    for (const model of [this.#slots, this.#special, this.#aligned]) model.fill(HALF)
    this.#matchLength = new LengthModel()
    this.#repLength = new LengthModel()
    this.#state = 0
    this.#rep0 = this.#rep1 = this.#rep2 = this.#rep3 = 0
    this.#owed = 0
  }

  /** A stored chunk of LZMA2 came between: the state begins anew, the probabilities stay. */
  afterPlain(): void {
    this.#state = 0
  }

  /** Reads the five bytes that a range coder begins with. */
  begin(): void {
    if (this.source.need() !== 0) throw new Damaged('its range coder does not begin with zero')
    this.#range = 0xffffffff
    this.#code = 0
    for (let i = 0; i < 4; i++) this.#code = ((this.#code << 8) | this.source.need()) >>> 0
  }

  /** Decodes up to `length` bytes; true where the stream said itself that it ends. */
  decode(length: number): boolean {
    const { window } = this
    const end = window.total + length
    const positions = (1 << this.properties.pb) - 1
    if (this.#owed > 0) this.#match(end, this.#owed)
    while (window.total < end) {
      const position = window.total & positions
      if (this.#bit(this.#isMatch, this.#state * 16 + position) === 0) {
        this.#literal()
        continue
      }
      let size: number
      if (this.#bit(this.#isRep, this.#state) === 0) {
        this.#rep3 = this.#rep2
        this.#rep2 = this.#rep1
        this.#rep1 = this.#rep0
        size = this.#length(this.#matchLength, position)
        this.#state = this.#state < 7 ? 7 : 10
        this.#rep0 = this.#distance(size)
        if (this.#rep0 === 0xffffffff) {
          this.#normalize()
          return true
        }
      } else {
        if (window.total === 0) throw new Damaged('a match repeats nothing')
        if (this.#bit(this.#isRepG0, this.#state) === 0) {
          if (this.#bit(this.#isRep0Long, this.#state * 16 + position) === 0) {
            this.#state = this.#state < 7 ? 9 : 11
            window.copy(this.#rep0 + 1, 1)
            continue
          }
        } else this.#rotate()
        size = this.#length(this.#repLength, position)
        this.#state = this.#state < 7 ? 8 : 11
      }
      this.#match(end, size + MATCH_LEAST)
    }
    return false
  }

  /** At the end of a chunk: the range coder takes the byte that it has waited with. */
  finish(): void {
    this.#normalize()
  }

  /** At the end of a stream of known length: whether it also says itself that it ends. */
  endsHere(): boolean {
    return this.#owed === 0 && this.#code === 0
  }

  /** True where an end marker follows. Takes it. */
  endMarker(): boolean {
    const position = this.window.total & ((1 << this.properties.pb) - 1)
    if (this.#bit(this.#isMatch, this.#state * 16 + position) === 0 || this.#bit(this.#isRep, this.#state) === 1) return false
    const marked = this.#distance(this.#length(this.#matchLength, position)) === 0xffffffff
    if (marked) this.#normalize()
    return marked
  }

  #match(end: number, length: number): void {
    const now = Math.min(length, end - this.window.total)
    this.#owed = length - now
    this.window.copy(this.#rep0 + 1, now)
  }

  #rotate(): void {
    let distance: number
    if (this.#bit(this.#isRepG1, this.#state) === 0) distance = this.#rep1
    else {
      if (this.#bit(this.#isRepG2, this.#state) === 0) distance = this.#rep2
      else {
        distance = this.#rep3
        this.#rep3 = this.#rep2
      }
      this.#rep2 = this.#rep1
    }
    this.#rep1 = this.#rep0
    this.#rep0 = distance
  }

  #literal(): void {
    const { lc, lp } = this.properties
    const { window } = this
    const base = 0x300 * (((window.total & ((1 << lp) - 1)) << lc) + (window.last >> (8 - lc)))
    let symbol = 1
    if (this.#state >= 7) {
      if (this.#rep0 + 1 > window.total) throw new Damaged('a literal follows a match that is not there')
      let matched = window.peek(this.#rep0 + 1)
      while (symbol < 0x100) {
        const matchBit = (matched >> 7) & 1
        matched <<= 1
        const bit = this.#bit(this.#literals, base + ((1 + matchBit) << 8) + symbol)
        symbol = (symbol << 1) | bit
        if (matchBit !== bit) break
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(this.#literals, base + symbol)
    window.put(symbol & 0xff)
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6
  }

  #length(model: LengthModel, position: number): number {
    if (this.#bit(model.choice, 0) === 0) return this.#tree(model.low, position * 8, 3)
    if (this.#bit(model.choice, 1) === 0) return 8 + this.#tree(model.mid, position * 8, 3)
    return 16 + this.#tree(model.high, 0, 8)
  }

  #distance(length: number): number {
    const slot = this.#tree(this.#slots, Math.min(length, 3) * 64, 6)
    if (slot < 4) return slot
    const bits = (slot >> 1) - 1
    const base = ((2 | (slot & 1)) << bits) >>> 0
    if (slot < 14) return base + this.#reverse(this.#special, base - slot, bits)
    let direct = 0
    for (let i = bits - 4; i > 0; i--) direct = ((direct << 1) | this.#directBit()) >>> 0
    return base + direct * 16 + this.#reverse(this.#aligned, 0, 4)
  }

  #tree(model: Uint16Array, base: number, bits: number): number {
    let symbol = 1
    for (let i = 0; i < bits; i++) symbol = (symbol << 1) | this.#bit(model, base + symbol)
    return symbol - (1 << bits)
  }

  #reverse(model: Uint16Array, base: number, bits: number): number {
    let symbol = 1
    let value = 0
    for (let i = 0; i < bits; i++) {
      const bit = this.#bit(model, base + symbol)
      symbol = (symbol << 1) | bit
      value |= bit << i
    }
    return value
  }

  #normalize(): void {
    if (this.#range < TOP) {
      this.#range = (this.#range << 8) >>> 0
      this.#code = ((this.#code << 8) | this.source.need()) >>> 0
    }
  }

  #bit(model: Uint16Array, index: number): number {
    this.#normalize()
    const probability = model[index]!
    const bound = (this.#range >>> 11) * probability
    if (this.#code < bound) {
      this.#range = bound
      model[index] = probability + ((2048 - probability) >> 5)
      return 0
    }
    this.#range -= bound
    this.#code -= bound
    model[index] = probability - (probability >> 5)
    return 1
  }

  #directBit(): number {
    this.#normalize()
    this.#range >>>= 1
    if (this.#code >= this.#range) {
      this.#code -= this.#range
      return 1
    }
    return 0
  }
}
