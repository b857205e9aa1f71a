import { Cursor, OutOfBytes } from '../formats/binary/cursor.js'
import { padded, readTensor, type TensorInfo } from '../formats/gguf/judge-tensors.js'
import { Broken, ValueReader } from '../formats/gguf/read-values.js'
import { TENSOR_TYPES } from '../formats/gguf/tensor-type.js'
import { pythonLiteral } from '../formats/numpy/python-literal.js'
import { analyse } from '../formats/pickle/analysis.js'
import { headerLength, readHeader } from '../formats/safetensors/read-header.js'
import { readZip } from '../formats/zip/read-zip.js'
import { type Bytes, slice } from '../scan/bytes.js'
import { WEIGHT_BYTES, WEIGHT_TYPES, type WeightTensor, type WeightType } from './weight-tensor.js'

type Spend = (work: number) => void

/** Of safetensors, GGUF, npy and torch archives: what kind of content it is, by its first bytes. */
export function weightsIn(content: Bytes): Kind | undefined {
  const head = Buffer.from(content.read(0, 16)).toString('latin1')
  if (head.startsWith('GGUF')) return 'gguf'
  if (head.startsWith('\x93NUMPY')) return 'npy'
  if (head.startsWith('PK\x03\x04')) return 'torch'
  const length = headerLength(content)
  return head[8] === '{' && length > 1n && length <= BigInt(Math.max(0, content.size - 8)) ? 'safetensors' : undefined
}

/** The floating-point tensors of a file; those that reach outside it are left out. What is wrong with the file its own format says. */
export function tensorsOf(content: Bytes, spend: Spend): WeightTensor[] {
  const kind = weightsIn(content)
  if (kind === undefined) return []
  return READERS[kind](content, spend).filter(
    ({ offset, elements, type }) => offset >= 0 && elements > 0 && offset + elements * WEIGHT_BYTES[type] <= content.size,
  )
}

type Kind = 'safetensors' | 'gguf' | 'npy' | 'torch'
const READERS: Readonly<Record<Kind, (content: Bytes, spend: Spend) => WeightTensor[]>> = {
  safetensors: ofSafetensors,
  gguf: ofGguf,
  npy: ofNpy,
  torch: ofTorch,
}

const typeOf = (name: string | undefined): WeightType | undefined => WEIGHT_TYPES.find((one) => one === name)

function ofSafetensors(content: Bytes, spend: Spend): WeightTensor[] {
  const { tensors, length } = readHeader(content)
  spend(Number(length))
  return tensors.flatMap(({ name, dtype, begin, end }) => {
    const type = typeOf(dtype)
    if (!type || end < begin) return []
    return [{ name, type, offset: Number(8n + length + begin), elements: Math.floor(Number(end - begin) / WEIGHT_BYTES[type]) }]
  })
}

function ofGguf(content: Bytes, spend: Spend): WeightTensor[] {
  const cursor = new Cursor(content, 8)
  const reader = new ValueReader(cursor, spend)
  const infos: TensorInfo[] = []
  let alignment = 32n
  try {
    const [tensors, values] = [Number(cursor.u64()), Number(cursor.u64())]
    if (tensors * 24 > content.size || values * 13 > content.size) return []
    for (let index = 0; index < values; index++) {
      const { key, value } = reader.keyValue()
      if (key === 'general.alignment' && typeof value === 'number' && value > 0) alignment = BigInt(value)
    }
    for (let index = 0; index < tensors; index++) infos.push(readTensor(cursor, reader))
  } catch (error) {
    if (error instanceof Broken || error instanceof OutOfBytes) return []
    throw error
  }
  const start = padded(BigInt(cursor.at), alignment)
  return infos.flatMap(({ name, type: number, dimensions, offset }) => {
    const type = typeOf(TENSOR_TYPES[number]?.name)
    const elements = Number(dimensions.reduce((product, each) => product * each, 1n))
    return type && Number.isSafeInteger(elements) ? [{ name, type, offset: Number(start + offset), elements }] : []
  })
}

const NUMPY: Readonly<Record<string, WeightType>> = { '<f2': 'F16', '<f4': 'F32', '<f8': 'F64' }

function ofNpy(content: Bytes): WeightTensor[] {
  const head = content.read(0, 12)
  const wide = (head[6] ?? 0) >= 2
  if (head.length < 12) return []
  const length = wide ? head[8]! + head[9]! * 2 ** 8 + head[10]! * 2 ** 16 + head[11]! * 2 ** 24 : head[8]! + head[9]! * 2 ** 8
  const start = wide ? 12 : 10
  const literal = pythonLiteral(Buffer.from(content.read(start, Math.min(length, 65_536))).toString('latin1'))
  if (!(literal instanceof Map)) return []
  const type = NUMPY[String(literal.get('descr'))]
  const shape: unknown = literal.get('shape')
  if (!type || !Array.isArray(shape)) return []
  return [{ name: 'array', type, offset: start + length, elements: shape.reduce((product: number, each) => product * Number(each), 1) }]
}

const TORCH: Readonly<Record<string, WeightType>> = {
  FloatStorage: 'F32',
  DoubleStorage: 'F64',
  HalfStorage: 'F16',
  BFloat16Storage: 'BF16',
}
const MOST_PICKLE = 2 ** 28

/** Storages that lie in the archive as they are, which is how torch writes them. Their types stand in the pickle. */
function ofTorch(content: Bytes, spend: Spend): WeightTensor[] {
  const members = new Map<string, { data: number; length: number }>()
  for (const { central, local, data, length } of readZip(content).members) {
    const entry = central ?? local
    if (entry?.method === 0) members.set(entry.name, { data, length })
  }
  spend(members.size * 100)
  const found: WeightTensor[] = []
  for (const [name, pickle] of members) {
    if (!/(^|\/)data\.pkl$/.test(name) || pickle.length > MOST_PICKLE) continue
    const { sightings } = analyse(slice(content, pickle.data, pickle.length), { spend, sure: true })
    const types = new Map(sightings.flatMap(({ tensors }) => tensors.map(({ storage }) => [storage.key, storage.type.split('.').at(-1)!])))
    for (const [key, storage] of types) {
      const path = `${name.slice(0, -'data.pkl'.length)}data/${key}`
      const [type, stored] = [TORCH[storage], members.get(path)]
      if (type && stored) found.push({ name: path, type, offset: stored.data, elements: Math.floor(stored.length / WEIGHT_BYTES[type]) })
    }
  }
  return found
}
