/** A value in the spelling in which plain ids and words are compared: NFKC, lower case, single spaces. */
export function plainForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

const WORD = /[\p{L}\p{N}\p{M}]/u
/** Signs that make what stands beside them part of the same id, path or address. */
const JOINS_LEFT = /[@/\\_+~%=&.-]/u
const JOINS_RIGHT = /[@/\\_+~%=&#]/u
/** Signs that join only when the id goes on behind them: `a.b`, but not `a.` at the end of a sentence. */
const JOINS_BETWEEN = /[.:-]/u

/** Whether a value in plain form stands in a text in plain form as a whole, not as a part of a longer id, number or address. */
export function holdsPlain(value: string, hay: string): boolean {
  for (let i = hay.indexOf(value); i >= 0; i = hay.indexOf(value, i + 1)) {
    if (freeLeft(hay, i) && freeRight(hay, i + value.length)) return true
  }
  return false
}

function freeLeft(hay: string, start: number): boolean {
  const before = hay[start - 1]
  if (before === undefined) return true
  return !WORD.test(before) && !JOINS_LEFT.test(before)
}

function freeRight(hay: string, end: number): boolean {
  const after = hay[end]
  if (after === undefined) return true
  if (WORD.test(after) || JOINS_RIGHT.test(after)) return false
  return !(JOINS_BETWEEN.test(after) && WORD.test(hay[end + 1] ?? ' '))
}
