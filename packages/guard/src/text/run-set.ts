import type { Run } from './run.js'

/** Runs in order, none of which touch: asked whether and how much of a range lies in them. */
export class RunSet {
  /** Units in all runs before each; made when first asked for. */
  private sums: Float64Array | undefined

  private constructor(readonly runs: readonly Run[]) {}

  /** Takes runs in any order, and joins those that overlap. */
  static of(runs: readonly Run[]): RunSet {
    if (isOrdered(runs)) return new RunSet(runs)
    const joined: Run[] = []
    for (const { start, end } of runs.toSorted((a, b) => a.start - b.start)) {
      const last = joined.at(-1)
      if (last === undefined || start > last.end) joined.push({ start, end })
      else if (end > last.end) last.end = end
    }
    return new RunSet(joined)
  }

  /** The first run that ends behind `at`. */
  private firstBehind(at: number): number {
    let low = 0
    let high = this.runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.runs[middle]!.end > at) high = middle
      else low = middle + 1
    }
    return low
  }

  touches(start: number, end: number): boolean {
    const run = this.runs[this.firstBehind(start)]
    return run !== undefined && run.start < end
  }

  /** The run that has all of a range. */
  around(start: number, end: number): Run | undefined {
    const run = this.runs[this.firstBehind(start)]
    return run !== undefined && run.start <= start && run.end >= end ? run : undefined
  }

  /** Units of a range that lie in the runs. */
  within(start: number, end: number): number {
    const { runs } = this
    const first = this.firstBehind(start)
    if (first === runs.length || runs[first]!.start >= end) return 0
    this.sums ??= sumsOf(runs)
    const behind = this.firstBehind(end)
    let units = this.sums[behind]! - this.sums[first]! - Math.max(0, start - runs[first]!.start)
    if (behind < runs.length) units += Math.max(0, end - runs[behind]!.start)
    return units
  }
}

function isOrdered(runs: readonly Run[]): boolean {
  for (let i = 1; i < runs.length; i++) if (runs[i]!.start < runs[i - 1]!.end) return false
  return true
}

function sumsOf(runs: readonly Run[]): Float64Array {
  const sums = new Float64Array(runs.length + 1)
  for (let i = 0; i < runs.length; i++) sums[i + 1] = sums[i]! + runs[i]!.end - runs[i]!.start
  return sums
}
