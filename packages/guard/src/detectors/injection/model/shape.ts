import { BREAK, CAPITAL, CODE, GLYPH, MARK, MIXED, NUMBER, SHOUTED, type Tokens, WORD } from './token-list.js'

/** Shares are counted in steps that double. */
function step(part: number, whole: number): number {
  if (part === 0 || whole === 0) return 0
  const share = part / whole
  return share < 0.02 ? 1 : share < 0.05 ? 2 : share < 0.1 ? 3 : share < 0.2 ? 4 : share < 0.4 ? 5 : 6
}

/** What a token counts as by its kind and look: three counts in one integer, ten bits each. No window has a thousand tokens. */
const FIRST = new Int32Array(64)
const SECOND = new Int32Array(64)
const THIRD = 1 << 20
const MIDDLE = 1 << 10
const LOOK_SHIFT = 3
for (let look = 0; look < 8; look++) {
  const at = (kind: number) => kind | (look << LOOK_SHIFT)
  FIRST[at(WORD)] = 1 + ((look & SHOUTED) !== 0 ? MIDDLE : 0) + ((look & MIXED) !== 0 ? THIRD : 0)
  FIRST[at(GLYPH)] = 1
  SECOND[at(MARK)] = 1
  SECOND[at(CODE)] = MIDDLE
  SECOND[at(NUMBER)] = THIRD
}
const TEN_BITS = MIDDLE - 1

/** The ten numbers of the look of one stretch; overwritten by the next call. */
const shape = new Int32Array(10)

/**
 * What a stretch of tokens looks like, whatever its words: shouting, signs glued into words, salads of fragments, forged structure. Answers numbers of
 * features; the same look gives the same numbers. A stretch has at most 1,023 tokens.
 */
export function windowShape(tokens: Tokens, from: number, to: number): Int32Array {
  const { kind: kinds, look: looks, start: starts, end: ends } = tokens
  const [firsts, seconds, word, lineEnd, capital] = [FIRST, SECOND, WORD, BREAK, CAPITAL]
  let first = 0
  let second = 0
  let breaks = 0
  let glued = 0
  let lonely = 0
  let behind = -1
  for (let i = from; i < to; i++) {
    const kind = kinds[i]!
    const look = looks[i]!
    first += firsts[kind | (look << 3)]!
    second += seconds[kind | (look << 3)]!
    if (kind === lineEnd) breaks++
    if (kind === word && starts[i] === behind) {
      if ((look & capital) !== 0) lonely++
      if (i + 1 < to && starts[i + 1] === ends[i]) glued++
    }
    behind = ends[i]!
  }
  const words = first & TEN_BITS
  const shouted = (first >> 10) & TEN_BITS
  const mixed = first >>> 20
  const marks = second & TEN_BITS
  const codes = (second >> 10) & TEN_BITS
  const all = to - from
  shape[0] = step(shouted, words)
  shape[1] = 64 + step(mixed, words)
  shape[2] = 2 * 64 + step(marks, all)
  shape[3] = 3 * 64 + step(codes, all)
  shape[4] = 4 * 64 + step(glued, words)
  shape[5] = 5 * 64 + step(second >>> 20, all)
  shape[6] = 6 * 64 + step(breaks, all)
  shape[7] = 7 * 64 + step(lonely, words)
  // Pairs that tell a salad of fragments from code: both glue signs to words, only one shouts or mixes capitals.
  shape[8] = 8 * 64 + step(glued, words) * 8 + step(mixed, words)
  shape[9] = 9 * 64 + step(marks, all) * 8 + step(breaks, all)
  return shape
}
