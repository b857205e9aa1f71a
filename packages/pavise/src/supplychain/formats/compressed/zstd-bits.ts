import { Damaged } from './byte-source.js'

/** Bits of a Zstandard stream that is read from its end (RFC 8878, 4.1): the last one set marks the beginning. */
export class BackwardBits {
  /** Bits that are left; below zero where more were read than there are, which give zeros. */
  left: number

  constructor(private readonly bytes: Uint8Array) {
    const last = bytes.at(-1)
    if (!last) throw new Damaged('a stream of bits has no end mark')
    this.left = bytes.length * 8 - 8 + (31 - Math.clz32(last))
  }

  take(n: number): number {
    if (n > 16) return this.take(n - 16) * 65_536 + this.take(16)
    const from = this.left - n
    this.left = from
    // Three bytes hold sixteen bits wherever they begin. Outside of the bytes there are zeros, which is what `undefined` becomes.
    const { bytes } = this
    const first = from >> 3
    const value = bytes[first]! | (bytes[first + 1]! << 8) | (bytes[first + 2]! << 16)
    return (value >>> (from & 7)) & ((1 << n) - 1)
  }
}

/** What an FSE state stands for: its symbol, how many bits lead on, and from where they count. */
export interface FseTable {
  readonly log: number
  readonly symbols: Uint8Array
  readonly bits: Uint8Array
  readonly bases: Uint16Array
}

/** Builds the table of a distribution; -1 stands for "less than one". */
export function fseTable(counts: readonly number[], log: number): FseTable {
  const size = 1 << log
  const table = { log, symbols: new Uint8Array(size), bits: new Uint8Array(size), bases: new Uint16Array(size) }
  const next = counts.map((count) => Math.abs(count))
  let high = size
  for (const [symbol, count] of counts.entries()) if (count === -1) table.symbols[--high] = symbol
  const step = (size >> 1) + (size >> 3) + 3
  let at = 0
  for (const [symbol, count] of counts.entries()) {
    for (let i = 0; i < count; i++) {
      table.symbols[at] = symbol
      do at = (at + step) & (size - 1)
      while (at >= high)
    }
  }
  if (at !== 0) throw new Damaged('a distribution does not fill its table')
  for (let i = 0; i < size; i++) {
    const state = next[table.symbols[i]!]!++
    table.bits[i] = log - (31 - Math.clz32(state))
    table.bases[i] = (state << table.bits[i]!) - size
  }
  return table
}

/** Reads a distribution as it stands before a stream; answers its table and the bytes that it took. */
export function readFse(bytes: Uint8Array, offset: number, mostLog: number, mostSymbols: number): { table: FseTable; size: number } {
  let at = offset * 8
  const take = (n: number): number => {
    let value = 0
    for (let i = 0; i < n; i++, at++) {
      const byte = bytes[at >> 3]
      if (byte === undefined) throw new Damaged('a distribution is cut short')
      value |= ((byte >> (at & 7)) & 1) << i
    }
    return value
  }
  const log = 5 + take(4)
  if (log > mostLog) throw new Damaged('a distribution is finer than it may be')
  const counts: number[] = []
  let remaining = 1 << log
  while (remaining > 0 && counts.length < mostSymbols) {
    const bits = 32 - Math.clz32(remaining + 1)
    let value = take(bits)
    const mask = (1 << (bits - 1)) - 1
    const threshold = (1 << bits) - 1 - (remaining + 1)
    if ((value & mask) < threshold) {
      at--
      value &= mask
    } else if (value > mask) value -= threshold
    const count = value - 1
    remaining -= Math.abs(count)
    counts.push(count)
    for (let repeat = count === 0 ? 3 : 0; repeat === 3; ) {
      repeat = take(2)
      for (let i = 0; i < repeat; i++) counts.push(0)
    }
  }
  if (remaining !== 0 || counts.length > mostSymbols) throw new Damaged('a distribution does not add up')
  return { table: fseTable(counts, log), size: Math.ceil(at / 8) - offset }
}

/** One state that walks through a table. */
export class FseState {
  #state: number
  constructor(
    private readonly table: FseTable,
    private readonly bits: BackwardBits,
  ) {
    this.#state = bits.take(table.log)
  }
  get symbol(): number {
    return this.table.symbols[this.#state]!
  }
  step(): void {
    this.#state = this.table.bases[this.#state]! + this.bits.take(this.table.bits[this.#state]!)
  }
}
