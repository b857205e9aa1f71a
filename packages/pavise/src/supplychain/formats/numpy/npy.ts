import { type Bytes, slice } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { type Element, elementOf } from './element.js'
import { type Literal, pythonLiteral } from './python-literal.js'
import { numpyRules } from './rules.js'

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
/** numpy itself refuses longer headers, unless it is told to trust the file. */
const HEADER_LIMIT = 10_000
const HEADER_MOST = 1 << 20
const ARRAYS = 10_000

const begins = (content: Bytes, at: number): boolean => {
  const head = content.read(at, 6)
  return head.length === 6 && MAGIC.every((byte, i) => head[i] === byte)
}

/** Arrays of numpy, one or several in a row. An array of objects is a pickle behind a header. */
export const npy = defineFormat({
  id: 'npy',
  title: 'numpy array',
  rules: numpyRules,
  detect: (content) => (begins(content, 0) ? 'yes' : 'no'),
  async scan(content, scan) {
    let at = 0
    for (let arrays = 0; begins(content, at); arrays++) {
      if (arrays === ARRAYS) return scan.inconclusive(`more than ${ARRAYS} arrays in a row`)
      scan.spend(64)
      const next = await array(content, at, scan)
      if (next === undefined) return
      at = next
    }
    if (at < content.size) await scan.member(`rest@${at}`, slice(content, at, content.size - at))
  },
})

/** Examines the array at `at`; answers where it ends, or nothing where it cannot be read on. */
async function array(content: Bytes, at: number, scan: MemberScan): Promise<number | undefined> {
  const head = content.read(at, 12)
  const version = head[6]!
  const wide = version >= 2
  if (head.length < (wide ? 12 : 10)) return void scan.inconclusive('the header is cut off')
  const length = wide ? head[8]! + head[9]! * 2 ** 8 + head[10]! * 2 ** 16 + head[11]! * 2 ** 24 : head[8]! + head[9]! * 2 ** 8
  const start = at + (wide ? 12 : 10)
  if (version < 1 || version > 3) return void scan.inconclusive(`an array file of version ${version}.${head[7]}`)
  if (start + length > content.size) return void scan.inconclusive('the header is cut off')
  const text = Buffer.from(content.read(start, Math.min(length, HEADER_MOST))).toString(version === 3 ? 'utf8' : 'latin1')
  const body = start + length
  const literal = pythonLiteral(text)
  const header = literal instanceof Map ? literal : undefined
  if (!header || length > HEADER_LIMIT) observeHeader(scan, text, at)
  const element = header && elementOfDescr(header.get('descr') ?? null)
  const shape = header?.get('shape')
  if (!element || !Array.isArray(shape) || !shape.every((each) => typeof each === 'number' && Number.isSafeInteger(each) && each >= 0)) {
    if (header) observeHeader(scan, text, at)
    await scan.member(`body@${body}`, slice(content, body, content.size - body))
    return undefined
  }
  if (element.objects) {
    await scan.member(`objects@${body}`, slice(content, body, content.size - body))
    return undefined
  }
  scan.fact('array', `${text.trim().slice(0, 200)}`)
  const size = (shape as number[]).reduce((product, each) => product * each, element.size)
  if (body + size > content.size) return void scan.inconclusive(`the array has ${content.size - body} of ${size} bytes`)
  return body + size
}

function observeHeader(scan: MemberScan, text: string, at: number): void {
  scan.observe({
    rule: 'numpy.header',
    verdict: 'suspicious',
    message: 'Has a header that is not the description of an array',
    location: { part: 'header' },
    evidence: [{ kind: 'header', text: text.slice(0, 200), offset: at }],
  })
}

/** Element of a `descr`: a code, a list of fields, or a code with a shape. */
function elementOfDescr(descr: Literal, depth = 8): Element | undefined {
  if (depth === 0) return undefined
  if (typeof descr === 'string') return elementOf(descr)
  if (!Array.isArray(descr)) return undefined
  if (descr.length === 2 && !Array.isArray(descr[0]) && Array.isArray(descr[1]) && descr[1].every((each) => typeof each === 'number')) {
    const element = elementOfDescr(descr[0]!, depth - 1)
    return element && { ...element, size: (descr[1] as number[]).reduce((product, each) => product * each, element.size) }
  }
  let size = 0
  let objects = false
  for (const field of descr as readonly Literal[]) {
    if (!Array.isArray(field) || field.length < 2) return undefined
    const element = elementOfDescr(field[1]!, depth - 1)
    if (!element) return undefined
    const dimensions = (Array.isArray(field[2]) ? field[2] : typeof field[2] === 'number' ? [field[2]] : []) as readonly Literal[]
    size += dimensions.reduce<number>((product, each) => product * Number(each), element.size)
    objects ||= element.objects
  }
  return { size, objects }
}
