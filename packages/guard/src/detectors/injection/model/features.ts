import type { ConceptHit } from '../concept-scan.js'
import { CONCEPTS } from '../concepts.js'
import { windowShape } from './shape.js'
import { ADDRESS, BREAK, CODE, GLYPH, MARK, NUMBER, type Tokens, WORD } from './tokens.js'

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

/** First index whose start is not before an offset. */
export function firstFrom(starts: { readonly length: number; at(i: number): number }, offset: number): number {
  let low = 0
  for (let high = starts.length; low < high; ) {
    const middle = (low + high) >> 1
    if (starts.at(middle) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Features of the words and signs of tokens `from` to `to`. */
function addWords(tokens: Tokens, from: number, to: number, into: FeatureSink): void {
  let last = 0
  let before = 0
  let fresh = true
  for (let i = from; i < to; i++) {
    const kind = tokens.kind[i]!
    const hash = tokens.hash[i]!
    if (kind === MARK) {
      into.add(MARKS, hash)
      if (i + 1 < to && tokens.kind[i + 1] !== BREAK)
        into.add(MARKS, join(hash, tokens.kind[i + 1] === WORD ? tokens.stem[i + 1]! : tokens.hash[i + 1]!))
      fresh ||= isEnd(tokens, i)
      continue
    }
    if (kind === BREAK) {
      fresh = true
      continue
    }
    const stem = kind === WORD ? tokens.stem[i]! : kind === CODE ? 7 : kind === NUMBER ? 9 : kind === ADDRESS ? 11 : hash
    if (kind === GLYPH) {
      into.add(GLYPHS, hash)
      if (i > from && tokens.kind[i - 1] === GLYPH) {
        const two = join(tokens.hash[i - 1]!, hash)
        into.add(GLYPHS, two)
        if (i > from + 1 && tokens.kind[i - 2] === GLYPH) into.add(GLYPHS, join(tokens.hash[i - 2]!, two))
      }
      fresh = false
      continue
    }
    into.add(WORDS, hash)
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
      if (i + 1 < to && tokens.kind[i + 1] === WORD) into.add(FIRSTS, join(stem, tokens.stem[i + 1]!))
    }
    fresh = false
    before = last
    last = stem
  }
}

const ENDS = new Set('.!?:;。！？؟।"“”\'`-*•>#|]'.split('').map((sign) => sign.charCodeAt(0)))
/** Whether a clause may begin behind a sign. */
function isEnd(tokens: Tokens, i: number): boolean {
  return endHashes.has(tokens.hash[i]!)
}
const endHashes = new Set(
  [...ENDS].flatMap((c) => [1, 3].map((size) => Math.imul(Math.imul(0x811c9dc5 ^ c, 0x01000193) ^ size, 0x01000193))),
)

function gapOf(distance: number): number {
  return distance <= 12 ? 0 : distance <= 40 ? 1 : distance <= 100 ? 2 : 3
}

/** Features of the concepts whose words lie whole within two offsets: alone, in pairs however spelled, and in chains. */
function addConcepts(hits: readonly ConceptHit[], start: number, end: number, into: FeatureSink): void {
  const inside: ConceptHit[] = []
  for (let i = firstFrom({ length: hits.length, at: (k) => hits[k]!.end }, start); i < hits.length && hits[i]!.end <= end; i++) {
    const hit = hits[i]!
    if (hit.start < start) continue
    into.add(SOLO, hit.concept)
    for (let k = inside.length - 1, seen = 0; k >= 0 && seen < MOST_PAIRS; k--, seen++) {
      const other = inside[k]!
      const apart = hit.start - other.end
      if (apart > REACH) break
      if (other.concept === hit.concept) continue
      into.add(DUO, Math.min(other.concept, hit.concept) * 64 + Math.max(other.concept, hit.concept))
      if (apart >= 0) into.add(DUO, 8192 + ((other.concept * 64 + hit.concept) << 2) + gapOf(apart))
    }
    const last = inside.at(-1)
    const former = inside.at(-2)
    if (last && former && hit.start - former.start < REACH && last.concept !== former.concept && last.concept !== hit.concept)
      into.add(CHAIN, (former.concept * 64 + last.concept) * 64 + hit.concept)
    inside.push(hit)
  }
}

/** Features of concepts with the words beside them. */
function addConceptWords(
  tokens: Tokens,
  hits: readonly ConceptHit[],
  start: number,
  end: number,
  from: number,
  to: number,
  into: FeatureSink,
): void {
  let token = from
  for (let i = firstFrom({ length: hits.length, at: (k) => hits[k]!.end }, start); i < hits.length && hits[i]!.end <= end; i++) {
    const hit = hits[i]!
    if (hit.start < start) continue
    while (token < to && tokens.end[token]! <= hit.end) token++
    if (token < to && tokens.kind[token] === WORD && tokens.start[token]! - hit.end < 3)
      into.add(MIX, join(hit.concept, tokens.stem[token]!))
    let back = token - 1
    while (back >= from && tokens.start[back]! >= hit.start) back--
    if (back >= from && tokens.kind[back] === WORD && hit.start - tokens.end[back]! < 3)
      into.add(MIX, join(tokens.stem[back]!, hit.concept))
  }
}

/** Collects the features of the window from `start` to `end` (units) and answers how many words it has. What stands outside has no part in them. */
export function windowFeatures(tokens: Tokens, hits: readonly ConceptHit[], start: number, end: number, into: FeatureSink): number {
  const from = firstFrom({ length: tokens.count, at: (i) => tokens.start[i]! }, start)
  const to = firstFrom({ length: tokens.count, at: (i) => tokens.start[i]! }, end)
  addWords(tokens, from, to, into)
  addConcepts(hits, start, end, into)
  addConceptWords(tokens, hits, start, end, from, to, into)
  for (const feature of windowShape(tokens, from, to)) into.add(SHAPE, feature)
  let words = 0
  for (let i = from; i < to && words < FEW; i++) if (tokens.kind[i]! <= GLYPH) words++
  return words
}

if (CONCEPTS.length > 64) throw new RangeError('pairs of concepts are counted in six bits each')
