import { defineRule } from '#core/define'

const taxonomy = ['owasp-llm:LLM03', 'atlas:AML.T0010.003']

export const externalData = defineRule({
  id: 'onnx.external-data',
  title: 'An ONNX tensor takes its data from a place outside the model',
  severity: 'critical',
  description:
    'The location leads out of the model’s folder, or offset and length overflow. Loading the model reads, or saving it overwrites, a file of the attacker’s choice.',
  remediation: 'Do not load the model; keep tensor data beside it.',
  taxonomy,
})

export const code = defineRule({
  id: 'onnx.code',
  title: 'An ONNX operator runs code that is no part of ONNX',
  severity: 'critical',
  description: 'The graph calls a Python operator or names a native library. Running the model runs that code.',
  remediation: 'Do not run the model; ask for an export without such operators.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const customOperator = defineRule({
  id: 'onnx.custom-operator',
  title: 'An ONNX graph needs operators that nobody is known to publish',
  severity: 'high',
  description:
    'Operators of a foreign domain that the model does not define need a native library at run time. What it does cannot be told from the model.',
  remediation: 'Find out where the operators come from, or ask for an export with standard ones.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018.001'],
})

export const tensor = defineRule({
  id: 'onnx.tensor',
  title: 'An ONNX tensor’s shape does not fit its data',
  severity: 'high',
  description:
    'Dimensions are negative, overflow, disagree with the stored bytes, or ask for more memory than a model needs. Runtimes that trust them crash or worse.',
  remediation: 'Do not load the model; take it again from its publisher.',
  taxonomy: [...taxonomy, 'atlas:AML.T0029'],
})

export const cycle = defineRule({
  id: 'onnx.cycle',
  title: 'A function of an ONNX model calls itself',
  severity: 'high',
  description: 'Inlining it never ends: a runtime that tries runs out of memory.',
  remediation: 'Do not load the model.',
  taxonomy: [...taxonomy, 'atlas:AML.T0029'],
})
