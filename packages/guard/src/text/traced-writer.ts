import type { Traced } from './codec.js'
import { fromUnits } from './fold.js'

/** Collects the units of a decoding and where each came from. */
export class TracedWriter {
  private units: Uint16Array
  private at: Uint32Array
  length = 0

  /** `room`: units that will be written, most likely. */
  constructor(room: number) {
    this.units = new Uint16Array(room + 1)
    this.at = new Uint32Array(room + 1)
  }

  unit(c: number, from: number): void {
    if (this.length + 1 >= this.units.length) this.grow(1)
    this.units[this.length] = c
    this.at[this.length++] = from
  }

  /** All of a text came from one place. */
  put(text: string, from: number): void {
    for (let i = 0; i < text.length; i++) this.unit(text.charCodeAt(i), from)
  }

  private grow(more: number): void {
    const size = 2 * (this.units.length + more)
    const [units, at] = [new Uint16Array(size), new Uint32Array(size)]
    units.set(this.units)
    at.set(this.at)
    this.units = units
    this.at = at
  }

  /** What was written; `end` is the end of the encoded text. */
  traced(end: number): Traced {
    this.at[this.length] = end
    return { text: fromUnits(this.units.subarray(0, this.length)), at: this.at.slice(0, this.length + 1) }
  }
}
