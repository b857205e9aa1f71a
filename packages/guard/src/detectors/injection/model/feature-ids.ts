/** Features are hashed into this many bits; nothing in the weights tells which words they came from. */
export const BITS = 22
export const SPACE = 1 << BITS

/** Groups of features. Each is salted, so that the same word in two of them has two features. */
export const GROUPS = [
  'word',
  'stem',
  'pair',
  'skip',
  'triple',
  'first',
  'glyphs',
  'mark',
  'concept',
  'concept-pair',
  'concept-chain',
  'concept-word',
  'shape',
  'meaning',
  'meaning-pair',
  'meaning-near',
  'meaning-chain',
  'sketch',
] as const
export type FeatureGroup = (typeof GROUPS)[number]

const SALTS: readonly number[] = GROUPS.map((_, index) => Math.imul(index + 1, 0x9e3779b1))

/** The salt of a group. */
export function salt(group: FeatureGroup): number {
  return SALTS[GROUPS.indexOf(group)]!
}

/** The group that a salt stands for. */
export function groupOfSalt(group: number): number {
  return SALTS.indexOf(group)
}

export function join(a: number, b: number): number {
  const h = Math.imul(a ^ (b >>> 15), 0x2c1b3c6d) + Math.imul(b, 0x297a2d39)
  return h ^ (h >>> 13)
}

/** The number of a feature, below `SPACE`. */
export function featureId(group: number, hash: number): number {
  return Math.imul(join(group, hash), 0x9e3779b1) >>> (32 - BITS)
}

/** What the sum of the weights of a window is multiplied by: more evidence of the same kind counts with its root, so that long windows are not surer than short ones. */
export function scaleOf(count: number): number {
  return 1 / Math.sqrt(count + 8)
}

/** Features in the order in which they were met, the same one maybe more than once, each as the salt of its group and a hash. */
export class FeatureList {
  salts = new Int32Array(4096)
  hashes = new Int32Array(4096)
  count = 0

  /** Makes room for `more` features. */
  reserve(more: number): void {
    const least = this.count + more
    if (least <= this.salts.length) return
    const size = Math.max(least, 2 * this.salts.length)
    const wider = { salts: new Int32Array(size), hashes: new Int32Array(size) }
    wider.salts.set(this.salts)
    wider.hashes.set(this.hashes)
    this.salts = wider.salts
    this.hashes = wider.hashes
  }

  /** There must be room. */
  add(group: number, hash: number): void {
    this.salts[this.count] = group
    this.hashes[this.count++] = hash
  }
}
