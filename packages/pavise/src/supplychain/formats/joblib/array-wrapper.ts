import { CALL, GLOBAL, type Heap, TUPLE, type Value } from '#supplychain/formats/pickle/heap'
import { type Constant, constantAt } from '#supplychain/formats/pickle/literal'
import type { Sightings } from '#supplychain/formats/pickle/sightings'
import type { Bytes } from '#supplychain/scan/bytes'
import { elementOf } from '../numpy/element.js'

/** An object that was just built, and where the stream stands behind it. */
export interface Built {
  readonly heap: Heap
  readonly content: Bytes
  readonly sightings: Sightings
  readonly object: Value
  readonly state: Value
  readonly position: number
}

const WRAPPER = /(^|\.)joblib\.numpy_pickle$/

/**
 * joblib writes an array as a wrapper object and, right behind the BUILD that fills it, the array's bytes in the same stream. Answers how many bytes they are:
 * padding to the alignment (one byte says how much), then shape times element. `pickleAt` reads the pickle that stands there for an array of objects and
 * answers its length. 0 where the object is no such wrapper.
 */
export function rawArrayAfter(built: Built, pickleAt: (position: number) => number): number {
  const { heap, content, sightings, object, state, position } = built
  const cls = heap.x[object]!
  if (!(cls > 0) || heap.kind[cls] !== GLOBAL) return 0
  const { module, name } = sightings.globals[heap.x[cls]!]!
  if (name !== 'NumpyArrayWrapper' || !WRAPPER.test(module) || !heap.isContainer(state)) return 0
  const fields = fieldsOf(heap, content, state)
  const dtype = fields.get('dtype')
  const shape = fields.get('shape')
  if (dtype === undefined || shape === undefined || !heap.isContainer(shape)) return 0
  const element = elementOfDtype(heap, content, dtype)
  if (element === undefined) return 0
  if (element.objects) return pickleAt(position)
  let bytes = element.size
  for (const dimension of heap.children(shape, 64)) bytes *= numberOf(heap, content, dimension) ?? Number.NaN
  if (!Number.isSafeInteger(bytes) || bytes < 0) return 0
  const alignment = fields.get('numpy_array_alignment_bytes')
  const padded = alignment !== undefined && constantOf(content, alignment)?.kind === 'number'
  return (padded ? 1 + (content.read(position, 1)[0] ?? 0) : 0) + bytes
}

function fieldsOf(heap: Heap, content: Bytes, state: Value): Map<string, Value> {
  const fields = new Map<string, Value>()
  const entries = heap.children(state, 32)
  for (let i = 0; i + 1 < entries.length; i += 2) {
    const key = constantOf(content, entries[i]!)
    if (key?.kind === 'text') fields.set(key.text, entries[i + 1]!)
  }
  return fields
}

/** Size of an element of a pickled `numpy.dtype`, and whether it holds objects. */
function elementOfDtype(heap: Heap, content: Bytes, dtype: Value): { size: number; objects: boolean } | undefined {
  if (dtype <= 0 || heap.kind[dtype] !== CALL || !heap.isContainer(heap.y[dtype]!)) return undefined
  const [code] = heap.children(heap.y[dtype]!, 1)
  const text = code === undefined ? undefined : constantOf(content, code)
  if (text?.kind !== 'text') return undefined
  const element = elementOf(text.text)
  const state = heap.states.get(dtype)
  if (state === undefined || state <= 0 || heap.kind[state] !== TUPLE) return element
  const parts = heap.children(state, 9)
  const size = parts[5] === undefined ? undefined : numberOf(heap, content, parts[5])
  const flags = parts[7] === undefined ? undefined : numberOf(heap, content, parts[7])
  const objects = (flags !== undefined && flags & 1) === 1 || element?.objects === true
  return { size: size !== undefined && size > 0 ? size : (element?.size ?? Number.NaN), objects }
}

const constantOf = (content: Bytes, value: Value): Constant | undefined => (value < 0 ? constantAt(content, -value - 1, 256) : undefined)

/** A number, plain or as a numpy scalar's bytes never are: dimensions are written plainly. */
function numberOf(_heap: Heap, content: Bytes, value: Value): number | undefined {
  const constant = constantOf(content, value)
  return constant?.kind === 'number' ? Number(constant.number) : undefined
}
