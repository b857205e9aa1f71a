/** A score with the weight of what it stands for. */
export interface Weighted {
  readonly score: number
  readonly weight: number
}

/** Where scores lie among those of ordinary texts. */
export class Ordinary {
  private readonly scores: Float64Array
  /** Weight of all texts up to and with each score. */
  private readonly below: Float64Array
  readonly weight: number

  constructor(texts: readonly Weighted[]) {
    const sorted = texts.toSorted((a, b) => a.score - b.score)
    this.scores = Float64Array.from(sorted, ({ score }) => score)
    this.below = new Float64Array(sorted.length)
    let sum = 0
    sorted.forEach(({ weight }, i) => {
      sum += weight
      this.below[i] = sum
    })
    this.weight = sum
  }

  /** The share of ordinary texts that a score lies above, those of the same score counted half: its mean over attacks is the area under the curve. */
  rank(score: number): number {
    const low = this.first((value) => value >= score)
    const high = this.first((value) => value > score)
    const upTo = (count: number) => (count === 0 ? 0 : this.below[count - 1]!)
    return (upTo(low) + upTo(high)) / 2 / this.weight
  }

  /** The lowest threshold that at most this share reaches. */
  thresholdFor(rate: number): number {
    const { scores } = this
    let end = scores.length
    while (end > 0) {
      const start = this.first((value) => value >= scores[end - 1]!)
      const reached = this.weight - (start === 0 ? 0 : this.below[start - 1]!)
      if (reached > rate * this.weight) return end === scores.length ? scores[end - 1]! + 1e-9 : (scores[end - 1]! + scores[end]!) / 2
      end = start
    }
    return scores[0] ?? 0
  }

  private first(holds: (score: number) => boolean): number {
    let low = 0
    for (let high = this.scores.length; low < high; ) {
      const middle = (low + high) >> 1
      if (holds(this.scores[middle]!)) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** The weighted share of texts that reach a threshold. NaN of none. */
export function shareAt(texts: readonly Weighted[], threshold: number): number {
  let total = 0
  let reached = 0
  for (const { score, weight } of texts) {
    total += weight
    if (score >= threshold) reached += weight
  }
  return total === 0 ? Number.NaN : reached / total
}
