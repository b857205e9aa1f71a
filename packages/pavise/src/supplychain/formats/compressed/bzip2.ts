import type { Bytes } from '#supplychain/scan/bytes'
import { ByteSource, Damaged, Truncated } from './byte-source.js'
import type { Sink } from './expand.js'

/** bzip2: Huffman codes over move-to-front ranks over a block-sorted text. Streams may follow each other. */

const BLOCK = 0x314159265359
const END = 0x177245385090
const CHUNK = 64 * 1024
const GROUP = 50
const RUN_A = 0
const RUN_B = 1

class BitSource {
  #bits = 0
  #held = 0
  constructor(readonly bytes: ByteSource) {}
  /** Up to 24 bits, most significant first. */
  take(n: number): number {
    while (this.#held < n) {
      this.#bits = ((this.#bits << 8) | this.bytes.need()) >>> 0
      this.#held += 8
    }
    this.#held -= n
    const value = (this.#bits >>> this.#held) & ((1 << n) - 1)
    this.#bits &= (1 << this.#held) - 1
    return value
  }
  take48(): number {
    return this.take(24) * 2 ** 24 + this.take(24)
  }
  align(): void {
    this.#held = 0
    this.#bits = 0
  }
}

interface Table {
  readonly limits: Int32Array
  readonly bases: Int32Array
  readonly symbols: Uint16Array
  readonly least: number
  readonly most: number
}

function tableOf(lengths: readonly number[]): Table {
  const most = Math.max(...lengths)
  const least = Math.min(...lengths)
  const symbols = new Uint16Array(lengths.length)
  const counts = new Int32Array(22)
  let at = 0
  for (let length = least; length <= most; length++)
    for (const [symbol, own] of lengths.entries()) if (own === length) symbols[at++] = symbol
  for (const length of lengths) counts[length]!++
  const limits = new Int32Array(22)
  const bases = new Int32Array(22)
  let code = 0
  let index = 0
  for (let length = least; length <= most; length++) {
    bases[length] = index - code
    code += counts[length]!
    index += counts[length]!
    limits[length] = code - 1
    code <<= 1
  }
  return { limits, bases, symbols, least, most }
}

function symbolOf(bits: BitSource, { limits, bases, symbols, least, most }: Table): number {
  let code = bits.take(least)
  for (let length = least; length <= most; length++) {
    if (code <= limits[length]! && limits[length]! >= 0) {
      const symbol = symbols[code + bases[length]!]
      if (symbol === undefined || code + bases[length]! < 0) break
      return symbol
    }
    if (length < most) code = (code << 1) | bits.take(1)
  }
  throw new Damaged('a code stands for nothing')
}

/** Which bytes occur in the block. */
function alphabet(bits: BitSource): Uint8Array {
  const ranges = bits.take(16)
  const found: number[] = []
  for (let i = 0; i < 16; i++) {
    if ((ranges & (0x8000 >> i)) === 0) continue
    const some = bits.take(16)
    for (let j = 0; j < 16; j++) if (some & (0x8000 >> j)) found.push(i * 16 + j)
  }
  if (found.length === 0) throw new Damaged('a block holds no byte')
  return Uint8Array.from(found)
}

function selectors(bits: BitSource, tables: number): Uint8Array {
  const count = bits.take(15)
  if (count === 0) throw new Damaged('a block uses no code')
  const ranks = Array.from({ length: tables }, (_, i) => i)
  const chosen = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    let rank = 0
    while (bits.take(1) === 1) if (++rank >= tables) throw new Damaged('a block uses a code that it does not have')
    const [table] = ranks.splice(rank, 1)
    ranks.unshift(table!)
    chosen[i] = table!
  }
  return chosen
}

function codeTables(bits: BitSource, tables: number, symbols: number): Table[] {
  return Array.from({ length: tables }, () => {
    let length = bits.take(5)
    const lengths: number[] = []
    for (let i = 0; i < symbols; i++) {
      for (;;) {
        if (length < 1 || length > 20) throw new Damaged('a code has no length that there is')
        if (bits.take(1) === 0) break
        length += bits.take(1) === 0 ? 1 : -1
      }
      lengths.push(length)
    }
    return tableOf(lengths)
  })
}

/** The sorted text of a block, as its bytes and where each goes. */
function sortedText(bits: BitSource, text: Uint32Array, most: number): { length: number; origin: number; random: boolean } {
  bits.take(24)
  bits.take(8)
  const random = bits.take(1) === 1
  const origin = bits.take(24)
  const ranks = alphabet(bits)
  const tables = bits.take(3)
  if (tables < 2 || tables > 6) throw new Damaged('a block has no number of codes that there is')
  const chosen = selectors(bits, tables)
  const codes = codeTables(bits, tables, ranks.length + 2)
  const end = ranks.length + 1
  let length = 0
  let run = 0
  let weight = 1
  const flush = (): void => {
    if (run === 0) return
    if (length + run > most) throw new Damaged('a block is longer than it may be')
    text.fill(ranks[0]!, length, length + run)
    length += run
    run = 0
    weight = 1
  }
  for (let n = 0; ; n++) {
    const table = codes[chosen[Math.floor(n / GROUP)] ?? -1]
    if (table === undefined) throw new Damaged('a block is longer than its list of codes')
    const symbol = symbolOf(bits, table)
    if (symbol === RUN_A || symbol === RUN_B) {
      run += weight << symbol
      weight <<= 1
      if (run > most) throw new Damaged('a block is longer than it may be')
      continue
    }
    flush()
    if (symbol === end) break
    const rank = symbol - 1
    const byte = ranks[rank]
    if (byte === undefined || length >= most) throw new Damaged('a block is longer than it may be')
    ranks.copyWithin(1, 0, rank)
    ranks[0] = byte
    text[length++] = byte
  }
  if (origin >= length) throw new Damaged('a block begins outside itself')
  return { length, origin, random }
}

class Output {
  #chunk = new Uint8Array(CHUNK)
  #at = 0
  constructor(
    private readonly sink: Sink,
    private readonly source: ByteSource,
  ) {}
  put(byte: number): void {
    this.#chunk[this.#at++] = byte
    if (this.#at === CHUNK) this.flush()
  }
  flush(): void {
    if (this.#at === 0) return
    const chunk = this.#chunk.subarray(0, this.#at)
    this.#chunk = new Uint8Array(CHUNK)
    this.#at = 0
    this.sink.write(chunk, this.source.offset)
  }
}

/** Puts a block back into its order and takes runs apart (four equal bytes are followed by how many more). */
function emit(text: Uint32Array, length: number, origin: number, out: Output): void {
  const starts = new Uint32Array(256)
  for (let i = 0; i < length; i++) starts[text[i]! & 0xff]!++
  let sum = 0
  for (let byte = 0; byte < 256; byte++) {
    const n = starts[byte]!
    starts[byte] = sum
    sum += n
  }
  for (let i = 0; i < length; i++) {
    const place = starts[text[i]! & 0xff]!++
    text[place] = (text[place]! & 0xff) | (i << 8)
  }
  let entry = text[origin]! >>> 8
  let previous = -1
  let equal = 0
  for (let i = 0; i < length; i++) {
    const found = text[entry]!
    const byte = found & 0xff
    entry = found >>> 8
    if (equal === 4) {
      for (let n = 0; n < byte; n++) out.put(previous)
      equal = 0
      previous = -1
      continue
    }
    equal = byte === previous ? equal + 1 : 1
    previous = byte
    out.put(byte)
  }
}

/** Decodes all streams that follow each other; answers the bytes taken. Throws `Damaged`; a block that was whole before the fault was written. */
export function bunzip2(content: Bytes, sink: Sink): number {
  const source = new ByteSource(content)
  const out = new Output(sink, source)
  let ended = 0
  try {
    for (;;) {
      const bits = new BitSource(source)
      const head = source.offset
      const magic = content.read(head, 4)
      const level = magic[3]! - 0x30
      if (magic.length < 4 || magic[0] !== 0x42 || magic[1] !== 0x5a || magic[2] !== 0x68 || level < 1 || level > 9) {
        if (head === 0) throw new Truncated()
        return ended
      }
      source.skip(4)
      stream(bits, level, out)
      ended = source.offset
    }
  } finally {
    out.flush()
  }
}

function stream(bits: BitSource, level: number, out: Output): void {
  const most = level * 100_000
  const text = new Uint32Array(most)
  for (;;) {
    const kind = bits.take48()
    if (kind === END) {
      bits.take(24)
      bits.take(8)
      bits.align()
      return
    }
    if (kind !== BLOCK) throw new Damaged('a block begins with nothing that is known')
    const { length, origin, random } = sortedText(bits, text, most)
    if (random) throw new Damaged('a block is randomized, which no writer has done for decades')
    emit(text, length, origin, out)
  }
}
