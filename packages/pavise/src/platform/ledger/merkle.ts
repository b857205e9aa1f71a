import { hash } from 'node:crypto'

/** SHA-256 Merkle trees as in RFC 6962 2.1 and RFC 9162 2.1: 0x00 before a leaf, 0x01 before two children. */

const PREFIX_LEAF = Buffer.from([0])
const PREFIX_NODE = Buffer.from([1])

export const leafHash = (leaf: Uint8Array): Buffer => hash('sha256', Buffer.concat([PREFIX_LEAF, leaf]), 'buffer')

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hash('sha256', Buffer.concat([PREFIX_NODE, left, right]), 'buffer')

/** The root of a tree without leaves (RFC 9162 2.1.1). */
export const EMPTY_ROOT: Buffer = hash('sha256', '', 'buffer')

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first. Appending and asking for the root
 * take O(log n) time, and so much memory is all it holds.
 */
export class Frontier {
  #peaks: Buffer[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  append(leaf: Buffer): void {
    let node = leaf
    // Each trailing one bit of the old size is a complete subtree that the new leaf completes to a larger one.
    for (let bits = this.#size; bits % 2 === 1; bits = (bits - 1) / 2) node = nodeHash(this.#peaks.pop()!, node)
    this.#peaks.push(node)
    this.#size++
  }

  root(): Buffer {
    if (this.#size === 0) return EMPTY_ROOT
    return this.#peaks.reduceRight((right, left) => nodeHash(left, right))
  }

  clone(): Frontier {
    const copy = new Frontier()
    copy.#peaks = [...this.#peaks]
    copy.#size = this.#size
    return copy
  }
}

/** The largest power of two below `n`, for n ≥ 2: where a tree of n leaves is split. */
export function splitPoint(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Half-open range of leaves; the nodes of a proof are the roots of such ranges. */
export interface LeafRange {
  readonly start: number
  readonly end: number
}

/** PATH(index, D[size]) of RFC 9162 2.1.3.1 as ranges of leaves, in proof order. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const walk = (start: number, end: number): LeafRange[] => {
    if (end - start === 1) return []
    const middle = start + splitPoint(end - start)
    return index < middle ? [...walk(start, middle), { start: middle, end }] : [...walk(middle, end), { start, end: middle }]
  }
  return walk(0, size)
}

/** PROOF(old, D[size]) of RFC 9162 2.1.4.1 as ranges of leaves, in proof order. Empty where one of the sizes is 0 or both are equal. */
export function consistencyRanges(old: number, size: number): LeafRange[] {
  const walk = (m: number, start: number, end: number, whole: boolean): LeafRange[] => {
    if (m === end - start) return whole ? [] : [{ start, end }]
    const k = splitPoint(end - start)
    const middle = start + k
    return m <= k
      ? [...walk(m, start, middle, whole), { start: middle, end }]
      : [...walk(m - k, middle, end, false), { start, end: middle }]
  }
  return old === 0 || old === size ? [] : walk(old, 0, size, true)
}
