import { learnSqueezed, SQUEEZED, squeezeUnit } from './squeeze.js'
import { unitsOf } from './units.js'

/** Longer texts are not kept: what one is looked at for matters then, not that it is squeezed again. */
const LONGEST_KEPT = 1 << 20

/** The letters and digits of a text, folded. The array may be longer than `count`, and is overwritten when another text is squeezed. */
export interface SqueezedUnits {
  readonly count: number
  readonly units: Uint16Array
  /** Where each stands in the text; worked out when first asked for, since few texts hold what is looked for. */
  places(): Uint32Array
}

let room = new Uint16Array(4096)
let lastText = ''
let last: SqueezedUnits = { count: 0, units: room, places: () => new Uint32Array(0) }

/** What is left of a text when spacing, punctuation, case and diacritics are ignored, made once for the scanners that look at it in turn. Not to be written to. */
export function squeezedUnits(text: string): SqueezedUnits {
  if (lastText === text) return last
  const own = unitsOf(text)
  const kept = text.length <= LONGEST_KEPT
  if (kept && room.length < own.length) room = new Uint16Array(2 * own.length)
  const units = kept ? room : new Uint16Array(own.length)
  const table = SQUEEZED
  let count = 0
  for (let i = 0; i < own.length; i++) {
    const c = table[own[i]!]! || learnSqueezed(own[i]!)
    units[count] = c
    // No branch, where what is dropped counts as 1: where words end cannot be foreseen.
    count += (c + 0xfffe) >> 16
  }
  let at: Uint32Array | undefined
  const places = () => {
    at ??= placesOf(own, count)
    return at
  }
  const made = { count, units, places }
  if (kept) {
    lastText = text
    last = made
  }
  return made
}

function placesOf(own: Uint16Array, count: number): Uint32Array {
  const at = new Uint32Array(count)
  let next = 0
  for (let i = 0; i < own.length && next < count; i++) if (squeezeUnit(own[i]!) !== 0) at[next++] = i
  return at
}
