/** A score with the weight of what it stands for. */
export interface Weighted {
  score: number
  weight: number
}

/** The share of pairs that are ordered rightly; ties count half. Weights make sources count alike. */
export function auc(attacks: readonly Weighted[], benign: readonly Weighted[]): number {
  const all = [...attacks.map((each) => ({ ...each, attack: true })), ...benign.map((each) => ({ ...each, attack: false }))].sort(
    (a, b) => a.score - b.score,
  )
  let below = 0
  let right = 0
  for (let i = 0; i < all.length; ) {
    let end = i
    let tieAttacks = 0
    let tieBenign = 0
    for (; end < all.length && all[end]!.score === all[i]!.score; end++) {
      if (all[end]!.attack) tieAttacks += all[end]!.weight
      else tieBenign += all[end]!.weight
    }
    right += tieAttacks * (below + tieBenign / 2)
    below += tieBenign
    i = end
  }
  const total = attacks.reduce((sum, each) => sum + each.weight, 0) * below
  return total === 0 ? Number.NaN : right / total
}

/** The lowest threshold that at most this share of the benign weight reaches. */
export function thresholdFor(benign: readonly Weighted[], rate: number): number {
  const sorted = [...benign].sort((a, b) => b.score - a.score)
  const total = sorted.reduce((sum, each) => sum + each.weight, 0)
  let reached = 0
  for (let i = 0; i < sorted.length; ) {
    let end = i
    let here = 0
    for (; end < sorted.length && sorted[end]!.score === sorted[i]!.score; end++) here += sorted[end]!.weight
    if (reached + here > rate * total) return i === 0 ? sorted[0]!.score + 1e-9 : (sorted[i]!.score + sorted[i - 1]!.score) / 2
    reached += here
    i = end
  }
  return sorted.at(-1)?.score ?? 0
}

/** The share of the weight that reaches a threshold. */
export function shareAt(rows: readonly Weighted[], threshold: number): number {
  let total = 0
  let reached = 0
  for (const { score, weight } of rows) {
    total += weight
    if (score >= threshold) reached += weight
  }
  return total === 0 ? Number.NaN : reached / total
}
