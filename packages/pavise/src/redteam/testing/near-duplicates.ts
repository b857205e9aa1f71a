const WIDTH = 8
const ALIKE = 0.6

function grams(text: string): Set<string> {
  const flat = text.toLowerCase().replace(/\s+/g, ' ')
  if (flat.length <= WIDTH) return new Set([flat])
  return new Set(Array.from({ length: flat.length - WIDTH + 1 }, (_, i) => flat.slice(i, i + WIDTH)))
}

/** Places of the texts that are left when of each two alike (Jaccard of at least 0.6 over eight characters) the later is dropped. */
export function distinct(texts: readonly string[]): number[] {
  const kept: { index: number; size: number }[] = []
  const holders = new Map<string, number[]>()
  for (const [index, text] of texts.entries()) {
    const own = grams(text)
    const shared = new Map<number, number>()
    for (const gram of own) for (const holder of holders.get(gram) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1)
    if ([...shared].some(([holder, count]) => count / (own.size + kept[holder]!.size - count) >= ALIKE)) continue
    for (const gram of own) holders.set(gram, [...(holders.get(gram) ?? []), kept.length])
    kept.push({ index, size: own.size })
  }
  return kept.map(({ index }) => index)
}
