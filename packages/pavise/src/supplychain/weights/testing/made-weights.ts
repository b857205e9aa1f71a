import { WEIGHT_BYTES, type WeightType } from '../weight-tensor.js'

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Shapes that weights have: from initialisers, training, pruning, norms and conversions. */
export const SHAPES: Readonly<Record<string, (random: () => number) => () => number>> = {
  normal: (random) => () => normal(random) * 0.02,
  'uniform to a power of two': (random) => () => (random() * 2 - 1) / 16,
  laplace: (random) => () => 0.05 * (random() < 0.5 ? -1 : 1) * Math.log(1 - random()),
  'heavy tails': (random) => () =>
    (normal(random) / Math.sqrt((normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2) / 3)) * 0.01,
  'norm scales': (random) => () => 1 + normal(random) * 0.03,
  pruned: (random) => () => (random() < 0.6 ? 0 : normal(random) * 0.1),
  'sums of steps': (random) => () => {
    let sum = 0
    for (let step = 0; step < 12; step++) sum += (random() - 0.5) * 0.001 * (step + 1)
    return sum
  },
  'from 8-bit': (random) => () => Math.round(normal(random) * 40) * 0.00123,
}

/** How many low bits a conversion zeroes. */
export type Rounding = 'none' | 'half' | 'bfloat'

/** A tensor's bytes. F32 that was half precision before is `rounding: 'half'` or `'bfloat'`. */
export function madeWeights(shape: string, elements: number, seed: number, type: WeightType = 'F32', rounding: Rounding = 'none'): Buffer {
  const next = SHAPES[shape]!(dice(seed))
  const values = Float32Array.from({ length: elements }, next)
  const words = new Uint32Array(values.buffer)
  if (type === 'F32') {
    const drop = rounding === 'half' ? 13 : rounding === 'bfloat' ? 16 : 0
    if (drop > 0) for (let at = 0; at < elements; at++) words[at] = roundedTo(words[at]!, drop)
    return Buffer.from(values.buffer)
  }
  const bytes = Buffer.alloc(elements * WEIGHT_BYTES[type])
  for (let at = 0; at < elements; at++) {
    if (type === 'F64') bytes.writeDoubleLE(values[at]!, at * 8)
    else bytes.writeUInt16LE(type === 'BF16' ? roundedTo(words[at]!, 16) >>> 16 : halfOf(words[at]!), at * 2)
  }
  return bytes
}

/** To the nearest number with so many bits less. */
const roundedTo = (word: number, drop: number): number => (((word + 2 ** (drop - 1)) >>> drop) << drop) >>> 0

/** An F32 as binary16; what is too small becomes zero. */
function halfOf(word: number): number {
  const sign = (word >>> 16) & 0x8000
  const rounded = roundedTo(word & 0x7fffffff, 13)
  const exponent = (rounded >>> 23) - 112
  if (exponent <= 0) return sign
  return exponent >= 31 ? sign | 0x7bff : sign | (exponent << 10) | ((rounded >>> 13) & 0x3ff)
}

/** Puts content into the low bits of weights, from `first` on: whole bytes from the lowest, or parts of one with its high bits first. */
export function embed(weights: Buffer, type: WeightType, content: Uint8Array, depth: number, first = 0): Buffer {
  const width = WEIGHT_BYTES[type]
  const out = Buffer.from(weights)
  if (depth >= 8) {
    const each = depth / 8
    for (let at = 0; at < content.length; at++) {
      const place = (first + Math.floor(at / each)) * width + (at % each)
      if (place < out.length) out[place] = content[at]!
    }
    return out
  }
  const parts = 8 / depth
  const mask = (1 << depth) - 1
  for (let at = 0; at < content.length * parts; at++) {
    const place = (first + at) * width
    if (place >= out.length) break
    const bits = (content[Math.floor(at / parts)]! >> (depth * (parts - 1 - (at % parts)))) & mask
    out[place] = (out[place]! & ~mask) | bits
  }
  return out
}

/** A safetensors file of tensors, one after the other. */
export function asSafetensors(tensors: readonly { readonly name: string; readonly type: WeightType; readonly bytes: Buffer }[]): Buffer {
  let at = 0
  const header = Object.fromEntries(
    tensors.map(({ name, type, bytes }) => {
      const entry = { dtype: type, shape: [bytes.length / WEIGHT_BYTES[type]], data_offsets: [at, at + bytes.length] }
      at += bytes.length
      return [name, entry]
    }),
  )
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(text.length))
  return Buffer.concat([length, text, ...tensors.map(({ bytes }) => bytes)])
}
