import { isAsciiLetter } from './run.js'
import { unitsOf } from './units.js'

const LETTER = 1
const CAPITAL = 2
const KIND = new Uint8Array(0x530)
for (let c = 0; c < 0x530; c++) {
  const letter = isAsciiLetter(c) || (c >= 0xc0 && c !== 0xd7 && c !== 0xf7)
  if (!letter) continue
  const unit = String.fromCharCode(c)
  KIND[c] = unit.toLowerCase() === unit ? LETTER : LETTER | CAPITAL
}

/** Letters of Latin, Greek and Cyrillic script. */
export const isLetter = (c: number): boolean => c < 0x530 && KIND[c] !== 0
export const isCapital = (c: number): boolean => c < 0x530 && KIND[c]! > LETTER

interface Starts {
  text: string
  starts: readonly number[]
}

let last: Starts = { text: '', starts: [] }

/** Keeps the capitals of a text that was surveyed: the scanners that ask for them come later. */
export function keepCapitals(text: string, starts: readonly number[]): void {
  last = { text, starts }
}

/** Where words of these scripts begin with a capital. */
export function capitalStarts(text: string): readonly number[] {
  if (last.text === text) return last.starts
  const units = unitsOf(text)
  const kinds = KIND
  const found: number[] = []
  let before = 0
  for (let i = 0; i < units.length; i++) {
    const c = units[i]!
    const kind = c < 0x530 ? kinds[c]! : 0
    if (before === 0 && kind > LETTER) found.push(i)
    before = kind
  }
  keepCapitals(text, found)
  return last.starts
}
