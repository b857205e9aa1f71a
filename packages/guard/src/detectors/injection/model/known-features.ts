import { BITS, type FeatureList, SPACE } from './feature-ids.js'
import { HEADS, type Model, ones } from './packed.js'

/** More distinct features than a window has. */
const MOST = 8192
/** A bit of the coarse map stands for so many features side by side: small enough to lie in the near caches, and most features have none. */
const COARSE = 2
/** Features of a list that have weights, by their rank among those. */
export class KnownFeatures {
  private readonly coarse: Uint32Array
  /** Bits and rank of 32 features side by side, so that a look-up reads from one place. */
  private readonly places: Int32Array
  /** By rank the levels of both heads, eight bits each. */
  private readonly levels: Int16Array
  /** The window in which a feature was counted last. */
  private readonly stamp: Uint8Array
  private turn = 0
  private candidates = new Int32Array(4096)
  private placesBefore = new Uint32Array(4096)
  private readonly found = new Int32Array(MOST)
  count = 0
  /** Sums of the levels of two heads over the distinct features of the window at hand. */
  attackSum = 0
  harmfulSum = 0

  constructor(model: Model) {
    this.places = new Int32Array(2 * model.bits.length)
    this.coarse = new Uint32Array(SPACE >> (5 + COARSE))
    for (let i = 0; i < model.bits.length; i++) {
      this.places[2 * i] = model.bits[i]!
      this.places[2 * i + 1] = model.ranks[i]!
      for (let bit = 0; bit < 32; bit++) {
        const place = (32 * i + bit) >>> COARSE
        if (((model.bits[i]! >>> bit) & 1) !== 0) this.coarse[place >>> 5]! |= 1 << (place & 31)
      }
    }
    const level = (i: number, head: 'attack' | 'harmful') => model.weights[i * HEADS.length + HEADS.indexOf(head)]!
    this.levels = Int16Array.from({ length: model.size }, (_, i) => (level(i, 'attack') << 8) | (level(i, 'harmful') & 255))
    this.stamp = new Uint8Array(model.size)
  }

  /** Writes the ranks of the features of a list that have weights into `into`, and for each feature how many stand before it into `before`; answers how many. */
  look(list: FeatureList, into: Int32Array, before: Uint32Array): number {
    const { count } = list
    if (this.candidates.length <= count) {
      this.candidates = new Int32Array(2 * count)
      this.placesBefore = new Uint32Array(2 * count)
    }
    const end = this.rank(this.sift(list, before), into)
    const { placesBefore } = this
    for (let i = 0; i <= count; i++) before[i] = placesBefore[before[i]!]!
    return end
  }

  /** Collects the ids of features that may have weights; `before` tells how many stand before each. */
  private sift({ salts, hashes, count }: FeatureList, before: Uint32Array): number {
    const { coarse, candidates } = this
    const shift = 32 - BITS
    const [fine, word] = [COARSE, 5 + COARSE]
    let end = 0
    for (let i = 0; i < count; i++) {
      before[i] = end
      const group = salts[i]!
      const hash = hashes[i]!
      // `featureId`, spelled out: this is the innermost loop of all.
      const h = Math.imul(group ^ (hash >>> 15), 0x2c1b3c6d) + Math.imul(hash, 0x297a2d39)
      const id = Math.imul(h ^ (h >>> 13), 0x9e3779b1) >>> shift
      candidates[end] = id
      // No branch, here and below: which features have weights cannot be foreseen.
      end += (coarse[id >>> word]! >>> (id >>> fine)) & 1
    }
    before[count] = end
    return end
  }

  /** Writes the ranks of those candidates that have weights; `placesBefore` tells how many stand before each. */
  private rank(count: number, into: Int32Array): number {
    const { places, candidates, placesBefore } = this
    let end = 0
    for (let i = 0; i < count; i++) {
      placesBefore[i] = end
      const id = candidates[i]!
      const place = (id >>> 5) << 1
      const word = places[place]!
      into[end] = places[place + 1]! + ones(word & ((1 << (id & 31)) - 1))
      end += (word >>> (id & 31)) & 1
    }
    placesBefore[count] = end
    return end
  }

  /** Begins a window. */
  clear(): void {
    this.count = 0
    this.attackSum = 0
    this.harmfulSum = 0
    if (++this.turn < 256) return
    this.stamp.fill(0)
    this.turn = 1
  }

  /** Counts the features of a window that were not counted yet. */
  take(ranks: Int32Array, from: number, to: number): void {
    const { stamp, found, levels, turn } = this
    let { count, attackSum, harmfulSum } = this
    for (let i = from; i < to; i++) {
      const rank = ranks[i]!
      if (stamp[rank] === turn || count === found.length) continue
      stamp[rank] = turn
      found[count++] = rank
      const both = levels[rank]!
      attackSum += both >> 8
      harmfulSum += (both << 24) >> 24
    }
    this.count = count
    this.attackSum = attackSum
    this.harmfulSum = harmfulSum
  }

  /** The features of the window, by rank. */
  features(): Int32Array {
    return this.found.slice(0, this.count)
  }
}
