import { MAX_ENTRY_BYTES } from '#platform/ledger/entry'
import { readLines } from '#platform/ledger/line-reader'
import { Frontier, type LeafRange, leafHash } from '#platform/ledger/merkle'

const MAX_NOTE_LINES = 200

export interface ScanWishes {
  /** Tree sizes whose roots are wanted. */
  readonly rootsAt?: readonly number[]
  /** Disjoint ranges of leaves whose roots are wanted: the nodes of a proof. */
  readonly ranges?: readonly LeafRange[]
  /** Called with every leaf, in order. The bytes are only good during the call. */
  readonly onLeaf?: (leaf: Buffer, index: number) => void
  /** True for an export, in which a blank line and a signed note follow the leaves. */
  readonly note?: boolean
}

export interface LeafScan {
  /** The tree over all whole lines. */
  readonly tree: Frontier
  /** Bytes of the file that whole lines take. */
  readonly bytes: number
  /** Bytes of a last line that was never finished. */
  readonly tail: number
  /** True where a line was too long for an entry; nothing after it was read. */
  readonly tooLong: boolean
  readonly roots: ReadonlyMap<number, Buffer>
  /** In the order in which the ranges were asked for; undefined where the file ends before the range does. */
  readonly nodes: readonly (Buffer | undefined)[]
  /** What stands after the blank line of an export. */
  readonly note: string | undefined
}

/** The roots of disjoint ranges, gathered while leaves pass in order. */
function rangeCollector(ranges: readonly LeafRange[]): { add(hash: Buffer, index: number): void; nodes(): (Buffer | undefined)[] } {
  const order = ranges.map((range, at) => ({ ...range, at })).sort((a, b) => a.start - b.start)
  const found: (Buffer | undefined)[] = ranges.map(() => undefined)
  let current = 0
  let tree = new Frontier()
  return {
    add(hash, index) {
      const range = order[current]
      if (range === undefined || index < range.start) return
      tree.append(hash)
      if (index + 1 < range.end) return
      found[range.at] = tree.root()
      tree = new Frontier()
      current++
    },
    nodes: () => found,
  }
}

/** One pass over a file of leaves, in flat memory: the tree, the roots and the proof nodes that were asked for. */
export async function scanLeaves(path: string, wishes: ScanWishes = {}): Promise<LeafScan> {
  const tree = new Frontier()
  const roots = new Map<number, Buffer>()
  const wanted = new Set(wishes.rootsAt ?? [])
  const ranges = rangeCollector(wishes.ranges ?? [])
  let bytes = 0
  let tail = 0
  let tooLong = false
  let note: string[] | undefined
  const takeRoot = (): void => {
    if (wanted.has(tree.size)) roots.set(tree.size, tree.root())
  }
  takeRoot()
  for await (const page of readLines(path, MAX_ENTRY_BYTES)) {
    for (const line of page.lines) {
      if (note !== undefined || (wishes.note === true && line.length === 0)) {
        if (note === undefined) note = []
        else if (note.length < MAX_NOTE_LINES) note.push(`${line.toString('utf8')}\n`)
        continue
      }
      const hash = leafHash(line)
      wishes.onLeaf?.(line, tree.size)
      ranges.add(hash, tree.size)
      tree.append(hash)
      takeRoot()
      bytes += line.length + 1
    }
    tail = page.tail
    tooLong = page.tooLong
  }
  return { tree, bytes, tail, tooLong, roots, nodes: ranges.nodes(), note: note?.join('') }
}
