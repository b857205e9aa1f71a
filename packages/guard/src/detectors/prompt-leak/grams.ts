import type { Run } from '../../text/run.js'
import { squeeze, squeezedStart, squeezeUnit } from '../../text/squeeze.js'

const BASE = 0x01000193

/** Every stretch of `length` letters and digits of a squeezed text, hashed (Rabin-Karp) and compared when found. */
export interface Grams {
  /** Maximal stretches of another text, not squeezed, that are made of such stretches; disjoint, in order. */
  in(text: string): Run[]
}

/** Walks the letters and digits of a text and calls `at` with the end and the hash of every stretch of `length` of them. */
function roll(text: string, length: number, at: (end: number, hash: number, seen: number) => void): void {
  let power = 1
  for (let i = 0; i < length; i++) power = Math.imul(power, BASE)
  const ring = new Uint16Array(length)
  let hash = 0
  let slot = 0
  let seen = 0
  for (let i = 0; i < text.length; i++) {
    const c = squeezeUnit(text.charCodeAt(i))
    if (c === 0) continue
    hash = (Math.imul(hash, BASE) + c - Math.imul(ring[slot]!, power)) | 0
    ring[slot] = c
    slot = slot + 1 === length ? 0 : slot + 1
    if (++seen >= length) at(i + 1, hash, seen)
  }
}

/** `own` is squeezed, in pieces: a stretch never reaches over the end of one. */
export function gramsOf(own: readonly string[], length: number): Grams {
  const where = new Map<number, string>()
  // One bit for each low half of a hash: most stretches of another text are ruled out without a look-up.
  const possible = new Uint8Array(1 << 16)
  for (const piece of own) {
    roll(piece, length, (end, hash) => {
      possible[hash & 0xffff] = 1
      if (!where.has(hash)) where.set(hash, piece.slice(end - length, end))
    })
  }
  return {
    in(text) {
      const runs: Run[] = []
      if (where.size === 0) return runs
      let last = -1
      roll(text, length, (end, hash, seen) => {
        if (possible[hash & 0xffff] === 0) return
        const known = where.get(hash)
        if (known === undefined) return
        const before = runs.at(-1)
        // What goes on where the last stretch ended has been compared but for its last letter; a collision there costs one letter.
        const grows = before !== undefined && last === seen - 1
        const start = grows ? before.start : squeezedStart(text, end, length)
        if (!grows && squeeze(text.slice(start, end)).text !== known) return
        last = seen
        if (before && start < before.end) before.end = end
        else runs.push({ start, end })
      })
      return runs
    },
  }
}
