import { defineRule } from '#core/define'
import { defineFormat, type MemberScan, type Observation } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { field, textField, walkJson } from '../json/json-node.js'
import { judgeMetadata, metadataCode } from '../metadata/active-content.js'
import { pathFault } from '../path/path-fault.js'
import { type Field, fits, Protobuf, ProtobufFault, type Span, startsLikeProtobuf } from '../protobuf/fields.js'

const custom = defineRule({
  id: 'coreml.custom',
  title: 'A Core ML model needs custom code',
  severity: 'high',
  description:
    'A custom layer or model names a class that the app has to bring. It runs with the app’s rights, on parameters from the file.',
  remediation: 'Find out which class it is, or ask for a model without it.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018.001'],
})

const path = defineRule({
  id: 'coreml.path',
  title: 'A Core ML model takes content from another place',
  severity: 'critical',
  description: 'A linked model, a weights file or a part of a package is named by a path that leads out of the model.',
  remediation: 'Do not load the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

/** Fields of Model whose types matter: pipelines hold models, networks hold layers, some models are custom or linked. */
const PIPELINES = new Set([200, 201, 202])
const NETWORKS = new Set([303, 403, 500])
const PROGRAM = 502
const CUSTOM_MODEL = 555
const LINKED_MODEL = 556
const CUSTOM_LAYER = 500
const KINDS = [
  200, 201, 202, 300, 301, 302, 303, 304, 400, 401, 402, 403, 404, 500, 501, 502, 555, 556, 560, 600, 601, 602, 603, 604, 606, 607, 609,
  610, 900, 2000, 2001, 2002, 2003, 2004, 2005, 2006, 3000,
]
/** Numbers of a model's fields to their wire types. */
const MODEL: Readonly<Record<number, readonly number[]>> = Object.fromEntries([
  [1, [0]],
  [2, [2]],
  [10, [0]],
  ...KINDS.map((number) => [number, [2]]),
])
const DEEPEST = 16

/** Core ML models and the manifest of their packages. */
export const coreml = defineFormat({
  id: 'coreml',
  title: 'Core ML model',
  rules: [custom, path, metadataCode],
  detect(content) {
    const root = jsonOf(content)?.root
    if (root) return field(root, 'itemInfoEntries') && field(root, 'rootModelIdentifier') ? 'yes' : 'no'
    const first = content.read(0, 1)[0]
    if (first === undefined || first === 0 || content.size < 4 || !startsLikeProtobuf(content)) return 'no'
    const proto = new Protobuf(content)
    const model = fits(proto, proto.whole, MODEL, 64)
    return model?.seen.has(1) && KINDS.some((number) => model.seen.has(number)) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const manifest = jsonOf(content)?.root
    if (manifest) {
      for (const { node } of walkJson(field(manifest, 'itemInfoEntries')!)) {
        const text = node.kind === 'object' ? textField(node, 'path') : undefined
        if (text !== undefined) judgePath(scan, text, 'a part of the package', node.at)
      }
      return
    }
    new CoremlScan(new Protobuf(content), scan).model({ start: 0, end: content.size }, 0)
  },
})

function judgePath(scan: MemberScan, text: string, what: string, offset: number): void {
  const fault = pathFault(text)
  if (!fault) return
  const message = `${what} is “${text.slice(0, 200)}”, which ${fault}`
  scan.observe({
    rule: path.id,
    verdict: 'malicious',
    message,
    location: { path: text.slice(0, 120) },
    evidence: [{ kind: 'header', text: message, offset }],
  })
}

class CoremlScan {
  constructor(
    private readonly proto: Protobuf,
    private readonly scan: MemberScan,
  ) {}

  model(span: Span, depth: number): void {
    if (depth > DEEPEST) {
      this.scan.inconclusive(`pipelines are nested deeper than ${DEEPEST}`)
      return
    }
    this.#guarded(span, 'the model', (found) => {
      if (found.number === 1) this.scan.fact('specification version', Number(found.value))
      else if (found.number === 2) this.#description(found.span)
      else if (PIPELINES.has(found.number)) this.#pipeline(found, depth)
      else if (NETWORKS.has(found.number)) this.#network(found.span)
      else if (found.number === CUSTOM_MODEL) this.#custom(found.span, 'model')
      else if (found.number === LINKED_MODEL) this.#linked(found.span)
      else if (found.number === PROGRAM) this.#program(found.span)
    })
  }

  /** Reads fields; what breaks off in the middle is said, with what its raw bytes tell. */
  #guarded(span: Span, what: string, read: (field: Field) => void): void {
    try {
      for (const found of this.proto.fields(span)) {
        this.scan.spend(8)
        read(found)
      }
    } catch (error) {
      if (!(error instanceof ProtobufFault)) throw error
      this.scan.inconclusive(`${what} cannot be read: ${error.message}, at byte ${error.at}`)
      this.#broken(span, what)
    }
  }

  /** What the raw bytes of a part tell that is not what it should be. */
  #broken(span: Span, what: string): void {
    const name = /custom(?:Layer|Model)?\w{0,100}/i.exec(this.proto.text(span, 65_536))
    if (name) this.#say('suspicious', `${what} is broken and names “${name[0]}”`, name[0], span.start)
  }

  /** A pipeline of models; classifiers and regressors wrap it once more. */
  #pipeline({ number, span }: Field, depth: number): void {
    this.#guarded(span, 'a pipeline', (found) => {
      if (found.number !== 1 || found.wire !== 2) return
      if (number === 202) this.model(found.span, depth + 1)
      else this.#pipeline({ ...found, number: 202 }, depth + 1)
    })
  }

  #network(span: Span): void {
    let layers = 0
    this.#guarded(span, 'the network', (layer) => {
      if (layer.number !== 1 || layer.wire !== 2) return
      layers++
      this.#guarded(layer.span, 'a layer', (found) => {
        if (found.number === CUSTOM_LAYER && found.wire === 2) this.#custom(found.span, 'layer')
      })
    })
    if (layers === 0 && span.end > span.start) this.#broken(span, 'the network')
  }

  #custom(span: Span, what: string): void {
    let name = ''
    this.#guarded(span, `a custom ${what}`, (found) => {
      if (found.number === 10 && found.wire === 2) name = this.proto.text(found.span, 300)
      if (found.number === 40 && found.wire === 2) judgeMetadata(this.scan, `custom ${what}`, this.proto.text(found.span, 10_000), found.at)
    })
    this.#say('suspicious', `the model needs the custom ${what} “${name.slice(0, 120)}”`, name, span.start)
  }

  #linked(span: Span): void {
    const texts: string[] = []
    this.#guarded(span, 'a linked model', (found) => {
      if (found.wire === 2) for (const match of this.proto.text(found.span, 4096).matchAll(/[\x20-\x7e]{2,1000}/g)) texts.push(match[0])
    })
    for (const text of texts) judgePath(this.scan, text.trim(), 'a linked model', span.start)
    this.#say('suspicious', `the model takes another one from “${(texts[0] ?? '').slice(0, 120)}”`, 'linked', span.start)
  }

  /** Operations of a program name weights by paths; a custom one names its class. */
  #program(span: Span): void {
    const longest = Math.min(span.end - span.start, 64 * 1024 * 1024)
    this.scan.spend(longest >> 3)
    const text = Buffer.from(this.proto.content.read(span.start, longest)).toString('latin1')
    for (const match of text.matchAll(/@model_path\/([\x21-\x7e]{1,300})/g))
      judgePath(this.scan, match[1]!, 'a weights file', span.start + match.index)
    const layer = /custom_layer|custom_op|CustomLayer\w{0,60}/.exec(text)
    if (layer) this.#say('suspicious', `the program uses “${layer[0]}”`, layer[0], span.start + layer.index)
    if (longest < span.end - span.start) this.scan.inconclusive(`only the first ${longest} bytes of the program were looked at`)
  }

  #description(span: Span): void {
    this.#guarded(span, 'the description', (found) => {
      if (found.number !== 100 || found.wire !== 2) return
      this.#guarded(found.span, 'the metadata', (entry) => {
        if (entry.wire !== 2) return
        const text = this.proto.text(entry.span, 100_000)
        if (entry.number === 4) this.scan.fact('license', text.slice(0, 200))
        judgeMetadata(this.scan, `metadata ${entry.number}`, text, entry.at)
      })
    })
  }

  #say(verdict: Observation['verdict'], message: string, name: string, offset: number): void {
    this.scan.observe({
      rule: custom.id,
      verdict,
      message,
      location: { name: name.slice(0, 120) },
      evidence: [{ kind: 'callable', text: name.slice(0, 200), offset }],
    })
  }
}
