import { type FeatureList, join, salt } from './feature-ids.js'
import { BREAK, GLYPH, MARK, markHash, type Tokens, WORD } from './token-list.js'

const SALTS = (['word', 'stem', 'pair', 'skip', 'triple', 'first', 'glyphs', 'mark', 'sketch'] as const).map(salt) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]

/** Signs behind which a clause may begin, alone and in a row. */
const endHashes = new Set(
  Array.from('.!?:;。！？؟।"“”\'`-*•>#|]', (sign) => sign.charCodeAt(0)).flatMap((c) => [markHash(c, 1), markHash(c, 3)]),
)

/** No token has more features of words than this. */
const MOST_OF_TOKEN = 10

/** Where the features of single tokens lie in a list: those of token `i` from `at[i]`, the ones that look at the token behind it from `ahead[i]` on. */
export interface TokenBorders {
  at: Uint32Array
  ahead: Uint32Array
}

/**
 * Adds the features of the words and signs of tokens, for a stretch that begins at `from` and ends before `end`: what stands outside has no part in
 * them. Stops before `to`, or with `settled` as soon as nothing that stands before `from` could make a difference any more; answers where.
 */
export function addWords(
  tokens: Tokens,
  from: number,
  to: number,
  end: number,
  into: FeatureList,
  settled: boolean,
  borders?: TokenBorders,
): number {
  // Names of this function: what is imported is loaded anew each time.
  const [mark, lineEnd, word, glyph] = [MARK, BREAK, WORD, GLYPH]
  const [WORDS, STEMS, PAIRS, SKIPS, TRIPLES, FIRSTS, GLYPHS, MARKS, SKETCHES] = SALTS
  const { kind: kinds, hash: hashes, stem: stems, sketch: sketches } = tokens
  const ends = endHashes
  into.reserve((settled ? Math.min(to - from, 64) : to - from) * MOST_OF_TOKEN)
  let drawn = 0
  let last = 0
  let before = 0
  let words = 0
  let sketched = false
  let fresh = true
  let i = from
  for (; i < to; i++) {
    if (settled) {
      if (words > 1 && sketched && i > from + 1) break
      into.reserve(MOST_OF_TOKEN)
    }
    if (borders) borders.at[i - from] = into.count
    const kind = kinds[i]!
    const hash = hashes[i]!
    if (kind === mark) {
      into.add(MARKS, hash)
      if (borders) borders.ahead[i - from] = into.count
      if (i + 1 < end && kinds[i + 1] !== lineEnd) into.add(MARKS, join(hash, stems[i + 1]!))
      fresh ||= ends.has(hash)
      continue
    }
    if (kind === lineEnd) {
      if (borders) borders.ahead[i - from] = into.count
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
      if (borders) borders.ahead[i - from] = into.count
      fresh = false
      continue
    }
    into.add(WORDS, hash)
    const sketch = sketches[i]!
    if (sketch !== 0) {
      into.add(SKETCHES, sketch)
      if (drawn !== 0) into.add(SKETCHES, join(drawn, sketch))
      drawn = sketch
      sketched = true
    }
    if (stem !== hash) into.add(STEMS, stem)
    if (last !== 0) {
      into.add(PAIRS, join(last, stem))
      if (before !== 0) {
        into.add(SKIPS, join(before, stem))
        into.add(TRIPLES, join(join(before, last), stem))
      }
    }
    if (fresh) into.add(FIRSTS, stem)
    if (borders) borders.ahead[i - from] = into.count
    if (fresh && i + 1 < end && kinds[i + 1] === word) into.add(FIRSTS, join(stem, stems[i + 1]!))
    fresh = false
    before = last
    last = stem
    words++
  }
  if (borders) borders.at[i - from] = into.count
  return i
}
