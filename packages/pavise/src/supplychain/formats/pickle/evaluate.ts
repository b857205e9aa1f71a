import type { Bytes } from '#supplychain/scan/bytes'
import { CALL, GLOBAL, type Heap, type Value } from './heap.js'
import { constantAt } from './literal.js'
import type { Sightings } from './sightings.js'
import { inflate } from './unpack.js'

type Known = string | Uint8Array | number | readonly Known[]

const LIMIT = 1 << 24
const DEPTH = 12

/**
 * What a value is when it is built at run time by functions that only join, decode or unpack constants: `str.join`, codecs, base64, zlib, … Undefined where
 * it cannot be told. These few are computed here by our own code; nothing of the file runs.
 */
export function evaluate(value: Value, heap: Heap, content: Bytes, sightings: Sightings): string | Uint8Array | undefined {
  const known = knownValue(value, heap, content, sightings, DEPTH)
  return typeof known === 'string' || known instanceof Uint8Array ? known : undefined
}

function knownValue(value: Value, heap: Heap, content: Bytes, sightings: Sightings, depth: number): Known | undefined {
  if (value === 0 || depth === 0) return undefined
  if (value < 0) {
    const constant = constantAt(content, -value - 1, LIMIT)
    if ('cut' in constant && constant.cut) return undefined
    if (constant.kind === 'text') return constant.text
    if (constant.kind === 'bytes') return constant.bytes
    return constant.kind === 'number' && typeof constant.number === 'number' ? constant.number : undefined
  }
  const next = (each: Value) => knownValue(each, heap, content, sightings, depth - 1)
  if (heap.isContainer(value)) {
    const children = heap.children(value, 65).map(next)
    return children.length <= 64 && children.every((child) => child !== undefined) ? children : undefined
  }
  if (heap.kind[value] !== CALL) return undefined
  const fn = heap.x[value]!
  if (!(fn > 0) || heap.kind[fn] !== GLOBAL || !heap.isContainer(heap.y[value]!)) return undefined
  const { module, name } = sightings.globals[heap.x[fn]!]!
  const args = heap.children(heap.y[value]!, 8).map(next)
  try {
    return apply(`${module.replace(/^_(?=codecs$|operator$)/, '').replace('__builtin__', 'builtins')}.${name}`, args)
  } catch {
    return undefined
  }
}

function apply(callable: string, args: readonly (Known | undefined)[]): Known | undefined {
  const [a, b] = args
  switch (callable) {
    case 'builtins.str':
      return typeof a === 'string' ? a : a instanceof Uint8Array && typeof b === 'string' ? text(a) : undefined
    case 'builtins.bytes':
    case 'builtins.bytearray':
    case 'io.BytesIO':
    case '_io.BytesIO':
      if (a instanceof Uint8Array) return a
      if (typeof a === 'string') return Buffer.from(a, 'utf8')
      return Array.isArray(a) && a.every((each) => typeof each === 'number') ? Uint8Array.from(a) : undefined
    case 'builtins.str.join':
      return typeof a === 'string' && Array.isArray(b) && b.every((each) => typeof each === 'string') ? b.join(a) : undefined
    case 'builtins.str.replace':
      return typeof a === 'string' && typeof b === 'string' && typeof args[2] === 'string' ? a.replaceAll(b, args[2]) : undefined
    case 'builtins.str.lower':
    case 'builtins.str.strip':
      return typeof a === 'string' ? (callable.endsWith('lower') ? a.toLowerCase() : a.trim()) : undefined
    case 'builtins.chr':
      return typeof a === 'number' ? String.fromCodePoint(a) : undefined
    case 'operator.add':
    case 'operator.concat':
    case 'operator.__add__':
    case 'operator.__concat__':
    case 'builtins.str.__add__':
      return typeof a === 'string' && typeof b === 'string' ? a + b : undefined
    case 'builtins.str.encode':
      return typeof a === 'string' ? Buffer.from(a, 'utf8') : undefined
    case 'builtins.bytes.decode':
      return a instanceof Uint8Array ? text(a) : undefined
    case 'codecs.encode':
    case 'codecs.decode':
      return coded(a, typeof b === 'string' ? b : 'utf-8')
    case 'builtins.bytes.fromhex':
    case 'binascii.unhexlify':
    case 'binascii.a2b_hex':
      return asText(a) === undefined ? undefined : Buffer.from(asText(a)!.replace(/\s/g, ''), 'hex')
    case 'base64.b64decode':
    case 'base64.standard_b64decode':
    case 'base64.urlsafe_b64decode':
    case 'base64.decodebytes':
    case 'base64.decodestring':
    case 'binascii.a2b_base64':
      return asText(a) === undefined ? undefined : Buffer.from(asText(a)!, 'base64')
    case 'base64.b16decode':
      return asText(a) === undefined ? undefined : Buffer.from(asText(a)!, 'hex')
    case 'zlib.decompress':
    case 'gzip.decompress':
      return a instanceof Uint8Array ? inflate(a, LIMIT) : undefined
    case 'bz2.decompress':
    case 'lzma.decompress':
      // Their own formats unpack them when they are looked at for themselves.
      return a instanceof Uint8Array ? a : undefined
    default:
      return undefined
  }
}

function coded(value: Known | undefined, codec: string): Known | undefined {
  const name = codec
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/-?codec$/, '')
  const plain = asText(value)
  if (plain === undefined) return undefined
  if (name === 'rot13' || name === 'rot-13') {
    return plain.replace(/[a-zA-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < 'n' ? 13 : -13)))
  }
  if (name === 'hex') return Buffer.from(plain, 'hex')
  if (name === 'base64') return Buffer.from(plain, 'base64')
  if (name === 'zlib' || name === 'zip') return value instanceof Uint8Array ? inflate(value, LIMIT) : undefined
  return typeof value === 'string' ? Buffer.from(value, name === 'latin1' || name === 'latin-1' ? 'latin1' : 'utf8') : plain
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const asText = (value: Known | undefined): string | undefined =>
  typeof value === 'string' ? value : value instanceof Uint8Array ? text(value) : undefined
