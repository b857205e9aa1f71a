/** Who publishes a domain of operators. */
export type Publisher = 'standard' | 'known' | 'foreign'

const STANDARD = /^(?:|ai\.onnx(?:\.ml|\.training|\.preview(?:\.training)?)?|com\.microsoft(?:\.[\w.]+)?|com\.ms\.internal\.nhwc)$/
/** Published exporters, runtimes and compilers: their operators exist, but run outside ONNX. */
const KNOWN =
  /^(?:ai\.onnx\.contrib|org\.pytorch\.[\w.]+|pkg\.[\w.]+|org\.openvinotoolkit|mmdeploy|mmcv|onnx\.quantize|qonnx\.custom_op\.[\w.]+|onnx\.brevitas|finn\.[\w.]+|trt|trt\.plugins|nvidia|com\.nvidia(?:\.[\w.]+)?|com\.amd(?:\.[\w.]+)?|com\.xilinx|com\.qti(?:\.[\w.]+)?|ai\.graphcore|com\.intel(?:\.[\w.]+)?|spox\.[\w.]+|onnxscript\.[\w.]+|this)$/

export function publisherOf(domain: string): Publisher {
  if (STANDARD.test(domain)) return 'standard'
  return KNOWN.test(domain) ? 'known' : 'foreign'
}

/** Operators that hand their inputs to a Python function, whatever the domain. */
export const isPythonOperator = (domain: string, type: string): boolean =>
  /^(?:py|python)(?:custom)?_?(?:op|func|function)/i.test(type) ||
  /(?:^|[._])(?:py|python)_?(?:custom)?ops?(?:[._]|multi|$)/i.test(domain) ||
  /^(?:TorchScriptOp|ATenPython)$/i.test(type)

/** Bytes of one element by ONNX's data types; packed and text types have none. */
export const ELEMENT_BYTES: Readonly<Record<number, number>> = {
  1: 4,
  2: 1,
  3: 1,
  4: 2,
  5: 2,
  6: 4,
  7: 8,
  9: 1,
  10: 2,
  11: 8,
  12: 4,
  13: 8,
  14: 8,
  15: 16,
  16: 2,
  17: 1,
  18: 1,
  19: 1,
  20: 1,
}
