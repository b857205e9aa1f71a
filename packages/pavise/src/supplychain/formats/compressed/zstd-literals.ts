import { Damaged } from './byte-source.js'
import { BackwardBits, FseState, readFse } from './zstd-bits.js'

/** A Huffman code as a table over its longest code (RFC 8878, 4.2). */
export interface HuffmanTable {
  readonly most: number
  readonly symbols: Uint8Array
  readonly bits: Uint8Array
}

const MOST_BITS = 11

function tableOf(given: readonly number[]): HuffmanTable {
  const sum = given.reduce((total, weight) => total + (weight > 0 ? 1 << (weight - 1) : 0), 0)
  if (sum === 0) throw new Damaged('a Huffman code has no symbol')
  const most = 32 - Math.clz32(sum)
  const left = (1 << most) - sum
  if (most > MOST_BITS || (left & (left - 1)) !== 0) throw new Damaged('a Huffman code does not add up')
  // The last weight is left out: it is what is missing.
  const weights = [...given, 32 - Math.clz32(left)]
  const size = 1 << most
  const table = { most, symbols: new Uint8Array(size), bits: new Uint8Array(size) }
  let at = 0
  for (let weight = 1; weight <= most; weight++) {
    for (const [symbol, own] of weights.entries()) {
      if (own !== weight) continue
      const length = 1 << (weight - 1)
      table.symbols.fill(symbol, at, at + length)
      table.bits.fill(most + 1 - weight, at, at + length)
      at += length
    }
  }
  if (at !== size) throw new Damaged('a Huffman code does not fill its table')
  return table
}

/** Reads the description of a code; answers the bytes that it took as well. */
export function readHuffman(bytes: Uint8Array): { table: HuffmanTable; size: number } {
  const head = bytes[0]
  if (head === undefined) throw new Damaged('a Huffman code is cut short')
  if (head >= 128) {
    const count = head - 127
    const size = 1 + Math.ceil(count / 2)
    if (size > bytes.length) throw new Damaged('a Huffman code is cut short')
    const weights = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? bytes[1 + (i >> 1)]! >> 4 : bytes[1 + (i >> 1)]! & 15))
    return { table: tableOf(weights), size }
  }
  if (1 + head > bytes.length) throw new Damaged('a Huffman code is cut short')
  const part = bytes.subarray(1, 1 + head)
  const { table, size } = readFse(part, 0, 6, 256)
  const bits = new BackwardBits(part.subarray(size))
  const weights: number[] = []
  let [now, other] = [new FseState(table, bits), new FseState(table, bits)]
  // Two states take turns; when one finds no more bits, the other has the last symbol.
  while (weights.length < 255) {
    weights.push(now.symbol)
    now.step()
    if (bits.left < 0) {
      weights.push(other.symbol)
      return { table: tableOf(weights), size: 1 + head }
    }
    ;[now, other] = [other, now]
  }
  throw new Damaged('a Huffman code has more symbols than there are')
}

/** Decodes one stream into a stretch of the literals. */
export function huffmanStream({ most, symbols, bits }: HuffmanTable, bytes: Uint8Array, into: Uint8Array): void {
  const source = new BackwardBits(bytes)
  const mask = (1 << most) - 1
  let state = source.take(most)
  for (let i = 0; i < into.length; i++) {
    into[i] = symbols[state]!
    const n = bits[state]!
    state = ((state << n) | source.take(n)) & mask
  }
  if (source.left !== -most) throw new Damaged('a stream of literals is longer or shorter than it says')
}
