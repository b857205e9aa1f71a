import { BITS, type FeatureList, SPACE } from './feature-ids.js'
import { HEADS, type Model, ones } from './packed.js'

/** More distinct features than a window has. */
const MOST = 8192
/** A bit of the coarse map stands for so many features side by side: small enough to lie in the near caches, and most features have none. */
const COARSE = 2
/** Number of a feature in its group of windows, and above it the group. */
const OWN_BITS = 20
const OWN = (1 << OWN_BITS) - 1
const MOST_GROUPS = 1 << 10

/** Features of a list that have weights. They are numbered anew for each group of windows, so that what a window counts lies close together. */
export class KnownFeatures {
  private readonly coarse: Uint32Array
  /** Bits and rank of 32 features side by side, so that a look-up reads from one place. */
  private readonly places: Int32Array
  /** By rank the levels of both heads, eight bits each. */
  private readonly levels: Int16Array
  /** By rank the last group that had the feature, and its number there. */
  private readonly met: Int32Array
  private group = 0
  private numbered = 0
  /** By number in the group: rank, levels, and the window that counted it last. */
  private ranks = new Int32Array(4096)
  private weights = new Int16Array(4096)
  private stamp = new Int32Array(4096)
  private turn = 0
  private candidates = new Int32Array(4096)
  private rankBefore = new Uint32Array(4096)
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
    this.met = new Int32Array(model.size)
  }

  /** Begins a group of windows. */
  begin(): void {
    this.numbered = 0
    if (++this.group < MOST_GROUPS) return
    this.met.fill(0)
    this.group = 1
  }

  /** Writes the numbers of the features of a list that have weights into `into`, and for each feature how many stand before it into `before`; answers how many. */
  look(list: FeatureList, into: Int32Array, before: Uint32Array): number {
    const { count } = list
    if (this.candidates.length <= count) {
      this.candidates = new Int32Array(2 * count)
      this.rankBefore = new Uint32Array(2 * count)
    }
    const some = this.sift(list, before)
    const end = this.number(some, into)
    const { rankBefore } = this
    for (let i = 0; i <= count; i++) before[i] = rankBefore[before[i]!]!
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
      // No branch: which features have weights cannot be foreseen.
      end += (coarse[id >>> word]! >>> (id >>> fine)) & 1
    }
    before[count] = end
    return end
  }

  /** Writes the numbers of those candidates that have weights; `rankBefore` tells how many stand before each. */
  private number(count: number, into: Int32Array): number {
    const { places, candidates, rankBefore, met, group } = this
    if (this.ranks.length <= this.numbered + count) this.widen(2 * (this.numbered + count))
    const { ranks, weights, levels } = this
    const [bits, mask] = [OWN_BITS, OWN]
    let numbered = this.numbered
    let end = 0
    for (let i = 0; i < count; i++) {
      rankBefore[i] = end
      const id = candidates[i]!
      const place = (id >>> 5) << 1
      const word = places[place]!
      if (((word >>> (id & 31)) & 1) === 0) continue
      const rank = places[place + 1]! + ones(word & ((1 << (id & 31)) - 1))
      const known = met[rank]!
      if (known >>> bits === group) {
        into[end++] = known & mask
        continue
      }
      met[rank] = (group << bits) | numbered
      ranks[numbered] = rank
      weights[numbered] = levels[rank]!
      into[end++] = numbered++
    }
    rankBefore[count] = end
    this.numbered = numbered
    return end
  }

  private widen(size: number): void {
    const [ranks, weights, stamp] = [new Int32Array(size), new Int16Array(size), new Int32Array(size)]
    ranks.set(this.ranks)
    weights.set(this.weights)
    stamp.set(this.stamp)
    this.ranks = ranks
    this.weights = weights
    this.stamp = stamp
  }

  /** Begins a window. */
  clear(): void {
    this.count = 0
    this.attackSum = 0
    this.harmfulSum = 0
    this.turn = (this.turn + 1) | 0
  }

  /** Counts the features of a window that were not counted yet. */
  take(numbers: Int32Array, from: number, to: number): void {
    const { stamp, found, weights, ranks, turn } = this
    let { count, attackSum, harmfulSum } = this
    for (let i = from; i < to; i++) {
      const own = numbers[i]!
      if (stamp[own] === turn || count === found.length) continue
      stamp[own] = turn
      found[count++] = ranks[own]!
      const both = weights[own]!
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
