/** Inclusive ranges of UTF-16 units. */
export type Ranges = readonly (readonly [number, number])[]

/** Units that all places of a pattern treat alike are one class. */
export interface UnitClasses {
  /** Which places take a class: row `k` is `width` words from `k * width` on. */
  readonly takes: Int32Array
  readonly classes: number
  classOf(c: number): number
}

/** Cuts the units where a range begins or ends, and where one of `apart` does: units of one class have one `sideOf` too when those are given. */
export function classesOf(ranges: readonly Ranges[], width: number, apart: Ranges, sideOf: (c: number) => number): UnitClasses {
  const cuts = new Set([0])
  for (const each of [...ranges, apart]) for (const [from, to] of each) cuts.add(from).add(to + 1)
  const starts = [...cuts].filter((cut) => cut <= 0xffff).sort((a, b) => a - b)
  const sets = starts.map(() => new Int32Array(width))
  for (const [p, each] of ranges.entries()) {
    for (const [from, to] of each) {
      for (let i = indexAt(starts, from); i < starts.length && starts[i]! <= to; i++) sets[i]![p >> 5]! |= 1 << (p & 31)
    }
  }
  const known = new Map<string, number>()
  const classAt = Uint16Array.from(sets, (set, i) => {
    const key = apart.length === 0 ? set.join() : `${set.join()} ${sideOf(starts[i]!)}`
    if (!known.has(key)) known.set(key, known.size)
    return known.get(key)!
  })
  const takes = new Int32Array(known.size * width)
  for (const [i, set] of sets.entries()) takes.set(set, classAt[i]! * width)
  const low = Uint16Array.from({ length: 256 }, (_, c) => classAt[indexAt(starts, c)]!)
  return { takes, classes: known.size, classOf: (c) => (c < 256 ? low[c]! : classAt[indexAt(starts, c)]!) }
}

/** The last start that is not beyond a unit. */
function indexAt(starts: readonly number[], c: number): number {
  let low = 0
  for (let high = starts.length; high - low > 1; ) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= c) low = middle
    else high = middle
  }
  return low
}
