/**
 * The values that were used of late, in two generations: what is asked for moves into the present one, and when that is full the one before is forgotten as a whole. Holds at
 * least half of `capacity`, never more than it. A map whose entries are taken out and put in again to keep their order leaves a dead place in its table for each, and looking for a
 * busy key walks over all of them.
 */
export class RecentlyUsed<V> {
  private present = new Map<string, V>()
  private before = new Map<string, V>()
  private weight = 0

  /** `heaviest`: what the values of both generations may weigh together at most. */
  constructor(
    private readonly capacity: number,
    private readonly heaviest = Number.POSITIVE_INFINITY,
    private readonly weightOf: (value: V) => number = () => 0,
  ) {}

  get(key: string): V | undefined {
    const known = this.present.get(key)
    if (known !== undefined) return known
    const old = this.before.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  /** Puts a value in the present generation, where it stays what it is. */
  set(key: string, value: V): void {
    const weight = this.weightOf(value)
    if (this.present.size >= this.capacity / 2 || this.weight + weight > this.heaviest / 2) this.turn()
    this.present.set(key, value)
    this.weight += weight
  }

  /** How many values are remembered. Counts those of the generation before. */
  get size(): number {
    let size = this.present.size
    for (const key of this.before.keys()) if (!this.present.has(key)) size++
    return size
  }

  private turn(): void {
    this.before = this.present
    this.present = new Map()
    this.weight = 0
  }
}
