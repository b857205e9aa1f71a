import { defineRule } from '#core/define'

const taxonomy = ['owasp-llm:LLM03', 'atlas:AML.T0010.003']
const remediation = 'Do not load the file; take it again from its publisher and compare the digest.'

export const header = defineRule({
  id: 'safetensors.header',
  title: 'The safetensors header is not a valid one',
  severity: 'high',
  description:
    'Length, JSON or a tensor’s entry breaks the format. Readers differ in what they make of it, and careless ones read out of bounds.',
  remediation,
  taxonomy,
})

export const layout = defineRule({
  id: 'safetensors.layout',
  title: 'Tensors of a safetensors file do not fill its data exactly',
  severity: 'high',
  description:
    'Tensors overlap, leave holes, reach outside the file or disagree with their shapes. Holes and tails hide other content; overlaps and overflows attack readers.',
  remediation,
  taxonomy,
})

export const duplicate = defineRule({
  id: 'safetensors.duplicate-key',
  title: 'A safetensors header names a key twice',
  severity: 'high',
  description: 'Of two entries under one name one reader takes the first, another the last: they load different weights.',
  remediation,
  taxonomy,
})
