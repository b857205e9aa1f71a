/** One step from an old text to a new one: a line that stays, goes or comes. */
export interface LineEdit {
  readonly kind: 'keep' | 'remove' | 'add'
  readonly line: string
}

/** Differences beyond which the whole middle counts as replaced: the search costs their square. */
const MOST_DIFFERENCES = 1500

/**
 * The shortest way from one list of lines to another (Myers, "An O(ND) difference algorithm", 1986). Texts that differ in more than 1,500
 * lines get a longer way: everything between their common beginning and end is replaced.
 */
export function lineEdits(before: readonly string[], after: readonly string[]): LineEdit[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  const keep = (line: string): LineEdit => ({ kind: 'keep', line })
  return [...before.slice(0, start).map(keep), ...middle(old, fresh), ...before.slice(before.length - end).map(keep)]
}

function middle(before: readonly string[], after: readonly string[]): LineEdit[] {
  const trace = search(before, after)
  if (!trace) {
    return [...before.map((line): LineEdit => ({ kind: 'remove', line })), ...after.map((line): LineEdit => ({ kind: 'add', line }))]
  }
  const edits: LineEdit[] = []
  let x = before.length
  let y = after.length
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d]!
    const k = x - y
    const down = k === -d || (k !== d && reach(furthest, k - 1) < reach(furthest, k + 1))
    const fromK = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : reach(furthest, fromK)
    const fromY = d === 0 ? 0 : fromX - fromK
    while (x > fromX && y > fromY && before[x - 1] === after[y - 1]) {
      edits.push({ kind: 'keep', line: before[x - 1]! })
      x--
      y--
    }
    if (d === 0) break
    edits.push(down ? { kind: 'add', line: after[y - 1]! } : { kind: 'remove', line: before[x - 1]! })
    x = fromX
    y = fromY
  }
  return edits.reverse()
}

/** For each number of differences how far each diagonal got before it; undefined where there are too many. */
function search(before: readonly string[], after: readonly string[]): Map<number, number>[] | undefined {
  const trace: Map<number, number>[] = []
  let furthest = new Map<number, number>([[1, 0]])
  const most = Math.min(before.length + after.length, MOST_DIFFERENCES)
  for (let d = 0; d <= most; d++) {
    trace.push(furthest)
    const next = new Map<number, number>()
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach(furthest, k - 1) < reach(furthest, k + 1))
      let x = down ? reach(furthest, k + 1) : reach(furthest, k - 1) + 1
      let y = x - k
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x++
        y++
      }
      next.set(k, x)
      if (x >= before.length && y >= after.length) return trace
    }
    furthest = next
  }
  return undefined
}

const reach = (furthest: ReadonlyMap<number, number>, k: number): number => furthest.get(k) ?? -1
