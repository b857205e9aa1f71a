import type { Run } from '../../text/run.js'
import { SampledGrams } from '../../text/sampled-grams.js'
import { type SqueezedUnits, squeezedUnits } from '../../text/squeezed-units.js'

const BASE = 0x01000193

/** Every stretch of `length` letters and digits of a squeezed text, hashed (Rabin-Karp) and compared when found. */
export interface Grams {
  /** Maximal stretches of another text, not squeezed, that are made of such stretches; disjoint, in order. */
  in(text: string): Run[]
}

/** Calls `at` with the end and the hash of every stretch of `length` units that lies within `from` and `to`. */
function roll(units: Uint16Array, from: number, to: number, length: number, at: (end: number, hash: number) => void): void {
  let power = 1
  for (let i = 0; i < length; i++) power = Math.imul(power, BASE)
  let hash = 0
  for (let i = from; i < to; i++) {
    hash = (Math.imul(hash, BASE) + units[i]! - (i - from >= length ? Math.imul(units[i - length]!, power) : 0)) | 0
    if (i - from >= length - 1) at(i + 1, hash)
  }
}

/** The parts of a squeezed text in which a whole stretch may stand; what lies between them shares nothing long enough. */
function parts(text: SqueezedUnits, sampled: SampledGrams, length: number): Run[] {
  const found: Run[] = []
  for (let place = sampled.next(text, 0); place >= 0; place = sampled.next(text, place + 1)) {
    const start = Math.max(0, place - length)
    const end = Math.min(text.count, place + 2 * length)
    const last = found.at(-1)
    if (last && start <= last.end) last.end = end
    else found.push({ start, end })
  }
  return found
}

/** `own` is squeezed, in pieces: a stretch never reaches over the end of one. */
export function gramsOf(own: readonly string[], length: number): Grams {
  const where = new Map<number, string>()
  for (const piece of own) {
    const units = Uint16Array.from({ length: piece.length }, (_, i) => piece.charCodeAt(i))
    roll(units, 0, units.length, length, (end, hash) => {
      if (!where.has(hash)) where.set(hash, piece.slice(end - length, end))
    })
  }
  const sampled = new SampledGrams(own, length)
  return {
    in(text) {
      const runs: Run[] = []
      if (where.size === 0) return runs
      const squeezed = squeezedUnits(text)
      const { units } = squeezed
      let last = -1
      for (const part of parts(squeezed, sampled, length)) {
        roll(units, part.start, part.end, length, (end, hash) => {
          const known = where.get(hash)
          if (known === undefined) return
          const before = runs.at(-1)
          // What goes on where the last stretch ended has been compared but for its last letter; a collision there costs one letter.
          const grows = before !== undefined && last === end - 1
          if (!grows && !isAt(units, end - length, known)) return
          last = end
          const at = squeezed.places()
          const start = at[end - length]!
          if (before && (grows || start < before.end)) before.end = at[end - 1]! + 1
          else runs.push({ start, end: at[end - 1]! + 1 })
        })
      }
      return runs
    },
  }
}

function isAt(units: Uint16Array, from: number, known: string): boolean {
  for (let i = 0; i < known.length; i++) if (units[from + i] !== known.charCodeAt(i)) return false
  return true
}
