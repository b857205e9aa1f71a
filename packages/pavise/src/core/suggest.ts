/** The name that was probably meant: the nearest by edits, if it is near enough to be a slip of the finger; else undefined. */
export function suggest(given: string, names: readonly string[]): string | undefined {
  const allowed = given.length <= 3 ? 1 : given.length <= 6 ? 2 : 3
  let best: { name: string; distance: number } | undefined
  for (const name of names) {
    const distance = name.startsWith(given) && given.length >= 3 ? 1 : edits(given, name)
    if (distance <= allowed && distance < name.length && (!best || distance < best.distance)) best = { name, distance }
  }
  return best?.name
}

/** Optimal string alignment distance: insertion, deletion, replacement and exchange of neighbors cost one each. */
function edits(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return 4
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    before = previous
    previous = row
  }
  return previous[b.length]!
}
