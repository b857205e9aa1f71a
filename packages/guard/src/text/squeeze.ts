import { foldUnit, fromUnits } from './fold.js'

/** A text without anything but letters and digits, folded: what is left of it when spacing, punctuation and case are ignored. */
export interface Squeezed {
  text: string
  /** Offset of each unit in the text that was squeezed. */
  at: Uint32Array
}

const MARKS = /[\p{L}\p{N}]/u
const DROPPED = 1
/** What each unit becomes, filled as units are met: 0 for those not met yet, 1 for what is dropped. */
export const SQUEEZED = new Uint16Array(65_536)

/** Looks a unit up that was not met yet; answers what the table has of it from now on. */
export function learnSqueezed(c: number): number {
  const folded = foldUnit(c)
  const member = (folded >= 0xd800 && folded <= 0xdfff) || MARKS.test(String.fromCharCode(folded))
  SQUEEZED[c] = member ? folded : DROPPED
  return SQUEEZED[c]!
}

/** The folded letter or digit that a unit stands for; 0 for what squeezing drops. */
export function squeezeUnit(c: number): number {
  const unit = SQUEEZED[c]! || learnSqueezed(c)
  return unit === DROPPED ? 0 : unit
}

export function squeeze(text: string): Squeezed {
  const units = new Uint16Array(text.length)
  const at = new Uint32Array(text.length)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const c = squeezeUnit(text.charCodeAt(i))
    if (c === 0) continue
    units[n] = c
    at[n++] = i
  }
  return { text: fromUnits(units.subarray(0, n)), at: at.subarray(0, n) }
}

/** Where the `count` letters and digits begin that stand before `end`. */
export function squeezedStart(text: string, end: number, count: number): number {
  let i = end
  for (let left = count; left > 0 && i > 0; i--) if (squeezeUnit(text.charCodeAt(i - 1)) !== 0) left--
  return i
}
