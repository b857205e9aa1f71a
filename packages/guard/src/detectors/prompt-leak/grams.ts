import type { Run } from '../../text/run.js'

const BASE = 0x01000193

/** Every stretch of `length` units of a text, hashed (Rabin-Karp) and compared when found. */
export interface Grams {
  /** Maximal stretches of another text that are made of such stretches, disjoint, in order. */
  in(text: string): Run[]
}

/** Calls `at` with the end and the hash of every stretch of `length` units. */
function roll(text: string, length: number, at: (end: number, hash: number) => void): void {
  let power = 1
  for (let i = 1; i < length; i++) power = Math.imul(power, BASE)
  let hash = 0
  for (let i = 0; i < text.length; i++) {
    if (i >= length) hash = (hash - Math.imul(text.charCodeAt(i - length), power)) | 0
    hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0
    if (i >= length - 1) at(i + 1, hash)
  }
}

export function gramsOf(own: string, length: number): Grams {
  const starts = new Map<number, number>()
  // One bit for each low half of a hash: most stretches of another text are ruled out without a look-up.
  const possible = new Uint8Array(1 << 16)
  roll(own, length, (end, hash) => {
    possible[hash & 0xffff] = 1
    if (!starts.has(hash)) starts.set(hash, end - length)
  })
  return {
    in(text) {
      const runs: Run[] = []
      if (starts.size === 0) return runs
      roll(text, length, (end, hash) => {
        if (possible[hash & 0xffff] === 0) return
        const known = starts.get(hash)
        if (known === undefined) return
        const before = runs.at(-1)
        const start = end - length
        // A stretch that goes on where the last one ended has been compared but for its last unit; a collision there costs one unit.
        if (before && before.end === end - 1) before.end = end
        else if (!own.startsWith(text.slice(start, end), known)) return
        else if (before && start <= before.end) before.end = end
        else runs.push({ start, end })
      })
      return runs
    },
  }
}
