import { numberStarts } from '../../text/number-starts.js'
import type { Run } from '../../text/run.js'

/** Farther from a digit than this stands nothing that belongs to a number or says what it is. */
const AROUND = 176

const isDigit = (c: number) => c >= 48 && c <= 57

/** The parts of a text in which numbers stand, with all around them that tells their kind; empty where there are fewer than `least` digits. */
export function digitWindows(text: string, least: number): Run[] {
  const windows: Run[] = []
  let digits = 0
  let last = -1
  let start = 0
  for (const number of numberStarts(text)) {
    if (last < 0) start = Math.max(0, number - AROUND)
    else if (number - last > 2 * AROUND) {
      windows.push({ start, end: last + AROUND })
      start = number - AROUND
    }
    last = number
    while (isDigit(text.charCodeAt(last + 1))) last++
    digits += last - number + 1
  }
  if (digits < least) return []
  windows.push({ start, end: Math.min(text.length, last + 1 + AROUND) })
  return windows
}
