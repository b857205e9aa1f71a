import { PaviseError } from '#core/errors/error'
import { scanLeaves } from '#platform/ledger/leaf-scan'
import { consistencyRanges, inclusionRanges, type LeafRange } from '#platform/ledger/merkle'

/** That one leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162 2.1.3). Hashes are base64. */
export interface InclusionProof {
  readonly index: number
  readonly size: number
  /** The leaf as it stands in the file. */
  readonly leaf: string
  readonly root: string
  readonly hashes: readonly string[]
}

/** That the tree of `old` leaves is a prefix of the tree of `size` leaves (RFC 9162 2.1.4). Hashes are base64. */
export interface ConsistencyProof {
  readonly old: number
  readonly size: number
  readonly oldRoot: string
  readonly root: string
  readonly hashes: readonly string[]
}

const base64 = (hash: Buffer): string => hash.toString('base64')

function checkSizes(part: number, size: number): void {
  if (!Number.isSafeInteger(part) || !Number.isSafeInteger(size) || part < 0 || part > size) {
    throw new PaviseError('PAV_LEDGER_ENTRY', `there is no proof from ${part} to ${size}`)
  }
}

async function scanFor(entries: string, ranges: LeafRange[], rootsAt: number[], onLeaf?: (leaf: Buffer, index: number) => void) {
  const scan = await scanLeaves(entries, { ranges, rootsAt, ...(onLeaf ? { onLeaf } : {}) })
  const size = Math.max(...rootsAt)
  if (scan.tree.size < size) throw new PaviseError('PAV_LEDGER_ENTRY', `the ledger holds ${scan.tree.size} entries, not ${size}`)
  return { roots: rootsAt.map((at) => base64(scan.roots.get(at)!)), hashes: scan.nodes.map((node) => base64(node!)) }
}

/** Proves one leaf in one pass over the file. Throws PAV_LEDGER_ENTRY where the ledger has no such entry or size. */
export async function proveInclusion(entries: string, index: number, size: number): Promise<InclusionProof> {
  checkSizes(index + 1, size)
  let leaf = ''
  const { roots, hashes } = await scanFor(entries, inclusionRanges(index, size), [size], (line, at) => {
    if (at === index) leaf = line.toString('utf8')
  })
  return { index, size, leaf, root: roots[0]!, hashes }
}

/** Proves a prefix in one pass over the file. Throws PAV_LEDGER_ENTRY where the ledger is shorter. */
export async function proveConsistency(entries: string, old: number, size: number): Promise<ConsistencyProof> {
  checkSizes(old, size)
  const { roots, hashes } = await scanFor(entries, consistencyRanges(old, size), [old, size])
  return { old, size, oldRoot: roots[0]!, root: roots[1]!, hashes }
}
