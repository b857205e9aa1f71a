/** A text as 64 bits of which similar texts share most (SimHash, Charikar 2002), over its words and pairs of words. */
export interface TextSketch {
  readonly high: number
  readonly low: number
}

/** Longer texts are judged by their beginning. */
const LONGEST = 4_096
/** Fewer words say too little to be almost like others. */
const FEWEST = 4

/** The sketch of a text; undefined for texts of a few words. Linear in the text, at most `LONGEST` characters of it. */
export function sketchOf(text: string): TextSketch | undefined {
  const words =
    text
      .slice(0, LONGEST)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < FEWEST) return undefined
  const sums = new Int32Array(64)
  let before = 0
  for (const word of words) {
    const hash = hashOf(word)
    add(sums, hash)
    if (before !== 0) add(sums, mix(before ^ Math.imul(hash, 0x9e3779b1)))
    before = hash
  }
  let high = 0
  let low = 0
  for (let bit = 0; bit < 32; bit++) {
    if (sums[bit]! > 0) low |= 1 << bit
    if (sums[bit + 32]! > 0) high |= 1 << bit
  }
  return { high, low }
}

/** Bits in which two sketches differ: 0 for the same words, about 32 for texts that have nothing in common. */
export const distance = (a: TextSketch, b: TextSketch): number => ones(a.high ^ b.high) + ones(a.low ^ b.low)

function add(sums: Int32Array, hash: number): void {
  const other = mix(hash ^ 0x5bd1e995)
  for (let bit = 0; bit < 32; bit++) {
    sums[bit]! += (hash >>> bit) & 1 ? 1 : -1
    sums[bit + 32]! += (other >>> bit) & 1 ? 1 : -1
  }
}

/** FNV-1a, then mixed. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return mix(hash)
}

/** The finalizer of MurmurHash3. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

function ones(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
