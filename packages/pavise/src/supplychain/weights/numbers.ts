import type { WeightType } from './weight-tensor.js'

/** Numbers of a piece of a tensor. `words` are the low 32 bits of each (all of them up to F32), `values` what they are worth. */
export interface Numbers {
  readonly words: Uint32Array | Uint16Array
  readonly values: Float32Array | Float64Array
}

/** Reads a piece whose bytes are a multiple of an element's. */
export function numbersOf(bytes: Uint8Array, type: WeightType): Numbers {
  const own = new Uint8Array(bytes).buffer
  if (type === 'F32') return { words: new Uint32Array(own), values: new Float32Array(own) }
  if (type === 'F64') {
    const words = new Uint32Array(own)
    return { words: words.filter((_, at) => at % 2 === 0), values: new Float64Array(own) }
  }
  const words = new Uint16Array(own)
  const values = new Float32Array(words.length)
  const widen = type === 'BF16' ? undefined : halves()
  if (widen) for (let at = 0; at < words.length; at++) values[at] = widen[words[at]!]!
  else {
    const bits = new Uint32Array(values.buffer)
    for (let at = 0; at < words.length; at++) bits[at] = words[at]! << 16
  }
  return { words, values }
}

let table: Float32Array | undefined

/** The worth of each half-precision number (IEEE 754 binary16). */
function halves(): Float32Array {
  if (table) return table
  table = new Float32Array(65_536)
  for (let word = 0; word < 65_536; word++) {
    const [exponent, fraction] = [(word >> 10) & 31, word & 1023]
    const size =
      exponent === 0
        ? fraction * 2 ** -24
        : exponent === 31
          ? fraction
            ? Number.NaN
            : Number.POSITIVE_INFINITY
          : (1 + fraction / 1024) * 2 ** (exponent - 15)
    table[word] = word & 0x8000 ? -size : size
  }
  return table
}
