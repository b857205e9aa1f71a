import { BITS, type FeatureList } from './feature-ids.js'
import { HEADS, type Model, ones } from './packed.js'

/** More distinct features than a window has. */
const MOST = 8192

/** Features of a list that have weights, by their place among the weights. */
export class KnownFeatures {
  /** Bits and rank of 32 features side by side, so that a look-up reads from one place. */
  private readonly places: Int32Array
  private readonly attack: Int8Array
  private readonly harmful: Int8Array
  /** The window in which a feature was seen last. */
  private readonly stamp: Uint8Array
  private turn = 0
  private readonly found = new Int32Array(MOST)
  count = 0
  /** Sums of the levels of two heads over the distinct features of the window at hand. */
  attackSum = 0
  harmfulSum = 0

  constructor(model: Model) {
    this.places = new Int32Array(2 * model.bits.length)
    for (let i = 0; i < model.bits.length; i++) {
      this.places[2 * i] = model.bits[i]!
      this.places[2 * i + 1] = model.ranks[i]!
    }
    const levels = (head: number) => Int8Array.from({ length: model.size }, (_, i) => model.weights[i * HEADS.length + head]!)
    this.attack = levels(HEADS.indexOf('attack'))
    this.harmful = levels(HEADS.indexOf('harmful'))
    this.stamp = new Uint8Array(model.size)
  }

  /** Writes the places of the features of a list that have weights into `into`, and for each feature how many stand before it into `before`; answers how many. */
  look({ salts, hashes, count }: FeatureList, into: Int32Array, before: Uint32Array): number {
    const { places } = this
    const shift = 32 - BITS
    let end = 0
    for (let i = 0; i < count; i++) {
      before[i] = end
      const group = salts[i]!
      const hash = hashes[i]!
      // `featureId`, spelled out: this is the innermost loop of all.
      const h = Math.imul(group ^ (hash >>> 15), 0x2c1b3c6d) + Math.imul(hash, 0x297a2d39)
      const id = Math.imul(h ^ (h >>> 13), 0x9e3779b1) >>> shift
      const place = (id >>> 5) << 1
      const word = places[place]!
      // No branch: which features have weights cannot be foreseen.
      into[end] = places[place + 1]! + ones(word & ((1 << (id & 31)) - 1))
      end += (word >>> (id & 31)) & 1
    }
    before[count] = end
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
  take(indices: Int32Array, from: number, to: number): void {
    const { stamp, found, attack, harmful, turn } = this
    let { count, attackSum, harmfulSum } = this
    for (let i = from; i < to; i++) {
      const index = indices[i]!
      if (stamp[index] === turn || count === found.length) continue
      stamp[index] = turn
      found[count++] = index
      attackSum += attack[index]!
      harmfulSum += harmful[index]!
    }
    this.count = count
    this.attackSum = attackSum
    this.harmfulSum = harmfulSum
  }

  /** The features of the window. */
  features(): Int32Array {
    return this.found.slice(0, this.count)
  }
}
