import { BREAK, CAPITAL, CODE, GLYPH, MARK, MIXED, NUMBER, SHOUTED, type Tokens, WORD } from './tokens.js'

/** Shares are counted in steps that double. */
function step(part: number, whole: number): number {
  if (part === 0 || whole === 0) return 0
  const share = part / whole
  return share < 0.02 ? 1 : share < 0.05 ? 2 : share < 0.1 ? 3 : share < 0.2 ? 4 : share < 0.4 ? 5 : 6
}

/**
 * What a stretch of tokens looks like, whatever its words: shouting, signs glued into words, salads of fragments, forged structure. Answers numbers of
 * features; the same look gives the same numbers.
 */
export function windowShape(tokens: Tokens, from: number, to: number): number[] {
  const [word, mark, code, number, lineEnd, glyph, shouted, mixed, capital] = [
    WORD,
    MARK,
    CODE,
    NUMBER,
    BREAK,
    GLYPH,
    SHOUTED,
    MIXED,
    CAPITAL,
  ]
  const count = { words: 0, shouted: 0, mixed: 0, marks: 0, codes: 0, glued: 0, numbers: 0, breaks: 0, glyphs: 0, lonely: 0 }
  for (let i = from; i < to; i++) {
    const kind = tokens.kind[i]!
    if (kind === word) {
      count.words++
      const look = tokens.look[i]!
      if ((look & shouted) !== 0) count.shouted++
      if ((look & mixed) !== 0) count.mixed++
      if ((look & capital) !== 0 && i > from && tokens.end[i - 1] === tokens.start[i]) count.lonely++
      if (i > from && i + 1 < to && tokens.end[i - 1] === tokens.start[i] && tokens.start[i + 1] === tokens.end[i]) count.glued++
    } else if (kind === mark) count.marks++
    else if (kind === code) count.codes++
    else if (kind === number) count.numbers++
    else if (kind === lineEnd) count.breaks++
    else if (kind === glyph) count.glyphs++
  }
  const all = to - from
  const words = count.words + count.glyphs
  return [
    step(count.shouted, words),
    step(count.mixed, words),
    step(count.marks, all),
    step(count.codes, all),
    step(count.glued, words),
    step(count.numbers, all),
    step(count.breaks, all),
    step(count.lonely, words),
    // Pairs that tell a salad of fragments from code: both glue signs to words, only one shouts or mixes capitals.
    step(count.glued, words) * 8 + step(count.mixed, words),
    step(count.marks, all) * 8 + step(count.breaks, all),
  ].map((value, place) => place * 64 + value)
}
