import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consistencyRanges, EMPTY_ROOT, Frontier, inclusionRanges, type LeafRange, leafHash } from '#platform/ledger/merkle'
import { checkConsistency, checkInclusion } from '#platform/ledger/merkle-check'

/** The definition of RFC 9162 2.1.1, written as it stands there and shared with nothing. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
  if (leaves.length === 0) return sha()
  if (leaves.length === 1) return sha(Buffer.from([0]), leaves[0]!)
  let k = 1
  while (k << 1 < leaves.length) k <<= 1
  return sha(Buffer.from([1]), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

const leaves = Array.from({ length: 70 }, (_, i) => Buffer.from(`leaf ${i * 7919}`))
const resolve = (ranges: readonly LeafRange[]): Buffer[] => ranges.map(({ start, end }) => naiveRoot(leaves.slice(start, end)))
function grown(n: number): Frontier {
  const tree = new Frontier()
  for (const leaf of leaves.slice(0, n)) tree.append(leafHash(leaf))
  return tree
}

describe('Merkle tree', () => {
  test('the roots that certificate transparency logs publish for the eight known leaves', () => {
    // Leaves and roots of the reference test data of RFC 6962 implementations.
    const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
    const roots: Record<number, string> = {
      1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    }
    const tree = new Frontier()
    for (const leaf of known) {
      tree.append(leafHash(Buffer.from(leaf, 'hex')))
      const root = roots[tree.size]
      if (root !== undefined) expect(tree.root().toString('hex')).toBe(root)
    }
    expect(new Frontier().root().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('the growing edge gives the same root as the definition, at every size', () => {
    for (let n = 0; n <= leaves.length; n++) expect(grown(n).root()).toEqual(naiveRoot(leaves.slice(0, n)))
  })

  test('a clone grows on its own', () => {
    const tree = grown(5)
    const copy = tree.clone()
    copy.append(leafHash(leaves[5]!))
    expect(tree.root()).toEqual(naiveRoot(leaves.slice(0, 5)))
    expect(copy.root()).toEqual(naiveRoot(leaves.slice(0, 6)))
  })

  test('every leaf of every tree has a proof that holds, and holds for no other place, size or leaf', () => {
    for (let n = 1; n <= 40; n++) {
      const root = naiveRoot(leaves.slice(0, n))
      for (let i = 0; i < n; i++) {
        const proof = resolve(inclusionRanges(i, n))
        const leaf = leafHash(leaves[i]!)
        expect(checkInclusion(leaf, i, n, proof, root)).toBe(true)
        expect(checkInclusion(leaf, (i + 1) % (n + 1), n, proof, root)).toBe(false)
        expect(checkInclusion(leafHash(leaves[i + 1]!), i, n, proof, root)).toBe(false)
        expect(checkInclusion(leaf, i, n, [...proof, root], root)).toBe(false)
        if (proof.length > 0) expect(checkInclusion(leaf, i, n, proof.slice(1), root)).toBe(false)
      }
    }
  })

  test('every prefix is consistent with every later tree, and nothing else is', () => {
    for (let n = 0; n <= 40; n++) {
      for (let m = 0; m <= n; m++) {
        const proof = resolve(consistencyRanges(m, n))
        const oldRoot = naiveRoot(leaves.slice(0, m))
        const root = naiveRoot(leaves.slice(0, n))
        expect(checkConsistency(m, n, proof, oldRoot, root)).toBe(true)
        expect(checkConsistency(m, n, proof, leafHash(root), root)).toBe(false)
        if (m > 0) expect(checkConsistency(m, n, proof, oldRoot, leafHash(root))).toBe(false)
        expect(checkConsistency(m, n, [...proof, root], oldRoot, root)).toBe(false)
      }
    }
    expect(checkConsistency(0, 3, [], EMPTY_ROOT, naiveRoot(leaves.slice(0, 3)))).toBe(true)
  })

  test('a proof of which any bit was turned does not hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), fc.nat(255), (n, place, at, bit) => {
        const i = place % n
        const proof = resolve(inclusionRanges(i, n))
        const changed = proof.map((hash) => Buffer.from(hash))
        const target = changed[at % changed.length]!
        target[bit >> 3] = target[bit >> 3]! ^ (1 << (bit & 7))
        return !checkInclusion(leafHash(leaves[i]!), i, n, changed, naiveRoot(leaves.slice(0, n)))
      }),
    )
  })
})
