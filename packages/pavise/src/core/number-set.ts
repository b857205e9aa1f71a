const FIRST_SLOTS = 1 << 10
/** So much of the table may be taken before it grows. */
const FULLEST = 0.7
/** Spreads numbers that lie near each other (Knuth, The Art of Computer Programming 6.4: 2^32 divided by the golden ratio). */
const GOLDEN = 0x9e3779b1

/** A set of whole numbers from 0 to 2^32 - 2, six to twelve bytes each: a `Set` takes three times as much, and more while it grows. */
export class NumberSet {
  /** Numbers plus one, each at or after the slot that its hash names; 0 where there is none. */
  #slots = new Uint32Array(FIRST_SLOTS)
  #size = 0

  get size(): number {
    return this.#size
  }

  has(number: number): boolean {
    return this.#slots[placeOf(this.#slots, number)] !== 0
  }

  /** Adds a number, if it is not there. Throws RangeError where it is not one of those that the set can hold. */
  add(number: number): void {
    if (!Number.isInteger(number) || number < 0 || number > 0xfffffffe) throw new RangeError(`${number} is out of range`)
    const place = placeOf(this.#slots, number)
    if (this.#slots[place] !== 0) return
    this.#slots[place] = number + 1
    if (++this.#size > this.#slots.length * FULLEST) this.#grow()
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.#slots.length)
    for (const kept of this.#slots) if (kept !== 0) larger[placeOf(larger, kept - 1)] = kept
    this.#slots = larger
  }
}

/** Where a number stands in a table, or the free slot that it would take. */
function placeOf(slots: Uint32Array, number: number): number {
  const last = slots.length - 1
  let place = Math.imul(number, GOLDEN) >>> Math.clz32(last)
  while (slots[place] !== 0 && slots[place] !== number + 1) place = (place + 1) & last
  return place
}
