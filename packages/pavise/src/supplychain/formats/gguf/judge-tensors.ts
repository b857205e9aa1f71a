import type { Cursor } from '../binary/cursor.js'
import { Broken, type ValueReader } from './read-values.js'
import { NEWEST_TYPE, TENSOR_TYPES } from './tensor-type.js'

export interface TensorInfo {
  readonly name: string
  readonly at: number
  readonly dimensions: readonly bigint[]
  readonly type: number
  readonly offset: bigint
}

/** Longest name that ggml's fixed buffer takes, its end mark included. */
const NAME_BYTES = 64
const LARGEST = 2n ** 63n - 1n

export function readTensor(cursor: Cursor, reader: ValueReader): TensorInfo {
  const { text: name, at } = reader.text('')
  if (Buffer.byteLength(name) >= NAME_BYTES) throw new Broken(`a tensor’s name is ${name.length} characters long`, at, name.slice(0, 80))
  const count = cursor.u32()
  if (count > 4) throw new Broken(`a tensor has ${count} dimensions`, cursor.at - 4, name)
  const dimensions = Array.from({ length: count }, () => BigInt.asIntN(64, cursor.u64()))
  const type = cursor.u32()
  return { name, at, dimensions, type, offset: cursor.u64() }
}

/** What is wrong with a tensor by itself, or the bytes that it takes; undefined where its type is newer than this list. */
export function sizeOf({ dimensions, type }: TensorInfo): bigint | string | undefined {
  let elements = 1n
  for (const dimension of dimensions) {
    if (dimension < 0n) return `has the dimension ${dimension}`
    elements *= dimension
    if (elements > LARGEST) return 'has dimensions whose product overflows'
  }
  const known = TENSOR_TYPES[type]
  if (!known) return type === NEWEST_TYPE ? undefined : `has the type ${type}, which the format does not know`
  const row = dimensions[0] ?? 1n
  if (row % BigInt(known.block) !== 0n) return `has rows of ${row} weights, which blocks of ${known.block} do not divide`
  const bytes = (elements / BigInt(known.block)) * BigInt(known.bytes)
  return bytes > LARGEST ? 'has a size that overflows' : bytes
}

export interface Laid {
  readonly wrong: readonly { readonly tensor: TensorInfo; readonly what: string }[]
  /** Where the data ends, counted from its start; undefined where a size is not known. */
  readonly end: bigint | undefined
  readonly parameters: bigint
}

/** Lays tensors out as the format says: each at the padded end of the one before it, all inside the data. */
export function layOut(tensors: readonly TensorInfo[], alignment: bigint, dataSize: bigint): Laid {
  const wrong: { tensor: TensorInfo; what: string }[] = []
  const names = new Set<string>()
  let expected: bigint | undefined = 0n
  let end: bigint | undefined = 0n
  let parameters = 0n
  for (const tensor of tensors) {
    if (names.has(tensor.name)) wrong.push({ tensor, what: 'stands twice' })
    names.add(tensor.name)
    const size = sizeOf(tensor)
    if (typeof size === 'string') {
      wrong.push({ tensor, what: size })
      expected = undefined
      end = undefined
      continue
    }
    parameters += tensor.dimensions.reduce((product, dimension) => product * dimension, 1n)
    if (tensor.offset % alignment !== 0n) wrong.push({ tensor, what: `begins at ${tensor.offset}, which is not aligned to ${alignment}` })
    else if (expected !== undefined && tensor.offset !== expected)
      wrong.push({ tensor, what: `begins at ${tensor.offset} where the data before it ends at ${expected}` })
    if (size === undefined) {
      expected = undefined
      end = undefined
      continue
    }
    const tensorEnd = tensor.offset + size
    if (tensorEnd > dataSize) wrong.push({ tensor, what: `reaches to byte ${tensorEnd} of ${dataSize} bytes of data` })
    expected = padded(tensorEnd, alignment)
    if (end !== undefined && tensorEnd > end) end = tensorEnd
  }
  return { wrong, end, parameters }
}

export const padded = (offset: bigint, alignment: bigint): bigint => ((offset + alignment - 1n) / alignment) * alignment
