import type { ConceptHit } from '../concept-scan.js'
import { CONCEPTS } from '../concepts.js'
import { windowShape } from './shape.js'
import { BREAK, GLYPH, MARK, markHash, type Tokens, WORD } from './tokens.js'

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
const salt = (group: FeatureGroup) => SALTS[GROUPS.indexOf(group)]!
const [WORDS, STEMS, PAIRS, SKIPS, TRIPLES, FIRSTS, GLYPHS, MARKS] = (
  ['word', 'stem', 'pair', 'skip', 'triple', 'first', 'glyphs', 'mark'] as const
).map(salt) as [number, number, number, number, number, number, number, number]
const [SOLO, DUO, CHAIN, MIX, SHAPE] = (['concept', 'concept-pair', 'concept-chain', 'concept-word', 'shape'] as const).map(salt) as [
  number,
  number,
  number,
  number,
  number,
]

/** Words are counted up to here: fewer make no attack. */
const FEW = 2

const [MEANS, MEANT_PAIR, MEANT_NEAR, MEANT_CHAIN] = (['meaning', 'meaning-pair', 'meaning-near', 'meaning-chain'] as const).map(salt) as [
  number,
  number,
  number,
  number,
]

const SKETCHES = salt('sketch')

/** Words between two that have a meaning, at most; and how many of those before are looked at. */
const APART = 12
const MOST_NEAR = 6

/** Concepts that stand further apart make no pair. */
const REACH = 200
/** Hits before one that are looked at for pairs: bounds the work where words of the lexicons follow each other without end. */
const MOST_PAIRS = 12

function join(a: number, b: number): number {
  const h = Math.imul(a ^ (b >>> 15), 0x2c1b3c6d) + Math.imul(b, 0x297a2d39)
  return h ^ (h >>> 13)
}

/** Takes the features of one window; the same one may come more than once. */
export interface FeatureSink {
  /** `group` is a salt, `hash` any 32 bits. */
  add(group: number, hash: number): void
}

/** The number of a feature, below `SPACE`. */
export function featureId(group: number, hash: number): number {
  return Math.imul(join(group, hash), 0x9e3779b1) >>> (32 - BITS)
}

/** The group that a salt stands for. */
export function groupOfSalt(group: number): number {
  return SALTS.indexOf(group)
}

/** What the sum of the weights of a window is multiplied by: more evidence of the same kind counts with its root, so that long windows are not surer than short ones. */
export function scaleOf(count: number): number {
  return 1 / Math.sqrt(count + 8)
}

/** The first token that does not begin before an offset. */
function firstToken({ start, count }: Tokens, offset: number): number {
  let low = 0
  for (let high = count; low < high; ) {
    const middle = (low + high) >> 1
    if (start[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The hits whose words lie whole within two offsets, in the order of their ends. */
function hitsWithin(hits: readonly ConceptHit[], start: number, end: number): ConceptHit[] {
  let low = 0
  for (let high = hits.length; low < high; ) {
    const middle = (low + high) >> 1
    if (hits[middle]!.end < start) low = middle + 1
    else high = middle
  }
  const inside: ConceptHit[] = []
  for (let i = low; i < hits.length && hits[i]!.end <= end; i++) if (hits[i]!.start >= start) inside.push(hits[i]!)
  return inside
}

/** Features of the words and signs of tokens `from` to `to`. */
function addWords(tokens: Tokens, from: number, to: number, into: FeatureSink): void {
  // Names of this function: what is imported is loaded anew each time.
  const [mark, lineEnd, word, glyph] = [MARK, BREAK, WORD, GLYPH]
  const { kind: kinds, hash: hashes, stem: stems, sketch: sketches } = tokens
  let drawn = 0
  let last = 0
  let before = 0
  let fresh = true
  for (let i = from; i < to; i++) {
    const kind = kinds[i]!
    const hash = hashes[i]!
    if (kind === mark) {
      into.add(MARKS, hash)
      if (i + 1 < to && kinds[i + 1] !== lineEnd) into.add(MARKS, join(hash, stems[i + 1]!))
      fresh ||= endHashes.has(hash)
      continue
    }
    if (kind === lineEnd) {
      fresh = true
      continue
    }
    const stem = stems[i]!
    if (kind === glyph) {
      into.add(GLYPHS, hash)
      if (i > from && kinds[i - 1] === glyph) {
        const two = join(hashes[i - 1]!, hash)
        into.add(GLYPHS, two)
        if (i > from + 1 && kinds[i - 2] === glyph) into.add(GLYPHS, join(hashes[i - 2]!, two))
      }
      fresh = false
      continue
    }
    into.add(WORDS, hash)
    const sketch = sketches[i]!
    if (sketch !== 0) {
      into.add(SKETCHES, sketch)
      if (drawn !== 0) into.add(SKETCHES, join(drawn, sketch))
      drawn = sketch
    }
    if (stem !== hash) into.add(STEMS, stem)
    if (last !== 0) {
      into.add(PAIRS, join(last, stem))
      if (before !== 0) {
        into.add(SKIPS, join(before, stem))
        into.add(TRIPLES, join(join(before, last), stem))
      }
    }
    if (fresh) {
      into.add(FIRSTS, stem)
      if (i + 1 < to && kinds[i + 1] === word) into.add(FIRSTS, join(stem, stems[i + 1]!))
    }
    fresh = false
    before = last
    last = stem
  }
}

/** Signs behind which a clause may begin, alone and in a row. */
const endHashes = new Set(
  Array.from('.!?:;。！？؟।"“”\'`-*•>#|]', (sign) => sign.charCodeAt(0)).flatMap((c) => [markHash(c, 1), markHash(c, 3)]),
)

function gapOf(distance: number): number {
  return distance <= 12 ? 0 : distance <= 40 ? 1 : distance <= 100 ? 2 : 3
}

/** Features of concepts: alone, in pairs however spelled, and in chains. */
function addConcepts(hits: readonly ConceptHit[], into: FeatureSink): void {
  for (let i = 0; i < hits.length; i++) {
    const { concept, start } = hits[i]!
    into.add(SOLO, concept)
    for (let k = i - 1; k >= 0 && k >= i - MOST_PAIRS; k--) {
      const other = hits[k]!
      const apart = start - other.end
      if (apart > REACH) break
      if (other.concept === concept) continue
      into.add(DUO, Math.min(other.concept, concept) * 64 + Math.max(other.concept, concept))
      if (apart >= 0) into.add(DUO, 8192 + ((other.concept * 64 + concept) << 2) + gapOf(apart))
    }
    if (i < 2) continue
    const last = hits[i - 1]!.concept
    const former = hits[i - 2]!
    if (start - former.start < REACH && last !== former.concept && last !== concept)
      into.add(CHAIN, (former.concept * 64 + last) * 64 + concept)
  }
}

/** Features of concepts with the words beside them. */
function addConceptWords(tokens: Tokens, hits: readonly ConceptHit[], from: number, to: number, into: FeatureSink): void {
  let token = from
  for (const { concept, start, end } of hits) {
    while (token < to && tokens.end[token]! <= end) token++
    if (token < to && tokens.kind[token] === WORD && tokens.start[token]! - end < 3) into.add(MIX, join(concept, tokens.stem[token]!))
    let back = token - 1
    while (back >= from && tokens.start[back]! >= start) back--
    if (back >= from && tokens.kind[back] === WORD && start - tokens.end[back]! < 3) into.add(MIX, join(tokens.stem[back]!, concept))
  }
}

/** Places of the words that mean something, of the window at hand. */
const placed = new Int32Array(1024)

/** Features of what words mean, whatever their language: alone, one after another, near each other in any order. */
function addMeanings({ meaning, kind }: Tokens, from: number, to: number, into: FeatureSink): void {
  const mark = MARK
  let count = 0
  for (let i = from; i < to && count < placed.length; i++) {
    const own = meaning[i]!
    if (own === 0) continue
    into.add(MEANS, own)
    if (i === from || kind[i - 1]! >= mark) into.add(MEANS, 256 + own)
    for (let k = count - 1; k >= 0 && k >= count - MOST_NEAR; k--) {
      const apart = i - placed[k]!
      if (apart > APART) break
      const other = meaning[placed[k]!]!
      if (other === own) continue
      into.add(MEANT_NEAR, (Math.min(other, own) << 8) | Math.max(other, own))
      if (k === count - 1) into.add(MEANT_PAIR, (apart <= 2 ? 0 : 65536) | (other << 8) | own)
      else if (k === count - 2) {
        const between = meaning[placed[count - 1]!]!
        into.add(MEANT_CHAIN, (((other << 8) | between) << 8) | own)
        const high = Math.max(other, between, own)
        const low = Math.min(other, between, own)
        into.add(MEANT_CHAIN, 0x1000000 | (((low << 8) | (other + between + own - high - low)) << 8) | high)
      }
    }
    placed[count++] = i
  }
}

/** Collects the features of the window from `start` to `end` (units) and answers how many words it has. What stands outside has no part in them. */
export function windowFeatures(tokens: Tokens, hits: readonly ConceptHit[], start: number, end: number, into: FeatureSink): number {
  const from = firstToken(tokens, start)
  const to = firstToken(tokens, end)
  addWords(tokens, from, to, into)
  addMeanings(tokens, from, to, into)
  const inside = hitsWithin(hits, start, end)
  addConcepts(inside, into)
  addConceptWords(tokens, inside, from, to, into)
  for (const feature of windowShape(tokens, from, to)) into.add(SHAPE, feature)
  let words = 0
  for (let i = from; i < to && words < FEW; i++) if (tokens.kind[i]! <= GLYPH) words++
  return words
}

if (CONCEPTS.length > 64) throw new RangeError('pairs of concepts are counted in six bits each')
