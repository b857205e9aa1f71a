import { type Carried, carriedIn } from './carried-content.js'
import type { Numbers } from './numbers.js'
import type { WeightType } from './weight-tensor.js'

export interface LowBitsFound extends Carried {
  /** Low bits of each weight that the row was made of. */
  readonly depth: number
  readonly element: number
}

/** Whole bytes of each weight, from its lowest. */
const WIDE: Readonly<Record<WeightType, readonly number[]>> = { F16: [1], BF16: [1], F32: [1, 2, 3], F64: [1, 2, 3] }
/** Parts of a byte, several weights to one. */
const NARROW = [1, 2, 4] as const

/** Puts the low bits of weights in rows, at every depth and in both orders, and looks what they make. */
export function lowBitsOf({ words }: Numbers, type: WeightType, first: number, narrow: boolean): LowBitsFound | undefined {
  for (const width of WIDE[type]) {
    for (const row of width === 1 ? [wide(words, 1, false)] : [wide(words, width, false), wide(words, width, true)]) {
      const found = carriedIn(row)
      if (found) return { ...found, depth: width * 8, element: first + Math.floor(found.at / width) }
    }
  }
  if (!narrow) return undefined
  for (const depth of NARROW) {
    for (const high of [true, false]) {
      const found = carriedIn(packed(words, depth, high))
      if (found) return { ...found, depth, element: first + (found.at * 8) / depth }
    }
  }
  return undefined
}

function wide(words: Numbers['words'], width: number, turned: boolean): Buffer {
  const row = Buffer.allocUnsafe(words.length * width)
  for (let byte = 0; byte < width; byte++) {
    const shift = 8 * byte
    const place = turned ? width - 1 - byte : byte
    for (let at = 0, to = place; at < words.length; at++, to += width) row[to] = words[at]! >>> shift
  }
  return row
}

/** Weights one after the other into a byte, the first into its high or into its low bits. */
function packed(words: Numbers['words'], depth: number, high: boolean): Buffer {
  const each = 8 / depth
  const mask = (1 << depth) - 1
  const row = Buffer.allocUnsafe(Math.floor(words.length / each))
  for (let to = 0, at = 0; to < row.length; to++) {
    let byte = 0
    for (let part = 0; part < each; part++, at++) byte |= (words[at]! & mask) << (depth * (high ? each - 1 - part : part))
    row[to] = byte
  }
  return row
}
