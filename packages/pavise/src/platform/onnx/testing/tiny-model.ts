/** A field of a protobuf message: its number, and a varint, bytes or a text. */
type Field = readonly [number, number | Uint8Array | string]

const encoder = new TextEncoder()

function varint(value: number): number[] {
  const out: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128)
  return [...out, rest]
}

function message(...fields: readonly Field[]): Uint8Array {
  const out: number[] = []
  for (const [number, value] of fields) {
    if (typeof value === 'number') {
      out.push(...varint(number * 8), ...varint(value))
      continue
    }
    const bytes = typeof value === 'string' ? encoder.encode(value) : value
    out.push(...varint(number * 8 + 2), ...varint(bytes.length), ...bytes)
  }
  return Uint8Array.from(out)
}

const FLOAT = 1
const INT64 = 7

function tensor(name: string, dims: readonly number[], values: readonly number[]): Uint8Array {
  return message(...dims.map((dim): Field => [1, dim]), [2, FLOAT], [8, name], [9, new Uint8Array(Float32Array.from(values).buffer)])
}

function node(type: string, inputs: readonly string[], output: string, ...attributes: readonly Uint8Array[]): Uint8Array {
  return message(...inputs.map((input): Field => [1, input]), [2, output], [4, type], ...attributes.map((each): Field => [5, each]))
}

const whole = (name: string, value: number) => message([1, name], [3, value], [20, 2])
const wholes = (name: string, values: readonly number[]) => message([1, name], ...values.map((value): Field => [8, value]), [20, 7])

function value(name: string, type: number, dims: readonly (string | number)[]): Uint8Array {
  const shape = message(...dims.map((dim): Field => [1, typeof dim === 'string' ? message([2, dim]) : message([1, dim])]))
  return message([1, name], [2, message([1, message([1, type], [2, shape])])])
}

/**
 * An ONNX classifier of two labels, written as bytes: embedding, mean over the text, one linear layer. The numbers in `attacks` pull
 * towards the second label.
 */
export function tinyModel(vocabulary: number, attacks: readonly number[]): Uint8Array {
  const embedding = Array.from({ length: vocabulary * 2 }, (_, i) => (i % 2 === 1 && attacks.includes(i >> 1) ? 1 : 0))
  const graph = message(
    [1, node('Gather', ['embedding', 'input_ids'], 'each')],
    [1, node('ReduceMean', ['each'], 'mean', wholes('axes', [1]), whole('keepdims', 0))],
    [1, node('Gemm', ['mean', 'weights', 'bias'], 'logits')],
    [2, 'tiny'],
    [5, tensor('embedding', [vocabulary, 2], embedding)],
    [5, tensor('weights', [2, 2], [0, 0, -20, 20])],
    [5, tensor('bias', [2], [2, -2])],
    [11, value('input_ids', INT64, ['batch', 'length'])],
    [11, value('attention_mask', INT64, ['batch', 'length'])],
    [12, value('logits', FLOAT, ['batch', 2])],
  )
  return message([1, 8], [7, graph], [8, message([1, ''], [2, 13])])
}
