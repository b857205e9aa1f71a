import type { SqueezedUnits } from './squeezed-units.js'

const BASE = 0x01000193

/** A bit for each low part of a hash, sixteen times as many as there are hashes. */
function bitsFor(count: number): number {
  let bits = 1 << 12
  while (bits < 16 * count && bits < 1 << 22) bits *= 2
  return bits
}

function hashAt(units: Uint16Array | readonly number[], from: number, size: number): number {
  let hash = 0
  for (let i = from; i < from + size; i++) hash = (Math.imul(hash, BASE) + units[i]!) | 0
  return hash
}

/**
 * Tells where a squeezed text may share a stretch with known ones, by looking at every so many-th place of it only: a shared stretch of `least` units
 * covers a whole gram that is looked at, whatever its place.
 */
export class SampledGrams {
  private readonly known = new Set<number>()
  private readonly bits: Uint32Array
  private readonly size: number
  private readonly step: number

  constructor(pieces: readonly string[], least: number) {
    this.size = Math.max(1, (least + 1) >> 1)
    this.step = Math.max(1, least - this.size + 1)
    for (const piece of pieces) {
      const units = Array.from({ length: piece.length }, (_, i) => piece.charCodeAt(i))
      for (let i = 0; i + this.size <= units.length; i++) this.known.add(hashAt(units, i, this.size))
    }
    this.bits = new Uint32Array(bitsFor(this.known.size) >> 5)
    for (const hash of this.known) this.mark(hash)
  }

  private mark(hash: number): void {
    const bit = (hash ^ (hash >>> 15)) & (32 * this.bits.length - 1)
    this.bits[bit >>> 5]! |= 1 << (bit & 31)
  }

  /** The first place from `from` on, counted in letters and digits, where a known gram stands among those looked at; -1 when there is none. */
  next({ units, count }: SqueezedUnits, from: number): number {
    const { size, step, bits, known } = this
    const mask = 32 * bits.length - 1
    for (let i = Math.ceil(from / step) * step; i + size <= count; i += step) {
      const hash = hashAt(units, i, size)
      const bit = (hash ^ (hash >>> 15)) & mask
      if (((bits[bit >>> 5]! >>> (bit & 31)) & 1) !== 0 && known.has(hash)) return i
    }
    return -1
  }
}
