import { type Bytes, slice } from '#supplychain/scan/bytes'
import { Hdf5Fault, type Hdf5Reader } from './structure.js'

/** What a value is made of, as far as texts and raw bytes are concerned. */
export interface Datatype {
  /** HDF5's classes: 0 integer, 1 float, 3 text, 5 opaque, 6 compound, 9 variable length, … */
  readonly class: number
  readonly size: number
  readonly variableText: boolean
}

export function readDatatype(reader: Hdf5Reader, at: number): Datatype {
  const { cursor } = reader.at(at)
  const classAndVersion = cursor.u8()
  const bits = cursor.u8() | (cursor.u8() << 8) | (cursor.u8() << 16)
  const size = cursor.u32()
  const kind = classAndVersion & 0x0f
  return { class: kind, size, variableText: kind === 9 && (bits & 0x0f) === 1 }
}

/** Number of elements of a dataspace. */
export function readElements(reader: Hdf5Reader, at: number): number {
  const inner = reader.at(at)
  const version = inner.cursor.u8()
  const rank = inner.cursor.u8()
  if (rank > 32) throw new Hdf5Fault(`a dataspace of ${rank} dimensions`, at)
  inner.cursor.skip(version === 1 ? 6 : 2)
  let elements = 1
  for (let index = 0; index < rank; index++) elements *= inner.length()
  return elements
}

const MOST_TEXTS = 2000
const LONGEST = 64 * 1024 * 1024

export interface Read {
  readonly text?: string
  readonly at: number
  /** The bytes themselves, for content of its own. */
  readonly bytes?: Bytes
}

/** Texts and raw bytes of a value; nothing for numbers. */
export function readValue(reader: Hdf5Reader, type: Datatype, elements: number, at: number): Read[] {
  if (type.class === 9) return variable(reader, type, elements, at)
  const size = Math.min(type.size * elements, LONGEST, reader.content.size - at)
  if (!(size > 0)) return []
  if (type.class === 3 || type.class === 5 || (type.size === 1 && type.class === 0) || type.class === 6) {
    const bytes = slice(reader.content, at, size)
    return type.class === 3 ? [{ at, text: trimmed(bytes.read(0, size)), bytes }] : [{ at, bytes }]
  }
  return []
}

const trimmed = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/\0+$/, '')

/** Length, address of a global heap, index in it. */
function variable(reader: Hdf5Reader, type: Datatype, elements: number, at: number): Read[] {
  const found: Read[] = []
  const inner = reader.at(at)
  for (let index = 0; index < Math.min(elements, MOST_TEXTS); index++) {
    inner.cursor.u32()
    const address = inner.address()
    const object = inner.cursor.u32()
    const content = address === undefined ? undefined : heapObject(reader, address, object)
    if (!content) continue
    const bytes = slice(reader.content, content.start, content.length)
    if (type.variableText) found.push({ at: content.start, text: trimmed(bytes.read(0, bytes.size)), bytes })
    else found.push({ at: content.start, bytes })
  }
  return found
}

function heapObject(reader: Hdf5Reader, address: number, wanted: number): { start: number; length: number } | undefined {
  const inner = reader.at(address)
  inner.signature('GCOL')
  inner.cursor.skip(4)
  const end = Math.min(address + inner.length(), reader.content.size)
  for (let count = 0; inner.cursor.at + 16 <= end && count < 65_536; count++) {
    const index = inner.cursor.u16()
    inner.cursor.skip(6)
    const length = inner.length()
    if (index === 0) return undefined
    const start = inner.cursor.at
    if (length > reader.content.size - start) return undefined
    if (index === wanted) return { start, length: Math.min(length, LONGEST) }
    inner.cursor.at = Math.min(reader.content.size, start + Math.ceil(length / 8) * 8)
  }
  return undefined
}
