import { defineFormat, type MemberScan } from '#supplychain/scan/format'
import { isFault, readJson } from '../json/read-json.js'
import { judgeConfig } from '../keras/judge-config.js'
import { kerasRules } from '../keras/rules.js'
import { pathFault } from '../path/path-fault.js'
import { fits, Protobuf, ProtobufFault, type Span, someField, startsLikeProtobuf } from '../protobuf/fields.js'
import { NodeJudge } from './judge-graph.js'
import { path as pathRule, tensorflowRules } from './rules.js'

const VARINT = [0]
const INSIDE = [2]
const SAVED_MODEL = { 1: VARINT, 2: INSIDE }
const META_GRAPH = { 1: INSIDE, 2: INSIDE, 3: INSIDE, 4: INSIDE, 5: INSIDE, 6: INSIDE, 7: INSIDE }
const GRAPH = { 1: INSIDE, 2: INSIDE, 3: VARINT, 4: INSIDE }
const NODE = { 1: INSIDE, 2: INSIDE, 3: INSIDE, 4: INSIDE, 5: INSIDE, 6: INSIDE, 7: INSIDE }
const KERAS_NODE = { 2: VARINT, 3: INSIDE, 4: INSIDE, 5: INSIDE, 6: INSIDE }

type Kind = 'saved model' | 'graph' | 'keras metadata'

/** TensorFlow's protocol buffers: `saved_model.pb`, a frozen graph, `keras_metadata.pb`. */
export const savedmodel = defineFormat({
  id: 'savedmodel',
  title: 'TensorFlow SavedModel',
  rules: [...tensorflowRules, ...kerasRules],
  detect(content) {
    const first = content.read(0, 1)[0]
    if (first === undefined || first === 0 || first === 0x7b || content.size < 4 || !startsLikeProtobuf(content)) return 'no'
    return kindOf(new Protobuf(content)) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const proto = new Protobuf(content)
    const examined = new Examination(proto, scan)
    try {
      const kind = kindOf(proto)
      if (kind === 'saved model') examined.savedModel(proto.whole)
      else if (kind === 'graph') examined.graph(proto.whole)
      else examined.kerasMetadata(proto.whole)
    } catch (error) {
      if (!(error instanceof ProtobufFault)) throw error
      scan.inconclusive(`${error.message}, at byte ${error.at}`)
    }
  },
})

function kindOf(proto: Protobuf): Kind | undefined {
  const top = fits(proto, proto.whole, SAVED_MODEL)
  if (top?.seen.has(2) && someField(proto, proto.whole, 2, (span) => isMetaGraph(proto, span))) return 'saved model'
  const graph = fits(proto, proto.whole, GRAPH)
  if (graph?.seen.has(1) && someField(proto, proto.whole, 1, (span) => isNode(proto, span))) return 'graph'
  if (graph?.seen.has(2) && someField(proto, proto.whole, 2, (span) => isLibrary(proto, span))) return 'graph'
  if (someField(proto, proto.whole, 1, (span) => isKerasNode(proto, span))) return 'keras metadata'
  return undefined
}

function isMetaGraph(proto: Protobuf, span: Span): boolean {
  const fit = fits(proto, span, META_GRAPH)
  return fit !== undefined && someField(proto, span, 2, (graph) => isGraph(proto, graph))
}

const isGraph = (proto: Protobuf, span: Span): boolean =>
  fits(proto, span, GRAPH) !== undefined &&
  (someField(proto, span, 1, (node) => isNode(proto, node)) || someField(proto, span, 2, (library) => isLibrary(proto, library)))

const isLibrary = (proto: Protobuf, span: Span): boolean =>
  someField(
    proto,
    span,
    1,
    (made) =>
      someField(proto, made, 3, (node) => isNode(proto, node)) ||
      someField(proto, made, 1, (signature) => fits(proto, signature, { 1: INSIDE, 2: INSIDE, 3: INSIDE, 4: INSIDE }) !== undefined),
  )

function isNode(proto: Protobuf, span: Span): boolean {
  const fit = fits(proto, span, NODE)
  if (!fit?.seen.has(2)) return false
  for (const field of proto.fields(span)) if (field.number === 2) return /^[A-Za-z_][\w>./]{0,200}$/.test(proto.text(field.span, 300))
  return false
}

function isKerasNode(proto: Protobuf, span: Span): boolean {
  const fit = fits(proto, span, KERAS_NODE)
  if (!fit?.seen.has(5)) return false
  for (const field of proto.fields(span)) if (field.number === 4) return proto.text(field.span, 100).startsWith('_tf_keras')
  return false
}

class Examination {
  readonly #nodes: NodeJudge

  constructor(
    private readonly proto: Protobuf,
    private readonly scan: MemberScan,
  ) {
    this.#nodes = new NodeJudge(proto, scan)
  }

  savedModel(span: Span): void {
    for (const field of this.proto.fields(span)) if (field.number === 2) this.#metaGraph(field.span)
  }

  graph(span: Span): void {
    this.#nodes.list(span, 1, '')
    for (const field of this.proto.fields(span)) if (field.number === 2 && field.wire === 2) this.#library(field.span)
  }

  kerasMetadata(span: Span): void {
    for (const field of this.proto.fields(span)) if (field.number === 1 && field.wire === 2) this.#config(field.span, 5)
  }

  #metaGraph(span: Span): void {
    for (const field of this.proto.fields(span)) {
      if (field.number === 2) this.graph(field.span)
      else if (field.number === 6) this.#asset(field.span)
      else if (field.number === 7) this.#objects(field.span)
    }
  }

  #library(span: Span): void {
    for (const field of this.proto.fields(span)) {
      if (field.number !== 1 || field.wire !== 2) continue
      this.#nodes.list(field.span, 3, this.#signatureName(field.span))
    }
  }

  #signatureName(span: Span): string {
    for (const field of this.proto.fields(span))
      if (field.number === 1 && field.wire === 2)
        for (const inner of this.proto.fields(field.span))
          if (inner.number === 1 && inner.wire === 2) return this.proto.text(inner.span, 200)
    return 'without a name'
  }

  #asset(span: Span): void {
    for (const field of this.proto.fields(span)) {
      if (field.number !== 2 || field.wire !== 2) continue
      const name = this.proto.text(field.span, 4096)
      const fault = pathFault(name)
      if (!fault) continue
      const message = `the asset “${name.slice(0, 200)}” ${fault}`
      this.scan.observe({
        rule: pathRule.id,
        verdict: 'malicious',
        message,
        location: { asset: name.slice(0, 120) },
        evidence: [{ kind: 'header', text: message, offset: field.at }],
      })
    }
  }

  /** Objects that Keras saved carry its configuration as JSON. */
  #objects(span: Span): void {
    for (const field of this.proto.fields(span)) {
      if (field.number !== 1 || field.wire !== 2) continue
      this.scan.spend(8)
      for (const object of this.proto.fields(field.span)) if (object.number === 4 && object.wire === 2) this.#config(object.span, 3)
    }
  }

  #config(span: Span, number: number): void {
    for (const field of this.proto.fields(span)) {
      if (field.number !== number || field.wire !== 2) continue
      const { start, end } = field.span
      const document = readJson(this.proto.content.read(start, Math.min(end - start, 64 * 1024 * 1024)))
      if (isFault(document)) {
        if (end - start > 1) this.scan.inconclusive(`Keras metadata at byte ${start} is no JSON: ${document.fault}`)
        continue
      }
      judgeConfig(document.root, {
        offset: start,
        observe: (observation) => this.scan.observe(observation),
        spend: (work) => this.scan.spend(work),
      })
    }
  }
}
