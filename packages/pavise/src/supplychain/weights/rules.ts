import { defineRule } from '#core/define'

export const notFinite = defineRule({
  id: 'weights.not-finite',
  title: 'Weights are not numbers',
  severity: 'medium',
  description:
    'A tensor holds NaN or infinity. A mask may hold infinities; anywhere else answers become useless, and many kinds of NaN carry data.',
  remediation: 'Compare with the publisher’s file. Train or convert again where it is your own.',
  taxonomy: ['owasp-llm:LLM04'],
})

export const payload = defineRule({
  id: 'weights.payload',
  title: 'Low bits of weights carry content',
  severity: 'high',
  description: 'Put in a row, the low bits of a tensor are a text, a program or an archive, or are distributed as no training leaves them.',
  remediation: 'Do not use the file. Ask its publisher; a copy that is rounded to half precision and back loses what low bits carried.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018'],
})

export const wildLayer = defineRule({
  id: 'weights.wild-layer',
  title: 'One layer is out of all proportion',
  severity: 'low',
  description:
    'The weights of a tensor are larger or smaller than those of the other layers by far more than layers differ (robust z-score over the logarithm of their sizes).',
  remediation: 'Compare with the publisher’s file and with the base model: a changed layer may be a back door, or a fault of a conversion.',
  taxonomy: ['owasp-llm:LLM04', 'atlas:AML.T0018'],
})
