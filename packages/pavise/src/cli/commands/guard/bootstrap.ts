/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly n: number
}

/** One text of a figure: what it adds, and the group of near-duplicates that it belongs to. */
export interface Sample {
  readonly value: number
  readonly cluster: string
}

const ROUNDS = 400

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Sum {
  sum: number
  count: number
}

function clustersOf(samples: readonly Sample[]): Sum[] {
  const clusters = new Map<string, Sum>()
  for (const { value, cluster } of samples) {
    const entry = clusters.get(cluster) ?? { sum: 0, count: 0 }
    entry.sum += value
    entry.count++
    clusters.set(cluster, entry)
  }
  return [...clusters.values()]
}

function resampledMean(clusters: readonly Sum[], next: () => number): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < clusters.length; i++) {
    const cluster = clusters[Math.floor(next() * clusters.length)]!
    sum += cluster.sum
    count += cluster.count
  }
  return sum / count
}

function estimate(value: number, n: number, means: number[]): Estimate {
  means.sort((a, b) => a - b)
  const at = (share: number) => means[Math.min(means.length - 1, Math.floor(share * means.length))]!
  return { value, low: at(0.025), high: at(0.975), n }
}

const meanOf = (samples: readonly Sample[]) => samples.reduce((sum, { value }) => sum + value, 0) / samples.length

/** The mean of samples, with an interval that draws whole clusters again: near-duplicates are no further evidence. Null of none. */
export function clusterMean(samples: readonly Sample[], seed: number): Estimate | null {
  if (samples.length === 0) return null
  const clusters = clustersOf(samples)
  const next = numbers(seed)
  return estimate(
    meanOf(samples),
    samples.length,
    Array.from({ length: ROUNDS }, () => resampledMean(clusters, next)),
  )
}

/** The mean over sources of their means: a large source counts no more than a small one. Clusters are drawn within each source. Null of none. */
export function sourceMean(groups: readonly (readonly Sample[])[], seed: number): Estimate | null {
  const held = groups.filter((group) => group.length > 0)
  if (held.length === 0) return null
  const clusters = held.map(clustersOf)
  const next = numbers(seed)
  const over = (means: readonly number[]) => means.reduce((sum, value) => sum + value, 0) / means.length
  return estimate(
    over(held.map(meanOf)),
    held.reduce((sum, group) => sum + group.length, 0),
    Array.from({ length: ROUNDS }, () => over(clusters.map((each) => resampledMean(each, next)))),
  )
}
