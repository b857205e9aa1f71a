import { foldUnit } from './fold.js'

const SEED = 0x811c9dc5
const PRIME = 0x01000193

/** Words with a number each, found by the units of a text without a string of its own being made. Words are folded; in the text `’` is read as `'`. */
export class WordTable {
  /** Place of each word in `pool`, one more; 0 where the slot is empty. */
  private readonly slots: Uint32Array
  private readonly values: Uint32Array
  /** Words one after another, each behind its length. */
  private readonly pool: Uint16Array

  constructor(words: ReadonlyMap<string, number>) {
    let size = 64
    while (size < 3 * words.size) size *= 2
    this.slots = new Uint32Array(size)
    this.values = new Uint32Array(size)
    this.pool = new Uint16Array([...words.keys()].reduce((sum, word) => sum + word.length + 1, 1))
    let at = 0
    for (const [word, value] of words) {
      const units = Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i))
      let slot = hashOf(units, 0, units.length) & (size - 1)
      while (this.slots[slot] !== 0) slot = (slot + 1) & (size - 1)
      this.slots[slot] = at + 1
      this.values[slot] = value
      this.pool[at] = units.length
      this.pool.set(units, at + 1)
      at += units.length + 1
    }
  }

  /** The number of the word that stands in a text from `start` to `end`; 0 where it is none of these. */
  find(units: Uint16Array, start: number, end: number): number {
    const { slots } = this
    const mask = slots.length - 1
    for (let slot = hashOf(units, start, end) & mask; slots[slot] !== 0; slot = (slot + 1) & mask)
      if (this.isAt(slots[slot]! - 1, units, start, end)) return this.values[slot]!
    return 0
  }

  private isAt(at: number, units: Uint16Array, start: number, end: number): boolean {
    const { pool } = this
    if (pool[at] !== end - start) return false
    for (let i = start; i < end; i++) if (pool[at + 1 + i - start] !== plain(units[i]!)) return false
    return true
  }
}

function plain(c: number): number {
  return c === 0x2019 ? 39 : foldUnit(c)
}

function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = SEED
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ plain(units[i]!), PRIME)
  return hash ^ (hash >>> 15)
}
