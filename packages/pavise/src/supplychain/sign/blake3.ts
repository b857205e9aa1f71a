/**
 * BLAKE3 (O'Connor, Aumasson, Neves, Wilcox-O'Hearn, 2020), plain hashing with 32 bytes of output. Node's OpenSSL has none, and signatures of others may
 * use it; it is for reading those and a good deal slower than SHA-256.
 */

const IV = new Uint32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19])
const PERMUTATION = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8]
const ROUNDS = 7
const BLOCK = 64
const CHUNK = 1024
const CHUNK_START = 1
const CHUNK_END = 2
const PARENT = 4
const ROOT = 8

/** Which word of the message each step of each round takes: the permutation, applied again for each round. */
const SCHEDULE = Uint8Array.from(
  Array.from({ length: ROUNDS - 1 })
    .reduce<number[][]>((rows) => [...rows, PERMUTATION.map((at) => rows.at(-1)![at]!)], [PERMUTATION.map((_, at) => at)])
    .flat(),
)
/** State words of the eight mixings of a round: four columns, four diagonals. */
const MIXINGS = Uint8Array.from([
  0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15, 0, 5, 10, 15, 1, 6, 11, 12, 2, 7, 8, 13, 3, 4, 9, 14,
])

const state = new Uint32Array(16)

/** Compresses one block into `cv`, which is both the key and the result. */
function compress(cv: Uint32Array, block: Uint32Array, counter: number, length: number, flags: number): void {
  state.set(cv)
  state.set(IV.subarray(0, 4), 8)
  state[12] = counter % 2 ** 32
  state[13] = Math.floor(counter / 2 ** 32)
  state[14] = length
  state[15] = flags
  for (let step = 0; step < ROUNDS * 8; step++) {
    const at = (step & 7) * 4
    mix(MIXINGS[at]!, MIXINGS[at + 1]!, MIXINGS[at + 2]!, MIXINGS[at + 3]!, block[SCHEDULE[step * 2]!]!, block[SCHEDULE[step * 2 + 1]!]!)
  }
  for (let at = 0; at < 8; at++) cv[at] = state[at]! ^ state[at + 8]!
}

function mix(a: number, b: number, c: number, d: number, x: number, y: number): void {
  let va = (state[a]! + state[b]! + x) | 0
  let vd = state[d]! ^ va
  vd = (vd >>> 16) | (vd << 16)
  let vc = (state[c]! + vd) | 0
  let vb = state[b]! ^ vc
  vb = (vb >>> 12) | (vb << 20)
  va = (va + vb + y) | 0
  vd ^= va
  vd = (vd >>> 8) | (vd << 24)
  vc = (vc + vd) | 0
  vb ^= vc
  state[a] = va
  state[b] = (vb >>> 7) | (vb << 25)
  state[c] = vc
  state[d] = vd
}

/** A hash that is fed piece by piece, as those of `node:crypto` are. */
export class Blake3 {
  readonly #block = Buffer.alloc(BLOCK)
  readonly #words = new Uint32Array(16)
  /** Results of whole subtrees, the largest first. */
  readonly #stack: Uint32Array[] = []
  #cv = IV.slice()
  /** Bytes in the block, blocks of the chunk that are compressed, chunks that are done. */
  #filled = 0
  #blocks = 0
  #chunks = 0

  update(bytes: Uint8Array): this {
    const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let at = 0; at < input.length; ) {
      // The last block of all is compressed in another way: a full one waits until more comes.
      if (this.#filled === BLOCK) this.#next()
      const take = Math.min(BLOCK - this.#filled, input.length - at)
      input.copy(this.#block, this.#filled, at, at + take)
      this.#filled += take
      at += take
    }
    return this
  }

  digest(encoding: 'hex'): string {
    let words = this.#loaded()
    let cv = this.#cv
    let counter = this.#chunks
    let length = this.#filled
    let flags = this.#flags() | CHUNK_END
    for (let left = this.#stack.pop(); left; left = this.#stack.pop()) {
      compress(cv, words, counter, length, flags)
      words = Uint32Array.from([...left, ...cv])
      cv = IV.slice()
      counter = 0
      length = BLOCK
      flags = PARENT
    }
    compress(cv, words, 0, length, flags | ROOT)
    const out = Buffer.alloc(32)
    for (const [at, word] of cv.entries()) out.writeUInt32LE(word, at * 4)
    return out.toString(encoding)
  }

  #next(): void {
    const last = this.#blocks === CHUNK / BLOCK - 1
    compress(this.#cv, this.#loaded(), this.#chunks, BLOCK, this.#flags() | (last ? CHUNK_END : 0))
    this.#filled = 0
    this.#blocks++
    if (last) this.#endChunk()
  }

  /** Joins subtrees of the same size: as many as the number of chunks has zeros at its end. */
  #endChunk(): void {
    let cv = this.#cv
    this.#chunks++
    for (let left = this.#chunks; left % 2 === 0; left /= 2) {
      const parent = IV.slice()
      compress(parent, Uint32Array.from([...this.#stack.pop()!, ...cv]), 0, BLOCK, PARENT)
      cv = parent
    }
    this.#stack.push(cv)
    this.#cv = IV.slice()
    this.#blocks = 0
  }

  #flags = (): number => (this.#blocks === 0 ? CHUNK_START : 0)

  #loaded(): Uint32Array {
    this.#block.fill(0, this.#filled)
    for (let at = 0; at < 16; at++) this.#words[at] = this.#block.readUInt32LE(at * 4)
    return this.#words
  }
}
