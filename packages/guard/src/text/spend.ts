import type { Codec } from './codec.js'
import { contextOf, costOf, type Place, type View } from './view.js'

/** Passages of a view that one codec decodes: a view in the making. */
export interface Branch {
  readonly parent: View
  readonly step: string
  readonly codec: Codec | null
  readonly places: readonly Place[]
}

/** Of a place that is too long, less than this says nothing. */
const LEAST_PART = 256

/** What a level of views costs when every place is decoded. */
export const costOfAll = (branches: readonly Branch[]): number => branches.reduce((sum, { places }) => sum + costTogether(places), 0)

/** The same as `costOf`, but for what stands between two places once. */
function costTogether(places: readonly Place[]): number {
  let [units, last, behind] = [0, 0, 0]
  for (const place of places) {
    const context = contextOf(place)
    units += place.decoded.length + Math.min(place.start - last, behind + context + 1)
    last = place.end
    behind = context
  }
  return units + behind
}

interface Candidate {
  readonly branch: Branch
  readonly place: Place
}

/** The places of one codec that are of about one length. */
interface Group {
  readonly length: number
  readonly order: readonly Candidate[]
  next: number
}

/**
 * Chooses places where not all can be decoded within `most` units. Every codec and every length has its turn, shorter ones first, so that many decoys of one
 * kind do not hide a payload of another; those of one kind are taken from both ends of the text and then from in between, each reading first. Of a place that
 * is longer than its share both ends are read. Answers the branches with the chosen places, in order.
 */
export function spend(branches: readonly Branch[], most: number): Branch[] {
  const groups = grouped(branches)
  const chosen = new Map<Branch, Place[]>()
  for (const branch of branches) chosen.set(branch, [])
  let left = most
  let open = groups
  while (open.length > 0 && left > 0) {
    const share = left / open.length
    for (const group of open) {
      const { branch, place } = group.order[group.next++]!
      for (const part of costOf(place) <= share ? [place] : bothEnds(branch, place, share)) {
        const cost = costOf(part)
        if (cost > left) continue
        chosen.get(branch)!.push(part)
        left -= cost
      }
    }
    open = open.filter(({ order, next }) => next < order.length)
  }
  return branches.map((branch) => ({ ...branch, places: chosen.get(branch)!.sort((a, b) => a.start - b.start) }))
}

function grouped(branches: readonly Branch[]): Group[] {
  const lists = new Map<string, { length: number; list: Candidate[] }>()
  for (const branch of branches) {
    for (const place of branch.places) {
      const length = Math.floor(Math.log2(place.decoded.length + 1))
      const key = `${branch.step} ${length}`
      const known = lists.get(key)
      if (known) known.list.push({ branch, place })
      else lists.set(key, { length, list: [{ branch, place }] })
    }
  }
  return [...lists.values()].sort((a, b) => a.length - b.length).map(({ length, list }) => ({ length, order: ordered(list), next: 0 }))
}

/** First what was not read before, from both ends and then ever closer in between; then what repeats it. */
function ordered(list: readonly Candidate[]): Candidate[] {
  const known = new Set<string>()
  const first: Candidate[] = []
  const again: Candidate[] = []
  for (const i of spread(list.length)) {
    const each = list[i]!
    if (known.has(each.place.decoded)) again.push(each)
    else first.push(each)
    known.add(each.place.decoded)
  }
  return [...first, ...again]
}

/** Every number below `count` once: both ends, the middle, then the middles of what is left. */
export function spread(count: number): number[] {
  const order = count > 1 ? [0, count - 1] : count === 1 ? [0] : []
  let step = 1
  while (step < count) step *= 2
  for (; step >= 1; step /= 2) for (let i = step; i < count - 1; i += 2 * step) order.push(i)
  return order
}

/** The beginning and the end of a long place, `share` units together. */
function bothEnds({ parent, codec }: Branch, place: Place, share: number): Place[] {
  const half = Math.floor(share / 2) - (costOf(place) - place.decoded.length)
  if (half < LEAST_PART) return []
  const { start, end, decoded, trace } = place
  if (trace === null || codec === null) {
    const middle = (start + end) >> 1
    return [
      { start, end: middle, decoded: decoded.slice(0, half), trace: null },
      { start: middle, end, decoded: decoded.slice(-half), trace: null },
    ]
  }
  const parts = [
    { start, end: start + half },
    { start: end - half, end },
  ]
  return parts.flatMap((part) => {
    const read = codec.decode(parent.text.slice(part.start, part.end))
    return read === null ? [] : [{ ...part, decoded: read, trace }]
  })
}
