import { type Bytes, slice } from '#supplychain/scan/bytes'
import { field, integerOf, type JsonNode, type JsonObject } from '../json/json-node.js'
import { isFault, type JsonDocument, type JsonFault, readJson } from '../json/read-json.js'
import { DTYPE_BITS } from './dtype.js'

/** What the reference reader takes at most. */
export const HEADER_BYTES = 100_000_000

export interface Tensor {
  readonly name: string
  /** Of its entry, in the file. */
  readonly at: number
  readonly dtype: string
  readonly shape: readonly bigint[]
  readonly begin: bigint
  readonly end: bigint
}
export interface Wrong {
  readonly what: string
  readonly name: string
  readonly at: number
}
export interface Header {
  /** Bytes of the JSON text. */
  readonly length: bigint
  readonly document?: JsonDocument
  readonly tensors: readonly Tensor[]
  readonly metadata?: JsonObject
  /** Entries that are none. */
  readonly wrong: readonly Wrong[]
  readonly fault?: JsonFault
}

export function headerLength(content: Bytes): bigint {
  const head = content.read(0, 8)
  return head.length < 8 ? 0n : new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0, true)
}

/** Reads the header by structure alone; a length beyond the limits or the file gives no document. */
export function readHeader(content: Bytes): Header {
  const length = headerLength(content)
  if (length > BigInt(HEADER_BYTES) || length > BigInt(content.size - 8)) return { length, tensors: [], wrong: [] }
  const part = slice(content, 8, Number(length))
  const document = readJson(part.read(0, part.size))
  if (isFault(document)) return { length, tensors: [], wrong: [], fault: document }
  const { root } = document
  if (root.kind !== 'object') return { length, document, tensors: [], wrong: [{ what: 'the header is no object', name: '', at: 8 }] }
  const tensors: Tensor[] = []
  const wrong: Wrong[] = []
  let metadata: JsonObject | undefined
  for (const entry of root.entries) {
    if (entry.key === '__metadata__') {
      if (entry.value.kind === 'object') metadata = entry.value
      else if (!(entry.value.kind === 'word' && entry.value.word === 'null'))
        wrong.push({ what: '__metadata__ is no object', name: entry.key, at: 8 + entry.at })
      continue
    }
    const tensor = tensorOf(entry.key, 8 + entry.at, entry.value)
    if ('what' in tensor) wrong.push(tensor)
    else tensors.push(tensor)
  }
  return { length, document, tensors, wrong, ...(metadata && { metadata }) }
}

function tensorOf(name: string, at: number, node: JsonNode): Tensor | Wrong {
  const bad = (what: string): Wrong => ({ what, name, at })
  if (node.kind !== 'object') return bad('its entry is no object')
  const dtype = field(node, 'dtype')
  if (dtype?.kind !== 'text') return bad('it has no dtype')
  if (!Object.hasOwn(DTYPE_BITS, dtype.text)) return bad(`its dtype “${dtype.text.slice(0, 40)}” is none of the format’s`)
  const shape = naturals(field(node, 'shape'))
  if (!shape) return bad('its shape is no list of natural numbers')
  const offsets = naturals(field(node, 'data_offsets'))
  if (offsets?.length !== 2) return bad('its data_offsets are no pair of natural numbers')
  return { name, at, dtype: dtype.text, shape, begin: offsets[0]!, end: offsets[1]! }
}

const LARGEST = 2n ** 64n - 1n

function naturals(node: JsonNode | undefined): bigint[] | undefined {
  if (node?.kind !== 'array') return undefined
  const found: bigint[] = []
  for (const item of node.items) {
    const value = integerOf(item)
    if (value === undefined || value < 0n || value > LARGEST) return undefined
    found.push(value)
  }
  return found
}

/** Bits that a tensor takes by shape and dtype, or undefined where a 64-bit reader's multiplication overflows. */
export function bitsOf(tensor: Tensor): bigint | undefined {
  let elements = 1n
  for (const dimension of tensor.shape) {
    elements *= dimension
    if (elements > LARGEST) return undefined
  }
  const bits = elements * BigInt(DTYPE_BITS[tensor.dtype]!)
  return bits > LARGEST ? undefined : bits
}
