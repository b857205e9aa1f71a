import { defineRule } from '#core/define'
import { defineFormat, type MemberScan, type Observation } from '#supplychain/scan/format'
import { OutOfBytes } from '../binary/cursor.js'
import { judgeMetadata, metadataCode } from '../metadata/active-content.js'
import { capabilityOf } from '../savedmodel/operators.js'
import { operator as tensorflowOperator } from '../savedmodel/rules.js'
import { FlatbufferFault, Table } from './flatbuffer.js'

const structure = defineRule({
  id: 'tflite.structure',
  title: 'A TensorFlow Lite model’s structure leads out of the file',
  severity: 'high',
  description:
    'An offset, an index or a size points to nothing that the file holds. Interpreters that trust it read and write out of bounds.',
  remediation: 'Do not load the model; take it again from its publisher.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

const custom = defineRule({
  id: 'tflite.custom-operator',
  title: 'A TensorFlow Lite model needs a custom operator',
  severity: 'high',
  description: 'The operator is native code that the program has to bring. What it does cannot be told from the file.',
  remediation: 'Find out where the operator comes from, or ask for a model without it.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018.001'],
})

const CUSTOM = 32
/** Operators that published toolkits and accelerators add. */
const PUBLISHED =
  /^(?:Flex\w+|TFLite_Detection_PostProcess|TFSentencepieceTokenizeOp|TFLite\w+|edgetpu-custom-op|ethos-u|vela\w*|nnapi\w*|MaxPoolingWithArgmax2D|MaxUnpooling2D|Convolution2DTransposeBias|TransformTensorBilinear|TransformLandmarks|Landmarks\w+|NumericVerify|AudioSpectrogram|Mfcc|Ngrams|RaggedTensorToTensor|TfLite\w+|XNNPACK\w*|Convolution2DTransposeBias|SentencepieceTokenizeOp|WhitespaceTokenizeWithOffsets\w*|tftext:\w+|aeon\.\w+|stablehlo\.\w+|odml\.\w+|pwl\w*)$/

/** TensorFlow Lite: a flatbuffer with the mark `TFL3`. */
export const tflite = defineFormat({
  id: 'tflite',
  title: 'TensorFlow Lite',
  rules: [structure, custom, tensorflowOperator, metadataCode],
  detect(content) {
    const head = content.read(4, 4)
    return head.length === 4 && String.fromCharCode(...head) === 'TFL3' ? 'yes' : 'no'
  },
  scan(content, scan) {
    try {
      new TfliteScan(scan, content.size).model(Table.root(content))
    } catch (error) {
      if (!(error instanceof FlatbufferFault || error instanceof OutOfBytes)) throw error
      broken(scan, error instanceof OutOfBytes ? 'the file ends inside its structure' : error.message, error.at)
    }
  },
})

function broken(scan: MemberScan, message: string, offset: number): void {
  const location = { place: message.replace(/\d+/g, 'n').slice(0, 100) }
  scan.observe({ rule: structure.id, verdict: 'suspicious', message, location, evidence: [{ kind: 'header', text: message, offset }] })
}

class TfliteScan {
  constructor(
    private readonly scan: MemberScan,
    private readonly size: number,
  ) {}

  model(model: Table): void {
    this.scan.fact('version', model.u32(0))
    const codes = this.#codes(model)
    let buffers = 0
    for (const buffer of model.tables(4)) {
      this.scan.spend(4)
      buffers++
      buffer.vector(0, 1)
      const [offset, size] = [buffer.u64(1), buffer.u64(2)]
      if (offset > 1n && offset + size > BigInt(this.size))
        broken(this.scan, `a buffer of ${size} bytes at ${offset} leads out of the file`, buffer.at)
    }
    for (const graph of model.tables(2)) this.#graph(graph, codes, buffers)
    const description = model.text(3)
    if (description !== '') judgeMetadata(this.scan, 'description', description)
    for (const metadata of model.tables(6)) {
      const index = metadata.u32(1)
      if (index >= buffers) broken(this.scan, `metadata is in the buffer ${index} of ${buffers}`, metadata.at)
    }
  }

  #codes(model: Table): number {
    let count = 0
    for (const code of model.tables(1)) {
      this.scan.spend(4)
      count++
      const builtin = Math.max(code.i32(3), code.u8(0) & 0x7f)
      const name = code.text(1)
      if (name !== '' || builtin === CUSTOM) this.#custom(name, code.at)
    }
    return count
  }

  #custom(name: string, offset: number): void {
    const capability = name.startsWith('Flex') ? capabilityOf(name.slice(4)) : undefined
    const verdict: Observation['verdict'] = capability ? capability.verdict : PUBLISHED.test(name) ? 'unknown' : 'suspicious'
    const message = capability ? `the operator ${name} ${capability.what}` : `the model needs the custom operator “${name.slice(0, 120)}”`
    const rule = capability && verdict !== 'unknown' ? tensorflowOperator.id : custom.id
    this.scan.observe({
      rule,
      verdict,
      message,
      location: { operator: name.slice(0, 120) },
      evidence: [{ kind: 'callable', text: name.slice(0, 200), offset }],
    })
  }

  #graph(graph: Table, codes: number, buffers: number): void {
    let tensors = 0
    for (const tensor of graph.tables(0)) {
      this.scan.spend(4)
      tensors++
      const buffer = tensor.u32(2)
      if (buffer >= Math.max(buffers, 1)) broken(this.scan, `a tensor is in the buffer ${buffer} of ${buffers}`, tensor.at)
      let elements = 1
      for (const dimension of tensor.integers(0)) {
        if (dimension < -1) broken(this.scan, `a tensor has the dimension ${dimension}`, tensor.at)
        elements *= Math.max(1, dimension)
      }
      if (elements > 2 ** 40) broken(this.scan, `a tensor has ${elements} elements`, tensor.at)
    }
    const indexed = (table: Table, field: number, what: string): void => {
      for (const index of table.integers(field))
        if (index < -1 || index >= tensors) broken(this.scan, `${what} is the tensor ${index} of ${tensors}`, table.at)
    }
    indexed(graph, 1, 'an input of a graph')
    indexed(graph, 2, 'an output of a graph')
    for (const operator of graph.tables(3)) {
      this.scan.spend(4)
      const code = operator.u32(0)
      if (code >= codes) broken(this.scan, `an operator has the code ${code} of ${codes}`, operator.at)
      indexed(operator, 1, 'an input of an operator')
      indexed(operator, 2, 'an output of an operator')
    }
  }
}
