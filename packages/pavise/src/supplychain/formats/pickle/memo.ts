import type { Numbers, Value } from './heap.js'

/** The memo of an unpickler: a table by index, dense for what pickles write, a map for indexes far off. */
export class Memo {
  #dense: Numbers
  #high = 0
  #far = new Map<number, Value>()
  /** Entries, which is the index that MEMOIZE takes. */
  count = 0

  constructor(readonly wide: boolean) {
    this.#dense = wide ? new Float64Array(256) : new Int32Array(256)
  }

  get big(): boolean {
    return this.#dense.length > 1 << 17
  }

  clear(): void {
    this.#dense.fill(0, 0, this.#high)
    this.#high = 0
    if (this.#far.size > 0) this.#far.clear()
    this.count = 0
  }

  /** 0 where nothing was put. */
  get(index: number): Value {
    return index < this.#high ? this.#dense[index]! : (this.#far.get(index) ?? 0)
  }

  put(index: number, value: Value): void {
    if (index >= this.#dense.length) {
      if (index > 2 * this.count + 1024) {
        if (!this.#far.has(index)) this.count++
        this.#far.set(index, value)
        return
      }
      const length = Math.max(index + 1, Math.ceil(this.#dense.length * 1.5))
      const more = this.wide ? new Float64Array(length) : new Int32Array(length)
      more.set(this.#dense)
      this.#dense = more
      for (const [at, held] of this.#far) if (at < more.length && this.#move(at, held)) this.#far.delete(at)
    }
    if (index >= this.#high) this.#high = index + 1
    if (this.#dense[index] === 0) this.count++
    this.#dense[index] = value
  }

  #move(index: number, value: Value): boolean {
    this.#dense[index] = value
    if (index >= this.#high) this.#high = index + 1
    return true
  }
}
