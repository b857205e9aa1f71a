import { defineRule } from '#core/define'

export const operator = defineRule({
  id: 'tensorflow.operator',
  title: 'A TensorFlow graph does more than compute',
  severity: 'critical',
  description:
    'An operator reads or writes files, calls Python, loads a library or speaks to a server. It runs when the model is loaded or called.',
  remediation: 'Do not run the model; ask for an export without such operators.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

export const path = defineRule({
  id: 'tensorflow.path',
  title: 'A TensorFlow graph names a file or address outside the model',
  severity: 'critical',
  description:
    'A checkpoint operator, a debug operator or an asset works on a path that stands in the graph itself and lies outside the model.',
  remediation: 'Do not run the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

export const foreign = defineRule({
  id: 'tensorflow.foreign-operator',
  title: 'A TensorFlow graph needs operators of another package',
  severity: 'info',
  description: 'The operator is not TensorFlow’s own. What it does cannot be told from the file.',
  remediation: 'Load the model only with a build of that operator that you trust.',
  taxonomy: ['owasp-llm:LLM03'],
})

export const tensorflowRules = [operator, path, foreign] as const
