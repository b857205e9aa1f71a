import type { Found } from '../in-views.js'

/** A finding with how well it is known; the lower, the better. Labels come before checks, checks before forms. */
export interface Ranked extends Found {
  rank: number
}

/** Of findings that overlap the best known one, of equally known ones the longest. */
export function withoutOverlap(found: Ranked[]): Found[] {
  found.sort((a, b) => a.start - b.start || a.rank - b.rank || b.end - a.end)
  const kept: Ranked[] = []
  for (const each of found) {
    const last = kept.at(-1)
    if (last && each.start < last.end) {
      const better = each.rank < last.rank || (each.rank === last.rank && each.end - each.start > last.end - last.start)
      if (better) kept[kept.length - 1] = each
    } else kept.push(each)
  }
  return kept.map(({ rank: _, ...each }) => each)
}
