import type { Numbers } from './numbers.js'
import type { WeightType } from './weight-tensor.js'

/** Weights in a window: the statistics of one are told from those of another. */
const WINDOW = 1024
const LARGE_WINDOW = 2048
/** Low bits that are zero in F32 weights which were BF16 or F16 before. */
const ROUNDED = 13

export interface OddBits {
  readonly kind: 'filled' | 'stretch' | 'exponents'
  readonly weights: number
  /** Low bits that hold something. */
  readonly depth: number
}

/** Low bits of a tensor that no training and no rounding makes. Fed piece by piece, in order. */
export class OddBitsWatch {
  #filled = 0
  #depth = 0
  #rounded = 0
  #full = 0
  #last = false
  #changes = 0
  #even = 0
  #window = 0
  #or = 0
  #nonzero = 0
  #exponents = new Uint32Array(256)
  #counted = 0

  constructor(private readonly type: WeightType) {}

  feed({ words }: Numbers): void {
    if (this.type === 'F32') this.#lowBits(words)
    if (this.type === 'F32' || this.type === 'BF16') this.#exponentPairs(words, this.type === 'F32' ? 23 : 7)
  }

  get found(): OddBits | undefined {
    const rounded = this.#rounded + this.#filled
    if (this.#filled >= 1) return { kind: 'filled', weights: this.#filled * WINDOW, depth: this.#depth }
    if (this.#full >= 2 && rounded >= 8 && this.#changes <= 2) return { kind: 'stretch', weights: this.#full * WINDOW, depth: ROUNDED }
    return this.#even > 0 ? { kind: 'exponents', weights: this.#even * LARGE_WINDOW, depth: this.type === 'F32' ? 24 : 8 } : undefined
  }

  /** Weights that came from half precision have zeros below; some of these filled and zeros above them are somebody's. */
  #lowBits(words: Numbers['words']): void {
    for (let at = 0; at < words.length; at++) {
      const low = words[at]! & ((1 << ROUNDED) - 1)
      this.#or |= low
      if (low !== 0) this.#nonzero++
      if (++this.#window === WINDOW) this.#endWindow()
    }
  }

  #endWindow(): void {
    const depth = 32 - Math.clz32(this.#or)
    const full = depth === ROUNDED
    // A few weights with stray bits are numbers that somebody typed; a payload fills nearly every one.
    const filled = depth > 0 && depth < ROUNDED && this.#nonzero > WINDOW * (depth === 1 ? 0.3 : 0.45)
    if (filled) {
      this.#filled++
      this.#depth = Math.max(this.#depth, depth)
    }
    if (full) this.#full++
    else if (!filled) this.#rounded++
    if (this.#rounded + this.#full + this.#filled > 1 && full !== this.#last) this.#changes++
    this.#last = full
    this.#window = 0
    this.#or = 0
    this.#nonzero = 0
  }

  /** Random bits in the lowest bit of the exponent make neighbouring exponents equally frequent. In weights one is about twice the other. */
  #exponentPairs(words: Numbers['words'], shift: number): void {
    for (let at = 0; at < words.length; at++) {
      const exponent = (words[at]! >>> shift) & 255
      this.#exponents[exponent] = this.#exponents[exponent]! + 1
      if (++this.#counted === LARGE_WINDOW) {
        if (pairsAreEqual(this.#exponents)) this.#even++
        this.#exponents.fill(0)
        this.#counted = 0
      }
    }
  }
}

const FREQUENT = 100

/** Whether the exponents 2k and 2k+1 are equally frequent for three k and more, as far as chance allows (chi-square). */
function pairsAreEqual(counts: Uint32Array): boolean {
  let sum = 0
  let pairs = 0
  for (let at = 2; at < 254; at += 2) {
    const [a, b] = [counts[at]!, counts[at + 1]!]
    if (a + b < FREQUENT) continue
    sum += (a - b) ** 2 / (a + b)
    pairs++
  }
  return pairs >= 3 && sum < pairs + 4 * Math.sqrt(2 * pairs) + 4
}
