import { unitsOf } from './units.js'

interface Starts {
  text: string
  starts: Uint32Array
}

/** Overwritten with every text. */
let room = new Uint32Array(4096)

const NONE: Starts = { text: '', starts: new Uint32Array(0) }
let last = NONE
let former = NONE

/** Keeps the numbers of a text, or of a part of one. */
export function keepNumbers(text: string, starts: Uint32Array): Uint32Array {
  former = last
  last = { text, starts }
  return starts
}

/** Where digits begin that stand in a row, worked out once for all scanners that look for numbers. */
export function numberStarts(text: string): Uint32Array {
  if (last.text === text) return last.starts
  if (former.text === text) return former.starts
  const units = unitsOf(text)
  // No two numbers touch.
  if (room.length <= units.length) room = new Uint32Array(2 * units.length)
  const found = room
  let count = 0
  let before = 0
  for (let i = 0; i < units.length; i++) {
    const digit = (units[i]! - 48) >>> 0 < 10 ? 1 : 0
    found[count] = i
    count += digit & (before ^ 1)
    before = digit
  }
  return keepNumbers(text, found.slice(0, count))
}

/** A part of a text that begins and ends beside no digit; its numbers are known from those of the whole. */
export function partWithNumbers(text: string, start: number, end: number): string {
  const whole = numberStarts(text)
  const part = text.slice(start, end)
  let from = 0
  while (from < whole.length && whole[from]! < start) from++
  let to = from
  while (to < whole.length && whole[to]! < end) to++
  const starts = whole.slice(from, to)
  for (let i = 0; i < starts.length; i++) starts[i]! -= start
  // The whole stays the one that was read last but one.
  last = { text, starts: whole }
  keepNumbers(part, starts)
  return part
}
