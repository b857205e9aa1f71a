import { type Bytes, slice } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { judgeMetadata, metadataCode } from '../metadata/active-content.js'
import { bitsOf, HEADER_BYTES, type Header, headerLength, readHeader, type Tensor } from './read-header.js'
import { duplicate, header, layout } from './rules.js'

/** safetensors: `u64` length, JSON header, tensors that fill the rest of the file exactly. */
export const safetensors = defineFormat({
  id: 'safetensors',
  title: 'safetensors',
  rules: [header, layout, duplicate, metadataCode],
  detect(content, name) {
    const head = content.read(0, 24)
    if (head.length < 10) return 'no'
    const first = head[8]
    const named = /\.safetensors$/i.test(name)
    // Text that has a brace in its ninth column: a length of eight letters is none.
    if (!named && head.subarray(0, 8).every((byte) => byte >= 0x09 && byte < 0x7f)) return 'no'
    if (first !== 0x7b) return named && plausibleLength(content) ? 'yes' : 'no'
    const next = head.subarray(9).find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
    return next === 0x22 || next === 0x7d || named ? 'yes' : 'no'
  },
  async scan(content, scan) {
    const read = readHeader(content)
    scan.spend(read.document ? read.document.end : 64)
    if (!headerStands(content, read, scan)) return
    for (const { key, at } of read.document!.duplicates)
      scan.observe({
        rule: duplicate.id,
        verdict: 'suspicious',
        message: `the key “${short(key)}” stands twice`,
        location: { key: short(key) },
        evidence: [{ kind: 'header', text: short(key), offset: 8 + at }],
      })
    for (const { what, name, at } of read.wrong) wrongHeader(scan, `“${short(name)}”: ${what}`, at, { tensor: short(name) })
    metadata(read, scan)
    const dataSize = BigInt(content.size) - 8n - read.length
    const last = tensorsFill(read.tensors, dataSize, scan)
    facts(read, scan)
    if (read.wrong.length === 0 && last < dataSize) {
      const start = Number(8n + read.length + last)
      wrongLayout(scan, `${dataSize - last} bytes after the last tensor belong to none`, { place: 'tail' }, start)
      await scan.member('data-after-the-tensors', slice(content, start, content.size - start))
    }
  },
})

const plausibleLength = (content: Bytes): boolean => {
  const length = headerLength(content)
  return length > 0n && length <= BigInt(content.size - 8)
}

const short = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 119)}…`)

function wrongHeader(scan: MemberScan, message: string, offset: number, location: Record<string, string>): void {
  scan.observe({ rule: header.id, verdict: 'suspicious', message, location, evidence: [{ kind: 'header', text: message, offset }] })
}

function wrongLayout(scan: MemberScan, message: string, location: Record<string, string>, offset: number): void {
  scan.observe({ rule: layout.id, verdict: 'suspicious', message, location, evidence: [{ kind: 'header', text: message, offset }] })
}

/** Whether there is a header to go on with. */
function headerStands(content: Bytes, read: Header, scan: MemberScan): boolean {
  if (read.length > BigInt(HEADER_BYTES))
    wrongHeader(scan, `the header is said to be ${read.length} bytes long; ${HEADER_BYTES} are allowed`, 0, { place: 'length' })
  else if (read.length > BigInt(content.size - 8))
    wrongHeader(scan, `the header is said to be ${read.length} bytes long, the file has ${content.size}`, 0, { place: 'length' })
  else if (read.fault?.limit) scan.inconclusive(`the header is ${read.fault.fault}`)
  else if (read.fault) wrongHeader(scan, `the header is no JSON: ${read.fault.fault}`, 8 + read.fault.at, { place: 'json' })
  else if (BigInt(read.document!.end) < read.length)
    wrongHeader(scan, 'something follows the JSON in the header', 8 + read.document!.end, { place: 'json' })
  else if (content.read(8, 1)[0] !== 0x7b) wrongHeader(scan, 'the header does not begin with “{”', 8, { place: 'json' })
  return read.document !== undefined
}

function metadata(read: Header, scan: MemberScan): void {
  for (const entry of read.metadata?.entries ?? []) {
    const at = 8 + entry.value.at
    if (entry.value.kind !== 'text') wrongHeader(scan, `metadata “${short(entry.key)}” is no text`, at, { key: short(entry.key) })
    else judgeMetadata(scan, entry.key, entry.value.text, at)
  }
  for (const tensor of read.tensors.filter(({ name }) => /[<>\n]|__\w+__|\(/.test(name)))
    judgeMetadata(scan, 'tensor name', tensor.name, tensor.at)
}

/** Walks the tensors in the order of their data. @returns where the data that they claim ends. */
function tensorsFill(tensors: readonly Tensor[], dataSize: bigint, scan: MemberScan): bigint {
  const inOrder = [...tensors].sort((a, b) => compare(a.begin, b.begin) || compare(a.end, b.end))
  let filled = 0n
  for (const tensor of inOrder) {
    const at = (what: string): void => wrongLayout(scan, `“${short(tensor.name)}” ${what}`, { tensor: short(tensor.name) }, tensor.at)
    const bits = bitsOf(tensor)
    if (tensor.end < tensor.begin) at('ends before it begins')
    else if (tensor.end > dataSize) at(`reaches to byte ${tensor.end} of ${dataSize} bytes of data`)
    else if (tensor.begin > filled) at(`leaves a hole of ${tensor.begin - filled} bytes before it`)
    else if (tensor.begin < filled) at(`overlaps the tensor before it by ${filled - tensor.begin} bytes`)
    if (bits === undefined) at('has a shape whose product overflows 64 bits')
    else if (bits % 8n !== 0n) at('does not fill whole bytes')
    else if (tensor.end >= tensor.begin && tensor.end - tensor.begin !== bits / 8n)
      at(`takes ${tensor.end - tensor.begin} bytes where shape and dtype make ${bits / 8n}`)
    if (tensor.end > filled) filled = tensor.end
  }
  return filled
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

function facts(read: Header, scan: MemberScan): void {
  scan.fact('tensors', read.tensors.length)
  let parameters = 0n
  const kinds = new Set<string>()
  for (const tensor of read.tensors) {
    parameters += tensor.shape.reduce((product, dimension) => product * dimension, 1n)
    kinds.add(tensor.dtype)
  }
  if (parameters <= BigInt(Number.MAX_SAFE_INTEGER)) scan.fact('parameters', Number(parameters))
  if (kinds.size > 0) scan.fact('dtypes', [...kinds].sort().join(', '))
}
