import { defineRule } from '#core/define'
import type { Bytes } from '#supplychain/scan/bytes'
import { defineFormat, type MemberScan, type Observation } from '#supplychain/scan/format'
import { activeContent, metadataCode } from '../metadata/active-content.js'
import { pathFault } from '../path/path-fault.js'
import { TEXT_BYTES, textOf } from '../text/text-content.js'
import { readXml, type XmlElement, type XmlRead } from './read-xml.js'

const entity = defineRule({
  id: 'xml.entity',
  title: 'An XML document declares entities',
  severity: 'critical',
  description: 'A document type with entities makes a careless reader open files and addresses, or expand a few lines without bounds.',
  remediation: 'Do not load the file; models need no document type.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

const library = defineRule({
  id: 'openvino.library',
  title: 'An OpenVINO model names a native library or a file elsewhere',
  severity: 'critical',
  description: 'An attribute of a layer names a shared library or a path outside the model. Loading the model may load it.',
  remediation: 'Do not load the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

const data = defineRule({
  id: 'openvino.data',
  title: 'An OpenVINO layer’s data cannot be where it says',
  severity: 'high',
  description:
    'Offset and size of a layer’s weights are negative, overflow, or disagree with its shape. Readers that trust them read out of bounds.',
  remediation: 'Do not load the model; take it again from its publisher.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

const foreign = defineRule({
  id: 'openvino.custom-layer',
  title: 'An OpenVINO model needs layers of an extension',
  severity: 'high',
  description: 'The layer is none of OpenVINO’s operation sets: an extension library has to bring it.',
  remediation: 'Find out where the extension comes from.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018.001'],
})

const BITS: Readonly<Record<string, number>> = {
  f64: 64,
  i64: 64,
  u64: 64,
  f32: 32,
  i32: 32,
  u32: 32,
  f16: 16,
  bf16: 16,
  i16: 16,
  u16: 16,
  i8: 8,
  u8: 8,
  boolean: 8,
  i4: 4,
  u4: 4,
  nf4: 4,
  u1: 1,
  u2: 2,
  f8e4m3: 8,
  f8e5m2: 8,
}
/** More bytes than any weights file has. */
const LARGEST = 2 ** 44

/** XML of models: PMML, OpenVINO; entities in any XML. */
export const xml = defineFormat({
  id: 'xml',
  title: 'XML model',
  rules: [entity, library, data, foreign, metadataCode],
  detect(content) {
    const text = xmlText(content)
    if (text === undefined) return 'no'
    const head = text.slice(0, 200_000)
    if (/<(?:\w+:)?(?:PMML|net)[\s/>]/.test(head)) return 'yes'
    return /<!ENTITY\s/.test(head) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const text = xmlText(content)!
    scan.spend(text.length)
    const read = readXml(text)
    judgeEntities(read, scan)
    const root = read.elements[0]
    if (root && local(root.name) === 'net') for (const element of read.elements) judgeOpenVino(element, scan)
    if (root && /^(?:PMML|net)$/.test(local(root.name))) judgeTexts(read, scan)
    if (content.size > TEXT_BYTES) scan.inconclusive(`only the first ${TEXT_BYTES} bytes were looked at`)
    else if (read.fault && root) scan.inconclusive(`the XML cannot be read: ${read.fault}`)
  },
})

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The text of content that begins like XML, in UTF-8 or, with its mark, in UTF-16. */
function xmlText(content: Bytes): string | undefined {
  const head = content.read(0, 4)
  const wide =
    (head[0] === 0xff && head[1] === 0xfe) ||
    (head[0] === 0xfe && head[1] === 0xff) ||
    (head[0] === 0x3c && head[1] === 0) ||
    (head[0] === 0 && head[1] === 0x3c)
  if (wide)
    return new TextDecoder(head[0] === 0xff || head[0] === 0x3c ? 'utf-16le' : 'utf-16be').decode(
      content.read(0, Math.min(content.size, TEXT_BYTES)),
    )
  if (![0x3c, 0xef, 0x20, 0x0a, 0x0d, 0x09].includes(head[0] ?? 0)) return undefined
  const text = textOf(content)
  return text !== undefined && /^\ufeff?\s*<[?!\w]/.test(text) ? text : undefined
}

function judgeEntities(read: XmlRead, scan: MemberScan): void {
  const say = (verdict: Observation['verdict'], message: string, name: string, offset: number): void =>
    scan.observe({
      rule: entity.id,
      verdict,
      message,
      location: { entity: name.slice(0, 80) },
      evidence: [{ kind: 'header', text: message, offset }],
    })
  if (read.doctype !== undefined && !/w3\.org\//.test(read.doctype))
    say('suspicious', `the document type is taken from “${read.doctype.slice(0, 200)}”`, 'doctype', 0)
  for (const { name, at, parameter, system, value } of read.entities) {
    const shown = `${parameter ? '%' : '&'}${name.slice(0, 80)};`
    if (system !== undefined) say('malicious', `the entity ${shown} is taken from “${system.slice(0, 200)}”`, name, at)
    else
      say(
        'suspicious',
        `the document declares the entity ${shown}${/[&%]\w+;/.test(value ?? '') ? ', which expands others' : ''}`,
        name,
        at,
      )
  }
}

function judgeOpenVino(element: XmlElement, scan: MemberScan): void {
  const value = (name: string): string | undefined => element.attributes.find((attribute) => attribute.name === name)?.value
  const say = (rule: string, verdict: Observation['verdict'], message: string): void =>
    scan.observe({
      rule,
      verdict,
      message,
      location: { element: element.name, name: (value('name') ?? value('type') ?? '').slice(0, 80) },
      evidence: [{ kind: 'config', text: message, offset: element.at }],
    })
  for (const { name, value: text } of element.attributes) {
    const isLibrary = /\.(?:so(?:\.\d+)*|dll|dylib|pyd)$/i.test(text)
    const isPath = /^(?:library|path|file|bin|weights|source|plugin|extension|href|location)$/i.test(name)
    const fault = isPath ? pathFault(text) : undefined
    if (isLibrary || fault)
      say(
        library.id,
        'malicious',
        `<${element.name}> names “${text.slice(0, 200)}”${isLibrary ? ', a native library' : `, which ${fault}`}`,
      )
  }
  if (element.name === 'layer') {
    const version = value('version')
    const known = version === undefined || /^(?:opset\d+|ie_internal_opset|type_relaxed_opset|util|legacy|experimental)$/.test(version)
    if (!known || /^(?:Custom|Extension|GenericIE|PythonOp|FrameworkNode|PyOp)$/i.test(value('type') ?? ''))
      say(foreign.id, 'suspicious', `the layer “${value('type') ?? ''}” of “${version ?? 'no operation set'}” is none of OpenVINO’s`)
  }
  if (element.name === 'data') judgeData(value, (message) => say(data.id, 'suspicious', message))
}

function judgeData(value: (name: string) => string | undefined, say: (message: string) => void): void {
  const [offset, size] = [value('offset'), value('size')]
  if (offset === undefined && size === undefined) return
  for (const [name, text] of [
    ['offset', offset],
    ['size', size],
  ] as const)
    if (text !== undefined && (!/^\d{1,20}$/.test(text) || Number(text) > LARGEST)) {
      say(`the ${name} “${text.slice(0, 60)}” is no place in a weights file`)
      return
    }
  const shape = value('shape')
  const bits = BITS[value('element_type') ?? '']
  if (shape === undefined || bits === undefined || size === undefined || !/^[\d, ]*$/.test(shape)) return
  const elements = shape.split(',').reduce((product, dimension) => product * (dimension.trim() === '' ? 1 : Number(dimension)), 1)
  if (Math.ceil((elements * bits) / 8) > Number(size))
    say(`${size} bytes are said where shape and type make ${Math.ceil((elements * bits) / 8)}`)
}

function judgeTexts(read: XmlRead, scan: MemberScan): void {
  const judge = (text: string, place: string, offset: number): void => {
    const found = text.length >= 6 ? activeContent(text) : undefined
    if (found)
      scan.observe({
        rule: metadataCode.id,
        verdict: 'suspicious',
        message: `${place} holds ${found.what}`,
        location: { key: place.slice(0, 80) },
        evidence: [{ kind: 'text', text: found.text, offset }],
      })
  }
  for (const { text, at } of read.texts) judge(text, 'a text of the model', at)
  for (const element of read.elements) {
    if (/^(?:script|iframe|object|embed)$/i.test(local(element.name))) judge(`<${element.name}>`, `<${element.name}>`, element.at)
    for (const { name, value } of element.attributes) judge(value, `the attribute ${name} of <${element.name}>`, element.at)
  }
}
