import { defineRule } from '#core/define'

const taxonomy = ['owasp-llm:LLM03', 'atlas:AML.T0010.003']
const remediation = 'Do not load the file; take it again from its publisher and compare the digest.'

export const header = defineRule({
  id: 'gguf.header',
  title: 'The GGUF header is not a valid one',
  severity: 'high',
  description:
    'A count, a length, a key or a value breaks the format. Such headers have overflowed buffers of the programs that load them.',
  remediation,
  taxonomy,
})

export const tensor = defineRule({
  id: 'gguf.tensor',
  title: 'A GGUF tensor does not fit its file',
  severity: 'high',
  description:
    'Dimensions, type or place of a tensor overflow, overlap or reach outside the data. Loaders that trust them read and write out of bounds.',
  remediation,
  taxonomy,
})

export const tail = defineRule({
  id: 'gguf.tail',
  title: 'Data follows the last tensor of a GGUF file',
  severity: 'high',
  description: 'Bytes behind the last tensor belong to no part of the model. Other content is hidden there.',
  remediation,
  taxonomy,
})
