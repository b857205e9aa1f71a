import { squeezeUnit } from './squeeze.js'
import { unitsOf } from './units.js'

/** Longer texts are not kept: what one is looked at for matters then, not that it is squeezed again. */
const LONGEST_KEPT = 1 << 20

/** The letters and digits of a text, folded, and where each stands in it. Arrays may be longer than `count`. */
export interface SqueezedUnits {
  readonly count: number
  readonly units: Uint16Array
  readonly at: Uint32Array
}

let lastText = ''
let last: SqueezedUnits = { count: 0, units: new Uint16Array(0), at: new Uint32Array(0) }

/** What is left of a text when spacing, punctuation, case and diacritics are ignored, made once for the scanners that look at it in turn. Not to be written to. */
export function squeezedUnits(text: string): SqueezedUnits {
  if (lastText === text) return last
  const own = unitsOf(text)
  const units = new Uint16Array(own.length)
  const at = new Uint32Array(own.length)
  let count = 0
  for (let i = 0; i < own.length; i++) {
    const c = squeezeUnit(own[i]!)
    units[count] = c
    at[count] = i
    // No branch: where words end cannot be foreseen.
    count += (c + 0xffff) >> 16
  }
  const made = { count, units, at }
  if (text.length <= LONGEST_KEPT) {
    lastText = text
    last = made
  }
  return made
}
