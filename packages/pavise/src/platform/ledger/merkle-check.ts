import { EMPTY_ROOT, nodeHash } from '#platform/ledger/merkle'

const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n))
const half = (n: number): number => Math.floor(n / 2)
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** RFC 9162 2.1.3.2: does the leaf with this hash stand at `index` in the tree of `size` leaves with this root? */
export function checkInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[], root: Buffer): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let fn = index
  let sn = size - 1
  let r = leaf
  for (const p of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r)
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else r = nodeHash(r, p)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && same(r, root)
}

/** RFC 9162 2.1.4.2: is the tree of `old` leaves a prefix of the tree of `size` leaves? */
export function checkConsistency(old: number, size: number, proof: readonly Buffer[], oldRoot: Buffer, root: Buffer): boolean {
  if (!Number.isSafeInteger(old) || !Number.isSafeInteger(size) || old < 0 || old > size) return false
  if (old === 0) return proof.length === 0 && same(oldRoot, EMPTY_ROOT)
  if (old === size) return proof.length === 0 && same(oldRoot, root)
  const path = isPowerOfTwo(old) ? [oldRoot, ...proof] : [...proof]
  const first = path.shift()
  if (first === undefined) return false
  let fn = old - 1
  let sn = size - 1
  while (fn % 2 === 1) {
    fn = half(fn)
    sn = half(sn)
  }
  let fr = first
  let sr = first
  for (const c of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(c, fr)
      sr = nodeHash(c, sr)
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else sr = nodeHash(sr, c)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && same(fr, oldRoot) && same(sr, root)
}
