import type { ConceptHit } from '../concept-scan.js'
import { CONCEPTS } from '../concepts.js'
import { type FeatureList, join, salt } from './feature-ids.js'
import { type Tokens, WORD } from './token-list.js'

const [SOLO, DUO, CHAIN, MIX] = (['concept', 'concept-pair', 'concept-chain', 'concept-word'] as const).map(salt) as [
  number,
  number,
  number,
  number,
]

/** Concepts that stand further apart make no pair. */
const REACH = 200
/** Hits before one that are looked at for pairs: bounds the work where words of the lexicons follow each other without end. */
const MOST_PAIRS = 12
/** No hit has more features than this, those with the words beside it among them. */
const MOST_OF_HIT = 4 + 2 * MOST_PAIRS

/** The hits whose words lie whole within two offsets, in the order of their ends. */
export function hitsWithin(hits: readonly ConceptHit[], start: number, end: number): ConceptHit[] {
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

function gapOf(distance: number): number {
  return distance <= 12 ? 0 : distance <= 40 ? 1 : distance <= 100 ? 2 : 3
}

/** Adds features of concepts: alone, in pairs however spelled, and in chains. */
function addConcepts(hits: readonly ConceptHit[], into: FeatureList): void {
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

/** Adds features of concepts with the words beside them. */
function addConceptWords(tokens: Tokens, hits: readonly ConceptHit[], from: number, to: number, into: FeatureList): void {
  let token = from
  for (const { concept, start, end } of hits) {
    while (token < to && tokens.end[token]! <= end) token++
    if (token < to && tokens.kind[token] === WORD && tokens.start[token]! - end < 3) into.add(MIX, join(concept, tokens.stem[token]!))
    let back = token - 1
    while (back >= from && tokens.start[back]! >= start) back--
    if (back >= from && tokens.kind[back] === WORD && start - tokens.end[back]! < 3) into.add(MIX, join(tokens.stem[back]!, concept))
  }
}

/** Adds all features of the words of the lexicons that lie whole within a window of tokens `from` to `to`. */
export function addLexiconWords(tokens: Tokens, inside: readonly ConceptHit[], from: number, to: number, into: FeatureList): void {
  if (inside.length === 0) return
  into.reserve(inside.length * MOST_OF_HIT)
  addConcepts(inside, into)
  addConceptWords(tokens, inside, from, to, into)
}

if (CONCEPTS.length > 64) throw new RangeError('pairs of concepts are counted in six bits each')
