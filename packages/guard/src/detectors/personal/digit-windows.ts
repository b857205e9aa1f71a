import type { Run } from '../../text/run.js'
import { unitsOf } from '../../text/units.js'

/** Farther from a digit than this stands nothing that belongs to a number or says what it is. */
const AROUND = 176

/** The parts of a text in which numbers stand, with all around them that tells their kind; empty where there are fewer than `least` digits. */
export function digitWindows(text: string, least: number): Run[] {
  const units = unitsOf(text)
  const windows: Run[] = []
  let digits = 0
  let last = -1
  let start = 0
  for (let i = 0; i < units.length; i++) {
    const c = units[i]!
    if (c > 57 || c < 48) continue
    digits++
    if (last < 0) start = Math.max(0, i - AROUND)
    else if (i - last > 2 * AROUND) {
      windows.push({ start, end: last + AROUND })
      start = i - AROUND
    }
    last = i
  }
  if (digits < least) return []
  windows.push({ start, end: Math.min(text.length, last + 1 + AROUND) })
  return windows
}
