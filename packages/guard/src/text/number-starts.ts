import { unitsOf } from './units.js'

interface Starts {
  text: string
  starts: readonly number[]
}

const NONE: Starts = { text: '', starts: [] }
let last = NONE
let former = NONE

/** Keeps the numbers of a text, or of a part of one. */
export function keepNumbers(text: string, starts: readonly number[]): readonly number[] {
  former = last
  last = { text, starts }
  return starts
}

/** Where digits begin that stand in a row, worked out once for all scanners that look for numbers. */
export function numberStarts(text: string): readonly number[] {
  if (last.text === text) return last.starts
  if (former.text === text) return former.starts
  const units = unitsOf(text)
  const found: number[] = []
  let before = false
  for (let i = 0; i < units.length; i++) {
    const digit = (units[i]! - 48) >>> 0 < 10
    if (digit && !before) found.push(i)
    before = digit
  }
  return keepNumbers(text, found)
}

/** A part of a text that begins and ends beside no digit; its numbers are known from those of the whole. */
export function partWithNumbers(text: string, start: number, end: number): string {
  const whole = numberStarts(text)
  const part = text.slice(start, end)
  let from = 0
  while (from < whole.length && whole[from]! < start) from++
  let to = from
  while (to < whole.length && whole[to]! < end) to++
  const starts = whole.slice(from, to).map((place) => place - start)
  // The whole stays the one that was read last but one.
  last = { text, starts: whole }
  keepNumbers(part, starts)
  return part
}
