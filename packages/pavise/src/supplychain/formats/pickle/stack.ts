import type { Numbers } from './heap.js'

const STACK_LIMIT = 1 << 23
const MARK_LIMIT = 1 << 22

/** Stack and marks of the abstract machine. What lies below the last mark is out of reach, as in the readers of Python. */
export class Stack {
  values: Numbers
  sp = 0
  /** Lowest place in reach: that of the last mark. */
  fence = 0
  mp = 0
  #marks = new Int32Array(64)

  constructor(wide: boolean) {
    this.values = wide ? new Float64Array(256) : new Int32Array(256)
  }

  get big(): boolean {
    return this.values.length > 1 << 17 || this.#marks.length > 1 << 17
  }

  clear(): void {
    this.sp = 0
    this.fence = 0
    this.mp = 0
  }

  /** Makes room; false where it would become deeper than is examined. */
  grow(): boolean {
    const { values } = this
    if (values.length >= STACK_LIMIT) return false
    const more = values instanceof Int32Array ? new Int32Array(values.length * 2) : new Float64Array(values.length * 2)
    more.set(values)
    this.values = more
    return true
  }

  mark(sp: number): boolean {
    if (this.mp === this.#marks.length) {
      if (this.mp >= MARK_LIMIT) return false
      const more = new Int32Array(this.mp * 2)
      more.set(this.#marks)
      this.#marks = more
    }
    this.#marks[this.mp++] = sp
    this.fence = sp
    return true
  }

  /** Takes the last mark away: what was above it stays where it is. */
  unmark(): void {
    this.mp--
    this.fence = this.mp > 0 ? this.#marks[this.mp - 1]! : 0
  }
}
