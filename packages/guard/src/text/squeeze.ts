import { foldUnit, fromUnits } from './fold.js'

/** A text without anything but letters and digits, folded: what is left of it when spacing, punctuation and case are ignored. */
export interface Squeezed {
  text: string
  /** Offset of each unit in the text that was squeezed. */
  at: Uint32Array
}

const MARKS = /[\p{L}\p{N}]/u

function isMember(c: number): boolean {
  if (c < 128) return (c >= 48 && c <= 57) || (c >= 97 && c <= 122)
  if (c >= 0xd800 && c <= 0xdfff) return true
  return MARKS.test(String.fromCharCode(c))
}

export function squeeze(text: string): Squeezed {
  const units = new Uint16Array(text.length)
  const at = new Uint32Array(text.length)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const c = foldUnit(text.charCodeAt(i))
    if (!isMember(c)) continue
    units[n] = c
    at[n++] = i
  }
  return { text: fromUnits(units.subarray(0, n)), at: at.subarray(0, n) }
}
