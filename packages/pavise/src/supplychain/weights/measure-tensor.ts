import type { Bytes } from '../scan/bytes.js'
import { type LowBitsFound, lowBitsOf } from './low-bits.js'
import { numbersOf } from './numbers.js'
import { type OddBits, OddBitsWatch } from './odd-bits.js'
import { WEIGHT_BYTES, type WeightTensor } from './weight-tensor.js'

export interface Measured {
  readonly tensor: WeightTensor
  readonly nan: number
  readonly infinite: number
  /** Different bits that stand for no number; more than a handful carry something. */
  readonly nanKinds: number
  /** Of the finite ones. */
  readonly rms: number
  readonly largest: number
  readonly carried?: LowBitsFound
  readonly odd?: OddBits
}

/** Bytes of a piece: memory is bounded by a few of them. */
const PIECE = 1024 * 1024
/** Rows of single bits are made of the first pieces only. */
const NARROW_PIECES = 4
const KINDS_KEPT = 64
/** Rows of pieces overlap so that what lies on their border is seen. */
const OVERLAP = 2048

/** Reads a tensor once, piece by piece. */
export function measureTensor(content: Bytes, tensor: WeightTensor, spend: (work: number) => void): Measured {
  const width = WEIGHT_BYTES[tensor.type]
  const kinds = new Set<number>()
  const odd = new OddBitsWatch(tensor.type)
  let carried: LowBitsFound | undefined
  let [nan, infinite, squares, largest, finite] = [0, 0, 0, 0, 0]
  const each = PIECE / width
  for (let first = 0; first < tensor.elements; first += each) {
    const from = Math.max(0, first - OVERLAP)
    const count = Math.min(each, tensor.elements - first)
    const bytes = content.read(tensor.offset + from * width, (first - from + count) * width)
    spend(bytes.length)
    const all = numbersOf(bytes.subarray(0, bytes.length - (bytes.length % width)), tensor.type)
    const fresh = { words: all.words.subarray(first - from), values: all.values.subarray(first - from) }
    for (let at = 0; at < fresh.values.length; at++) {
      const value = fresh.values[at]!
      const size = value < 0 ? -value : value
      if (size < Number.POSITIVE_INFINITY) {
        squares += value * value
        finite++
        if (size > largest) largest = size
      } else if (size === Number.POSITIVE_INFINITY) infinite++
      else {
        nan++
        if (kinds.size < KINDS_KEPT) kinds.add(fresh.words[at]!)
      }
    }
    odd.feed(fresh)
    carried ??= lowBitsOf(all, tensor.type, from, first / each < NARROW_PIECES)
  }
  const found = odd.found
  return {
    ...{ tensor, nan, infinite, nanKinds: kinds.size, largest },
    rms: finite > 0 ? Math.sqrt(squares / finite) : 0,
    ...(carried ? { carried } : {}),
    ...(found ? { odd: found } : {}),
  }
}
