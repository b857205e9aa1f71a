import { defineRule } from '#core/define'

export const digestRule = defineRule({
  id: 'oci.digest',
  title: 'A blob is not what its digest says',
  severity: 'high',
  description:
    'In an OCI image or artifact every blob is named by its SHA-256. One that has another, or another size, was changed after it was packed.',
  remediation: 'Do not use the image. Pull it again by digest, from the registry of its publisher.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

export const pathRule = defineRule({
  id: 'oci.path',
  title: 'A layer unpacks outside its folder',
  severity: 'critical',
  description: 'Tools write a layer under the name that its annotation gives it. This name leads out of the folder.',
  remediation: 'Do not pull the artifact with a tool that unpacks it.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

export const foreignRule = defineRule({
  id: 'oci.foreign-layer',
  title: 'A layer comes from somewhere else',
  severity: 'high',
  description: 'The manifest has a layer fetched from an address of its own choice instead of the registry that was asked.',
  remediation: 'Find out what lies there. Ask the publisher for an image that holds its layers.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

export const manifestRule = defineRule({
  id: 'oci.manifest',
  title: 'An OCI manifest cannot be right',
  severity: 'high',
  description:
    'A descriptor has no digest of a known kind or no size, or one digest stands with two sizes: clients take different things for the layer.',
  remediation: 'Do not use the image; ask for one that was packed by the usual tools.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})
