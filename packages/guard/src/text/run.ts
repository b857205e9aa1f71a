import { unitsOf } from './units.js'

/** A half-open range of UTF-16 offsets. */
export interface Run {
  start: number
  end: number
}

/** Membership of the first 128 code units, for scanners that walk a text once. */
export function asciiClass(members: string): Uint8Array {
  const table = new Uint8Array(128)
  for (let i = 0; i < members.length; i++) table[members.charCodeAt(i)] = 1
  return table
}

export const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const LOWER = 'abcdefghijklmnopqrstuvwxyz'
export const DIGITS = '0123456789'

/** Maximal runs of members of an ASCII class that are at least `least` units long. Linear. */
export function runsOf(text: string, members: Uint8Array, least: number): Run[] {
  const found: Run[] = []
  const units = unitsOf(text)
  for (let run = nextRun(units, members, least, 0); run !== null; run = nextRun(units, members, least, run.end)) found.push(run)
  return found
}

/** The first run of at least `least` members from `from` on. A run that long covers every `least`-th place, so most units are never looked at. */
export function nextRun(units: Uint16Array, members: Uint8Array, least: number, from: number): Run | null {
  const length = units.length
  let border = from
  for (let probe = from + least - 1; probe < length; probe = border + least - 1) {
    let start = probe
    while (start >= border && isIn(members, units[start]!)) start--
    if (start >= border) {
      border = start + 1
      // The members behind the last other unit are known up to the probe.
      if (start === probe) continue
      let end = probe + 1
      while (end < length && isIn(members, units[end]!)) end++
      if (end - border >= least) return { start: border, end }
      border = end
      continue
    }
    let end = probe + 1
    while (end < length && isIn(members, units[end]!)) end++
    return { start: border, end }
  }
  return null
}

function isIn(members: Uint8Array, c: number): boolean {
  return c < 128 && members[c] === 1
}

/** Value of a hexadecimal digit, or -1. */
export function hexValue(c: number): number {
  if (c >= 48 && c <= 57) return c - 48
  if (c >= 97 && c <= 102) return c - 87
  if (c >= 65 && c <= 70) return c - 55
  return -1
}

export function isSpace(c: number): boolean {
  if (c < 0xa0) return c === 32 || (c >= 9 && c <= 13)
  return c === 0xa0 || c === 0x3000 || (c >= 0x2000 && c <= 0x200a) || c === 0x2028 || c === 0x2029
}

export function isAsciiLetter(c: number): boolean {
  const l = c | 32
  return l >= 97 && l <= 122
}
