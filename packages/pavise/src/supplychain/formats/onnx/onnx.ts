import { slice } from '#supplychain/scan/bytes'
import { defineFormat } from '#supplychain/scan/format'
import { metadataCode } from '../metadata/active-content.js'
import { fits, Protobuf, ProtobufFault, someField, startsLikeProtobuf } from '../protobuf/fields.js'
import { GraphJudge } from './judge-graph.js'
import { code, customOperator, cycle, externalData, tensor } from './rules.js'

const VARINT = [0]
const INSIDE = [2]
/** ModelProto. */
const MODEL: Readonly<Record<number, readonly number[]>> = {
  1: VARINT,
  2: INSIDE,
  3: INSIDE,
  4: INSIDE,
  5: VARINT,
  6: INSIDE,
  7: INSIDE,
  8: INSIDE,
  14: INSIDE,
  20: INSIDE,
  25: INSIDE,
  26: INSIDE,
}
/** GraphProto. */
const GRAPH: Readonly<Record<number, readonly number[]>> = {
  1: INSIDE,
  2: INSIDE,
  5: INSIDE,
  10: INSIDE,
  11: INSIDE,
  12: INSIDE,
  13: INSIDE,
  14: INSIDE,
  15: INSIDE,
  16: INSIDE,
}

/** ONNX: a protocol buffer, walked without its schema library. */
export const onnx = defineFormat({
  id: 'onnx',
  title: 'ONNX',
  rules: [externalData, code, customOperator, tensor, cycle, metadataCode],
  detect(content, name) {
    const first = content.read(0, 1)[0]
    if (first === undefined || first === 0 || first === 0x7b || content.size < 4 || !startsLikeProtobuf(content)) return 'no'
    const proto = new Protobuf(content)
    const model = fits(proto, proto.whole, MODEL)
    if (!model) return 'no'
    const named = /\.onnx$/i.test(name)
    if (model.cut) return named || isModelStart(model.seen) ? 'yes' : 'no'
    if (model.seen.has(25) || model.seen.has(20)) return named || model.seen.has(8) || model.seen.has(1) ? 'yes' : 'no'
    const isGraph = someField(proto, proto.whole, 7, (span) => {
      const graph = fits(proto, span, GRAPH, 64)
      return graph !== undefined && (graph.seen.size > 0 || model.seen.has(8))
    })
    return isGraph ? 'yes' : 'no'
  },
  async scan(content, scan) {
    const proto = new Protobuf(content)
    const judge = new GraphJudge(proto, scan)
    try {
      judge.model(proto.whole)
    } catch (error) {
      if (!(error instanceof ProtobufFault)) throw error
      scan.inconclusive(`${error.message}, at byte ${error.at}`)
    }
    judge.tellOperators()
    for (const { number, span } of judge.unknown) await scan.member(`field-${number}`, slice(content, span.start, span.end - span.start))
  },
})

/** What stands before the graph of a model that is cut inside it: version and producer. */
const isModelStart = (seen: ReadonlySet<number>): boolean => seen.has(1) && (seen.has(2) || seen.has(8)) && !seen.has(7)
