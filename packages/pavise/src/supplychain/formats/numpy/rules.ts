import type { RuleDefinition } from '#core/results/rule'

export const numpyRules: readonly RuleDefinition[] = [
  {
    id: 'numpy.header',
    title: 'Array file whose header is no description of an array',
    severity: 'high',
    description:
      'The header of an array file is a Python literal that names element type, order and shape. This one is something else, or far too long.',
    remediation: 'Do not load the file. Take the data from a source that you can verify.',
    taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003', 'atlas:AML.T0011.000'],
  },
]
