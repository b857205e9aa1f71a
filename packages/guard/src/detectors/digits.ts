import { numberStarts } from '../text/number-starts.js'

/** A run of digits that may be grouped by single spaces or hyphens. */
export interface DigitRun {
  digits: string
  start: number
  end: number
}

const isDigit = (c: number) => c >= 48 && c <= 57

/** Maximal grouped digit runs with at least `least` digits. Linear; a run joined to letters, or to a decimal point, is no number of its own and is left out. */
export function digitRuns(text: string, least: number): DigitRun[] {
  const runs: DigitRun[] = []
  let done = 0
  for (const i of numberStarts(text)) {
    if (i < done) continue
    let end = i
    let count = 0
    for (let j = i; j < text.length; j++) {
      const c = text.charCodeAt(j)
      if (isDigit(c)) {
        count++
        end = j + 1
      } else if (!((c === 32 || c === 45 || c === 0xa0) && isDigit(text.charCodeAt(j + 1)))) break
    }
    if (count >= least && !isPartOfMore(text, i, end)) runs.push({ digits: text.slice(i, end).replace(/\D/g, ''), start: i, end })
    done = end
  }
  return runs
}

function isPartOfMore(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1)
  const after = text.charCodeAt(end)
  return (
    isWord(before) ||
    isWord(after) ||
    (before === 46 && isDigit(text.charCodeAt(start - 2))) ||
    (after === 46 && isDigit(text.charCodeAt(end + 1)))
  )
}

function isWord(c: number): boolean {
  return c === 95 || (c >= 65 && c <= 90) || (c >= 97 && c <= 122)
}
