/**
 * Values of the abstract machine. A value is one number: negative for a constant of the file (`-(offset + 1)` of its opcode, read again when it
 * is looked at), positive for a node of this heap, zero for a value that nothing is known about. Nodes are shared, never expanded, so that memory
 * follows the length of the pickle and not the size of what it describes.
 */
export type Value = number

/** Values and indexes: 32 bits, but for contents of 2 GiB and more. */
export type Numbers = Int32Array | Float64Array

export const GLOBAL = 1
/** A call: `x` function, `y` argument container. */
export const CALL = 2
export const TUPLE = 3
export const LIST = 4
export const DICT = 5
export const SET = 6
export const FROZENSET = 7
/** What `persistent_load` returns: `x` the id. */
export const PERSISTENT = 8
/** A buffer from outside. */
export const BUFFER = 9

/** The node holds a global or the result of a call, at whatever depth. */
export const HOT = 1
/** BUILD planted callables on this object, or its state is hot. */
export const PLANTED = 2
/** A global that was handed on (as argument, item, state, result) and not only called. */
export const HANDED_ON = 4

const SHIFT = 16
const CHUNK = 1 << SHIFT

/** Children of a container that were cold and too many are gone. */
export const CUT = 8

/** Children of a container that are kept when nothing of them is hot; of dictionaries, which may be the state of an object, more. */
const COLD_KEPT = 64
const COLD_KEPT_OF_DICT = 256

export class Heap {
  kind = new Uint8Array(512)
  flags = new Uint8Array(512)
  /** How many levels of containers hold the same container twice: doubles what the value expands to. */
  laughs = new Uint8Array(512)
  x: Numbers
  y: Numbers
  /** Of calls: the last state that BUILD set, or keywords. */
  readonly states = new Map<Value, Value>()
  size = 2
  /** Children, in chunks: growing copies nothing. */
  readonly #kids: Numbers[] = []
  #kidCount = 0
  readonly #chunk: () => Numbers
  #runStart = new Int32Array(256)
  #runLength = new Int32Array(256)
  #runNext = new Int32Array(256)
  #runs = 1

  constructor(wide: boolean) {
    const numbers = (length: number): Numbers => (wide ? new Float64Array(length) : new Int32Array(length))
    this.x = numbers(512)
    this.y = numbers(512)
    this.#chunk = () => numbers(CHUNK)
  }

  /** Whether it holds so much memory that it should not be kept for the next pickle. */
  get big(): boolean {
    return this.kind.length > 1 << 17 || this.#kids.length > 4
  }

  /** Forgets everything; keeps what is allocated. */
  reset(): void {
    if (this.states.size > 0) this.states.clear()
    this.size = 2
    this.#kidCount = 0
    this.#runs = 1
    this.kind[1] = TUPLE
    this.flags[1] = 0
    this.laughs[1] = 0
    this.x[1] = 0
    this.y[1] = 0
  }

  /** The one empty tuple. */
  readonly empty = 1

  node(kind: number, x = 0, y = 0): Value {
    const index = this.size++
    if (index === this.kind.length) this.#grow()
    this.kind[index] = kind
    this.flags[index] = kind <= CALL ? HOT : 0
    this.laughs[index] = 0
    this.x[index] = x
    this.y[index] = y
    return index
  }

  /** Puts `stack[from..to)` into a container. Cold children beyond the first few are dropped. */
  fill(container: Value, stack: Numbers, from: number, to: number): void {
    let before = 0
    const step = this.kind[container] === DICT ? 2 : 1
    for (let i = from; i < to; i += step) {
      const first = stack[i]!
      const hot = this.#isHot(first) || (step === 2 && this.#isHot(stack[i + 1]!))
      for (let k = i; k < i + step; k++) {
        const child = stack[k]!
        this.#add(container, child, hot)
        if (child > 0 && this.kind[child]! >= TUPLE) {
          if (child === before) this.laughs[container] = Math.max(this.laughs[container]!, Math.min(255, this.laughs[child]! + 1))
          before = child
        }
      }
    }
  }

  #isHot(child: Value): boolean {
    return child > 0 && (this.flags[child]! & HOT) !== 0
  }

  #add(container: Value, child: Value, hot: boolean): void {
    if (hot) this.flags[container]! |= HOT
    if (child > 0) {
      if (this.kind[child] === GLOBAL) this.flags[child]! |= HANDED_ON
      const depth = this.laughs[child]!
      if (depth > this.laughs[container]!) this.laughs[container] = depth
    }
    const last = this.y[container]!
    if (last !== 0) {
      const length = this.#runLength[last]!
      if (!hot && length >= COLD_KEPT && (length >= COLD_KEPT_OF_DICT || this.kind[container] !== DICT)) {
        this.flags[container]! |= CUT
        return
      }
      if (this.#runStart[last]! + length === this.#kidCount) {
        this.#push(child)
        this.#runLength[last] = length + 1
        return
      }
    }
    const run = this.#run()
    if (last === 0) this.x[container] = run
    else this.#runNext[last] = run
    this.y[container] = run
    this.#push(child)
    this.#runLength[run] = 1
  }

  /** Up to `most` children, in order; none of what is no container. */
  children(container: Value, most: number): Value[] {
    const found: Value[] = []
    if (!this.isContainer(container)) return found
    for (let run = this.x[container]!; run !== 0 && found.length < most; run = this.#runNext[run]!) {
      const start = this.#runStart[run]!
      for (let i = 0; i < this.#runLength[run]! && found.length < most; i++)
        found.push(this.#kids[(start + i) >>> SHIFT]![(start + i) & (CHUNK - 1)]!)
    }
    return found
  }

  isContainer(value: Value): boolean {
    return value > 0 && this.kind[value]! >= TUPLE && this.kind[value]! <= FROZENSET
  }

  #run(): number {
    const run = this.#runs++
    if (run === this.#runStart.length) {
      this.#runStart = grown(this.#runStart, Math.ceil(run * 1.5))
      this.#runLength = grown(this.#runLength, Math.ceil(run * 1.5))
      this.#runNext = grown(this.#runNext, Math.ceil(run * 1.5))
    }
    this.#runStart[run] = this.#kidCount
    this.#runLength[run] = 0
    this.#runNext[run] = 0
    return run
  }

  #push(child: Value): void {
    const at = this.#kidCount++
    let chunk = this.#kids[at >>> SHIFT]
    if (chunk === undefined) {
      chunk = this.#chunk()
      this.#kids.push(chunk)
    }
    chunk[at & (CHUNK - 1)] = child
  }

  #grow(): void {
    const size = Math.ceil(this.kind.length * 1.5)
    this.kind = grown(this.kind, size)
    this.flags = grown(this.flags, size)
    this.laughs = grown(this.laughs, size)
    this.x = grown(this.x, size)
    this.y = grown(this.y, size)
  }
}

function grown<T extends Uint8Array | Int32Array | Float64Array>(from: T, length: number): T {
  const to = new (from.constructor as new (length: number) => T)(length)
  to.set(from as never)
  return to
}
