import type { ConceptHit } from '../concept-scan.js'
import { addLexiconWords, hitsWithin } from './concept-features.js'
import { FeatureList, salt } from './feature-ids.js'
import { addMeanings } from './meaning-features.js'
import { windowShape } from './shape.js'
import { GLYPH, type Tokens } from './token-list.js'
import { addWords } from './word-features.js'

/** Words are counted up to here: fewer make no attack. */
const FEW = 2
const SHAPE = salt('shape')

/** Takes the features of one window; the same one may come more than once. */
export interface FeatureSink {
  /** `group` is a salt, `hash` any 32 bits. */
  add(group: number, hash: number): void
}

/** The first token that does not begin before an offset. */
export function firstToken({ start, count }: Tokens, offset: number): number {
  let low = 0
  for (let high = count; low < high; ) {
    const middle = (low + high) >> 1
    if (start[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether tokens `from` to `to` have words enough to be an attack. */
export function hasWords({ kind }: Tokens, from: number, to: number): boolean {
  let words = 0
  for (let i = from; i < to && words < FEW; i++) if (kind[i]! <= GLYPH) words++
  return words >= FEW
}

/** Adds what depends on the window as a whole: meanings, words of the lexicons, looks. */
export function addWindow(tokens: Tokens, hits: readonly ConceptHit[], from: number, to: number, into: FeatureList): void {
  addMeanings(tokens, from, to, into)
  addLexiconWords(tokens, hits, from, to, into)
  const shape = windowShape(tokens, from, to)
  into.reserve(shape.length)
  for (let i = 0; i < shape.length; i++) into.add(SHAPE, shape[i]!)
}

const collected = new FeatureList()

/**
 * Collects the features of the window from `start` to `end` (units) and answers whether it has words enough to be an attack. What stands outside has no
 * part in them. `classify` finds the same for all windows of a text at once.
 */
export function windowFeatures(tokens: Tokens, hits: readonly ConceptHit[], start: number, end: number, into: FeatureSink): boolean {
  const from = firstToken(tokens, start)
  const to = firstToken(tokens, end)
  collected.count = 0
  addWords(tokens, from, to, to, collected, false)
  addWindow(tokens, hitsWithin(hits, start, end), from, to, collected)
  for (let i = 0; i < collected.count; i++) into.add(collected.salts[i]!, collected.hashes[i]!)
  return hasWords(tokens, from, to)
}
