import { DRAWN_AS } from './confusables.js'
import { isInvisible } from './invisible.js'

const UNKNOWN = 0
const STABLE = 1
const UNSTABLE = 2
/** What is known of each unit, filled as units are met. */
const known = new Uint8Array(65_536)
const MARK = /^\p{M}$/u

function classify(c: number): number {
  const character = String.fromCharCode(c)
  const joins = (c >= 0x1160 && c <= 0x11ff) || (c >= 0xff9e && c <= 0xff9f) || MARK.test(character)
  const half = c >= 0xd800 && c <= 0xdfff
  const stays = !half && !joins && !isInvisible(c) && !DRAWN_AS.has(c) && character.normalize('NFKC') === character
  return stays ? STABLE : UNSTABLE
}

/** Whether the normal form leaves a unit beyond ASCII as it is, whatever stands around it. A text of such units and ASCII is in normal form. */
export function isStable(c: number): boolean {
  if (known[c] === UNKNOWN) known[c] = classify(c)
  return known[c] === STABLE
}
