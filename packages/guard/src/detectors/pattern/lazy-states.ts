/** States that are kept; a scan that needs more makes the others anew at each step. */
const MOST_STATES = 2048
/** Entries of the table of steps. */
const MOST_CELLS = 1 << 18

/** The shape of the tables that `LazyStates` steps over, as `Positions` has them. */
export interface Tables {
  readonly width: number
  readonly size: number
  readonly classes: number
  readonly contexts: number
  readonly takes: Int32Array
}

/**
 * Sets of places of a pattern as states of a deterministic automaton, made when a text first needs them (as RE2 does). State 0 is the empty
 * set. A step reads a unit of class `k` over a border of context `x`: its key is `x * classes + k`. Steps beyond the room are computed, not
 * kept; who makes many of them calls `restart` from time to time, so that memory is bounded.
 */
export class LazyStates {
  private pool: Int32Array
  private steps: Int32Array
  private readonly known = new Map<string, number>()
  private readonly width: number
  private readonly keys: number
  private readonly room: number
  private count = 0
  private readonly scratch: Int32Array

  /** A step goes to what `moves` leads to from any place of a set, and to `always`, as far as it takes the class of the unit. */
  constructor(
    private readonly tables: Tables,
    private readonly moves: Int32Array,
    private readonly always: Int32Array | null,
  ) {
    this.width = tables.width
    this.keys = tables.classes * tables.contexts
    this.room = Math.max(2, Math.min(MOST_STATES, Math.floor(MOST_CELLS / this.keys)))
    this.pool = new Int32Array(16 * this.width)
    this.steps = new Int32Array(16 * this.keys)
    this.scratch = new Int32Array(this.width)
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

  /** Forgets as `refresh` does, but for one state that is in use: answers its new number. */
  restart(state: number): number {
    if (this.count < this.room) return state
    const kept = this.set(state).slice()
    this.refresh()
    return this.add(kept)
  }

  step(state: number, key: number): number {
    if (state >= this.room) return this.compute(state, key)
    const cell = state * this.keys + key
    const next = this.steps[cell]!
    return next > 0 ? next - 1 : this.keep(cell, this.compute(state, key))
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

  /** What `moves` leads to from a set over a border of a context. */
  reach(state: number, context: number, into: Int32Array): void {
    const { width, pool, moves } = this
    const row = context * this.tables.size
    into.fill(0)
    for (let w = 0; w < width; w++) {
      for (let rest = pool[state * width + w]!; rest !== 0; rest &= rest - 1) {
        const p = w * 32 + 31 - Math.clz32(rest & -rest)
        for (let v = 0; v < width; v++) into[v]! |= moves[(row + p) * width + v]!
      }
    }
  }

  private compute(state: number, key: number): number {
    const { scratch, always, width } = this
    const { classes, takes } = this.tables
    const k = key % classes
    const context = (key - k) / classes
    this.reach(state, context, scratch)
    for (let w = 0; w < width; w++) scratch[w] = (scratch[w]! | (always?.[context * width + w] ?? 0)) & takes[k * width + w]!
    return this.add(scratch)
  }

  private keep(cell: number, next: number): number {
    if (cell >= this.steps.length) this.steps = grown(this.steps, Math.max(cell + 1, this.count * this.keys))
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
