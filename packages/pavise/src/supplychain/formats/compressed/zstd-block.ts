import { Damaged } from './byte-source.js'
import type { LzmaWindow } from './lzma-window.js'
import { BackwardBits, FseState, type FseTable, fseTable, readFse } from './zstd-bits.js'
import { type HuffmanTable, huffmanStream, readHuffman } from './zstd-literals.js'

/** Compressed blocks of Zstandard (RFC 8878, 3.1.1.3): literals, then sequences of literals and matches. */

const LARGEST = 128 * 1024
const run = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i)
const LITERAL_BASE = [...run(0, 16), 16, 18, 20, 22, 24, 28, 32, 40, 48, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]
const LITERAL_BITS = [...new Array<number>(16).fill(0), 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
const MATCH_BASE = [...run(3, 32), 35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051, 4099, 8195, 16387, 32771, 65539]
const MATCH_BITS = [...new Array<number>(32).fill(0), 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]

interface Kind {
  readonly log: number
  readonly symbols: number
  readonly usual: FseTable
}
const ones = (n: number): number[] => new Array<number>(n).fill(1)
const less = (n: number): number[] => new Array<number>(n).fill(-1)
const LITERALS: Kind = {
  log: 9,
  symbols: 36,
  usual: fseTable([4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, ...less(4)], 6),
}
const OFFSETS: Kind = { log: 8, symbols: 32, usual: fseTable([...ones(6), 2, 2, 2, ...ones(15), ...less(5)], 5) }
const MATCHES: Kind = { log: 9, symbols: 53, usual: fseTable([1, 4, 3, 2, 2, 2, 2, 2, 2, ...ones(37), ...less(7)], 6) }

/** What blocks of one frame leave to the next one. */
export class ZstdBlocks {
  #huffman: HuffmanTable | undefined
  readonly #tables = new Map<Kind, FseTable>()
  #offsets: [number, number, number] = [1, 4, 8]

  constructor(private readonly window: LzmaWindow) {}

  decode(block: Uint8Array): void {
    const { literals, size } = this.#literals(block)
    this.#sequences(block.subarray(size), literals)
  }

  #literals(block: Uint8Array): { literals: Uint8Array; size: number } {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = block
    const kind = a & 3
    const format = (a >> 2) & 3
    if (kind < 2) {
      const head = format === 1 ? 2 : format === 3 ? 3 : 1
      const length = head === 1 ? a >> 3 : head === 2 ? (a >> 4) | (b << 4) : (a >> 4) | (b << 4) | (c << 12)
      check(length, head + (kind === 0 ? length : 1), block)
      const literals = kind === 0 ? block.subarray(head, head + length) : new Uint8Array(length).fill(block[head]!)
      return { literals, size: head + (kind === 0 ? length : 1) }
    }
    const head = format < 2 ? 3 : format + 2
    const width = format < 2 ? 10 : format === 2 ? 14 : 18
    const value = (a >> 4) + b * 2 ** 4 + c * 2 ** 12 + (head > 3 ? d * 2 ** 20 : 0) + (head > 4 ? e * 2 ** 28 : 0)
    const length = value % 2 ** width
    const packed = Math.floor(value / 2 ** width) % 2 ** width
    check(length, head + packed, block)
    let data = block.subarray(head, head + packed)
    if (kind === 2) {
      const { table, size } = readHuffman(data)
      this.#huffman = table
      data = data.subarray(size)
    }
    if (!this.#huffman) throw new Damaged('literals use a code that was never given')
    const literals = new Uint8Array(length)
    if (format === 0) huffmanStream(this.#huffman, data, literals)
    else fourStreams(this.#huffman, data, literals)
    return { literals, size: head + packed }
  }

  #sequences(bytes: Uint8Array, literals: Uint8Array): void {
    const [first = 0, second = 0, third = 0] = bytes
    let at = first < 128 ? 1 : first < 255 ? 2 : 3
    const count = first < 128 ? first : first < 255 ? ((first - 128) << 8) + second : second + (third << 8) + 0x7f00
    let used = 0
    const put = (length: number): void => {
      if (used + length > literals.length) throw new Damaged('a sequence wants more literals than there are')
      for (const end = used + length; used < end; used++) this.window.put(literals[used]!)
    }
    if (count === 0) {
      put(literals.length)
      return
    }
    const modes = bytes[at++] ?? 0
    const table = (kind: Kind, mode: number): FseTable => {
      const { table: found, size } = this.#table(kind, mode, bytes, at)
      at += size
      return found
    }
    const [forLiterals, forOffsets, forMatches] = [
      table(LITERALS, modes >> 6),
      table(OFFSETS, (modes >> 4) & 3),
      table(MATCHES, (modes >> 2) & 3),
    ]
    const bits = new BackwardBits(bytes.subarray(at))
    const [literal, offset, match] = [new FseState(forLiterals, bits), new FseState(forOffsets, bits), new FseState(forMatches, bits)]
    for (let i = 0; i < count; i++) {
      const [code, lengthCode, matchCode] = [offset.symbol, literal.symbol, match.symbol]
      if (code > 31 || lengthCode > 35 || matchCode > 52) throw new Damaged('a sequence has a code that stands for nothing')
      const value = 2 ** code + bits.take(code)
      const length = MATCH_BASE[matchCode]! + bits.take(MATCH_BITS[matchCode]!)
      const before = LITERAL_BASE[lengthCode]! + bits.take(LITERAL_BITS[lengthCode]!)
      if (bits.left < 0) throw new Damaged('there are fewer sequences than there should be')
      put(before)
      this.window.copy(this.#distance(value, before), length)
      if (i + 1 === count) break
      literal.step()
      match.step()
      offset.step()
    }
    put(literals.length - used)
  }

  #table(kind: Kind, mode: number, bytes: Uint8Array, at: number): { table: FseTable; size: number } {
    const found =
      mode === 0
        ? { table: kind.usual, size: 0 }
        : mode === 1
          ? { table: { log: 0, symbols: Uint8Array.of(bytes[at] ?? 255), bits: new Uint8Array(1), bases: new Uint16Array(1) }, size: 1 }
          : mode === 2
            ? readFse(bytes, at, kind.log, kind.symbols)
            : { table: this.#tables.get(kind), size: 0 }
    if (!found.table) throw new Damaged('a block goes on with a table that was never given')
    this.#tables.set(kind, found.table)
    return found as { table: FseTable; size: number }
  }

  /** The distance that a value stands for: itself less three, or one of the last three (RFC 8878, 3.1.1.5). */
  #distance(value: number, literals: number): number {
    const [a, b, c] = this.#offsets
    if (value > 3) {
      this.#offsets = [value - 3, a, b]
      return value - 3
    }
    const which = value - 1 + (literals === 0 ? 1 : 0)
    if (which === 0) return a
    const distance = which === 1 ? b : which === 2 ? c : a - 1
    if (distance <= 0) throw new Damaged('a distance is zero')
    this.#offsets = which === 1 ? [b, a, c] : [distance, a, b]
    return distance
  }
}

function check(length: number, needed: number, block: Uint8Array): void {
  if (length > LARGEST || needed > block.length) throw new Damaged('a block has more literals than it can hold')
}

/** Four streams with a table of the first three lengths; each gives a quarter. */
function fourStreams(table: HuffmanTable, data: Uint8Array, literals: Uint8Array): void {
  if (data.length < 6) throw new Damaged('the streams of literals are cut short')
  const lengths = [0, 2, 4].map((at) => data[at]! | (data[at + 1]! << 8))
  const each = Math.ceil(literals.length / 4)
  let at = 6
  for (let i = 0; i < 4; i++) {
    const end = i < 3 ? at + lengths[i]! : data.length
    if (end > data.length || each * 3 > literals.length) throw new Damaged('the streams of literals are cut short')
    huffmanStream(table, data.subarray(at, end), literals.subarray(i * each, i < 3 ? (i + 1) * each : literals.length))
    at = end
  }
}
