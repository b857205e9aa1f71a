import { foldUnit, fromUnits } from './fold.js'
import type { View } from './view.js'

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

/** The folded letter or digit that an ASCII unit stands for; 0 for all else. */
const ASCII = Uint8Array.from({ length: 128 }, (_, c) => (isMember(foldUnit(c)) ? foldUnit(c) : 0))

export function squeeze(text: string): Squeezed {
  const units = new Uint16Array(text.length)
  const at = new Uint32Array(text.length)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const raw = text.charCodeAt(i)
    const c = raw < 128 ? ASCII[raw]! : foldUnit(raw)
    if (c === 0 || (c >= 128 && !isMember(c))) continue
    units[n] = c
    at[n++] = i
  }
  return { text: fromUnits(units.subarray(0, n)), at: at.subarray(0, n) }
}

const made = new WeakMap<View, Squeezed>()

/** The squeezed text of a view, made once for all detectors that look at it. */
export function squeezedView(view: View): Squeezed {
  const known = made.get(view)
  if (known) return known
  const squeezed = squeeze(view.text)
  made.set(view, squeezed)
  return squeezed
}
