import type { MemberScan } from '#supplychain/scan/format'
import { pathFault } from '../path/path-fault.js'
import type { Protobuf, Span } from '../protobuf/fields.js'
import { ELEMENT_BYTES } from './operators.js'
import { externalData, tensor as tensorRule } from './rules.js'

const LARGEST = 2n ** 63n - 1n
const ADVISORIES = ['CVE-2022-25882', 'CVE-2024-27318', 'CVE-2025-51480']

export interface Tensor {
  readonly name: string
  /** Its numbers where it is a short list of 64-bit ones: shapes that operators are given. */
  readonly numbers: readonly bigint[]
}

/** TensorProto: where its data lies, and whether its shape can be true. */
export function judgeTensor(proto: Protobuf, span: Span, scan: MemberScan): Tensor {
  scan.spend(16)
  const dims: bigint[] = []
  const external: { key: string; value: string; at: number }[] = []
  const numbers: bigint[] = []
  let name = ''
  let type = 0
  let raw: Span | undefined
  let outside = false
  for (const field of proto.fields(span)) {
    if (field.number === 1) for (const dim of proto.integers(field)) dims.length < 64 && dims.push(BigInt.asIntN(64, dim))
    else if (field.number === 2) type = Number(field.value)
    else if (field.number === 7 && field.span.end - field.span.start < 256)
      for (const value of proto.integers(field)) numbers.push(BigInt.asIntN(64, value))
    else if (field.number === 8) name = proto.text(field.span, 300)
    else if (field.number === 9) raw = field.span
    else if (field.number === 13) external.push({ ...entryOf(proto, field.span), at: field.at })
    else if (field.number === 14) outside = field.value === 1n
  }
  const size = judgeShape(scan, { name, dims, type, at: span.start, stored: raw && !outside ? raw.end - raw.start : undefined })
  if (external.length > 0 || outside) judgeExternal(scan, name, external, size)
  if (raw && type === 7 && raw.end - raw.start <= 128) {
    const bytes = proto.content.read(raw.start, raw.end - raw.start)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let at = 0; at + 8 <= bytes.length; at += 8) numbers.push(view.getBigInt64(at, true))
  }
  return { name, numbers }
}

export function entryOf(proto: Protobuf, span: Span): { key: string; value: string } {
  let key = ''
  let value = ''
  for (const field of proto.fields(span)) {
    if (field.number === 1) key = proto.text(field.span, 1000)
    if (field.number === 2) value = proto.text(field.span)
  }
  return { key, value }
}

interface Shape {
  readonly name: string
  readonly dims: readonly bigint[]
  readonly type: number
  readonly at: number
  readonly stored: number | undefined
}

/** @returns the bytes that shape and type make, where they can be told. */
function judgeShape(scan: MemberScan, { name, dims, type, at, stored }: Shape): bigint | undefined {
  const wrong = (what: string): undefined => {
    const message = `the tensor “${name}” ${what}`
    scan.observe({
      rule: tensorRule.id,
      verdict: 'suspicious',
      message,
      location: { tensor: name },
      evidence: [{ kind: 'header', text: message, offset: at }],
    })
  }
  let elements = 1n
  for (const dim of dims) {
    if (dim < 0n) return wrong(`has the dimension ${dim}`)
    elements *= dim
    if (elements > LARGEST) return wrong('has dimensions whose product overflows')
  }
  const width = ELEMENT_BYTES[type]
  if (width === undefined) return undefined
  const size = elements * BigInt(width)
  if (size > LARGEST) return wrong('has a size that overflows')
  if (stored !== undefined && stored > 0 && BigInt(stored) !== size) return wrong(`stores ${stored} bytes where its shape makes ${size}`)
  return size
}

function judgeExternal(
  scan: MemberScan,
  name: string,
  entries: readonly { key: string; value: string; at: number }[],
  size: bigint | undefined,
): void {
  const wrong = (verdict: 'malicious' | 'suspicious', message: string, offset: number, key: string): void =>
    scan.observe({
      rule: externalData.id,
      verdict,
      message: `the tensor “${name}” ${message}`,
      location: { tensor: name, key },
      evidence: [{ kind: 'header', text: message, offset }],
      advisories: ADVISORIES,
    })
  const seen = new Set<string>()
  let offset = 0n
  for (const { key, value, at } of entries) {
    if (seen.has(key)) wrong('suspicious', `names its ${key.slice(0, 40)} twice`, at, key)
    seen.add(key)
    if (key === 'location' || key === 'basepath') {
      const fault = value.includes('_ORT_MEM_ADDR_') ? 'is an address in memory' : value === '' ? 'is empty' : pathFault(value)
      if (fault) wrong('malicious', `takes its data from “${value.slice(0, 200)}”, which ${fault}`, at, key)
    } else if (key === 'offset' || key === 'length') {
      const number = /^\s*\d{1,30}\s*$/.test(value) ? BigInt(value.trim()) : undefined
      if (number === undefined) wrong('suspicious', `has the ${key} “${value.slice(0, 60)}”, which is no natural number`, at, key)
      else if (number > LARGEST || offset + number > LARGEST) wrong('suspicious', `has an ${key} that overflows: ${number}`, at, key)
      else if (key === 'length' && size !== undefined && number !== 0n && number < size)
        wrong('suspicious', `reads ${number} bytes where its shape makes ${size}`, at, key)
      if (key === 'offset' && number !== undefined) offset = number
    } else if (key !== 'checksum') wrong('suspicious', `sets “${key.slice(0, 60)}”, which the format does not know`, at, key)
  }
  if (!seen.has('location')) wrong('suspicious', 'says that its data lies outside, but not where', 0, 'location')
}
