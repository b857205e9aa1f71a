/** States that are kept; a scan that needs more makes the others anew at each step. */
const MOST_STATES = 2048
/** Entries of the table of steps. */
const MOST_CELLS = 1 << 18

/**
 * Sets of places of a pattern as states of a deterministic automaton, made when a text first needs them (as RE2 does). State 0 is the empty
 * set. Steps beyond the room are computed, not kept: memory is bounded and the work per unit too.
 */
export class LazyStates {
  private pool: Int32Array
  private steps: Int32Array
  private readonly known = new Map<string, number>()
  private readonly room: number
  private count = 0
  private readonly scratch: Int32Array

  /** A step goes to what `moves` leads to from any place of a set, and to `always`, as far as it takes the class of the unit. */
  constructor(
    private readonly width: number,
    private readonly classes: number,
    private readonly moves: Int32Array,
    private readonly always: Int32Array | null,
    private readonly takes: Int32Array,
  ) {
    this.room = Math.max(2, Math.min(MOST_STATES, Math.floor(MOST_CELLS / classes)))
    this.pool = new Int32Array(16 * width)
    this.steps = new Int32Array(16 * classes)
    this.scratch = new Int32Array(width)
    this.add(this.scratch)
  }

  /** Forgets all states when there is no room left; to be called when no number of a state is in use. */
  refresh(): void {
    if (this.count < this.room) return
    this.known.clear()
    this.steps.fill(0)
    this.count = 0
    this.scratch.fill(0)
    this.add(this.scratch)
  }

  step(state: number, k: number): number {
    if (state >= this.room) return this.compute(state, k)
    const cell = state * this.classes + k
    const next = this.steps[cell]!
    return next > 0 ? next - 1 : this.keep(cell, this.compute(state, k))
  }

  /** The number of a set. */
  of(set: Int32Array): number {
    return this.add(set)
  }

  meets(state: number, set: Int32Array, at = 0): boolean {
    for (let w = 0; w < this.width; w++) if ((this.pool[state * this.width + w]! & set[at + w]!) !== 0) return true
    return false
  }

  /** The set of a state, to be read at once. */
  set(state: number): Int32Array {
    return this.pool.subarray(state * this.width, (state + 1) * this.width)
  }

  /** What `moves` leads to from a set. */
  reach(state: number, into: Int32Array): void {
    const { width, pool, moves } = this
    into.fill(0)
    for (let w = 0; w < width; w++) {
      for (let rest = pool[state * width + w]!; rest !== 0; rest &= rest - 1) {
        const p = w * 32 + 31 - Math.clz32(rest & -rest)
        for (let v = 0; v < width; v++) into[v]! |= moves[p * width + v]!
      }
    }
  }

  private compute(state: number, k: number): number {
    const { scratch, always, takes, width } = this
    this.reach(state, scratch)
    for (let w = 0; w < width; w++) scratch[w] = (scratch[w]! | (always?.[w] ?? 0)) & takes[k * width + w]!
    return this.add(scratch)
  }

  private keep(cell: number, next: number): number {
    if (cell >= this.steps.length) this.steps = grown(this.steps, Math.max(cell + 1, this.count * this.classes))
    if (next < this.room) this.steps[cell] = next + 1
    return next
  }

  private add(set: Int32Array): number {
    const key = set.join()
    const found = this.known.get(key)
    if (found !== undefined) return found
    const state = this.count++
    if ((state + 1) * this.width > this.pool.length) this.pool = grown(this.pool, (state + 1) * this.width)
    this.pool.set(set, state * this.width)
    if (state < this.room) this.known.set(key, state)
    return state
  }
}

function grown(array: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(least, 2 * array.length))
  larger.set(array)
  return larger
}
