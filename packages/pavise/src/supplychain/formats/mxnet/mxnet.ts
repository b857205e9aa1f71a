import { defineRule } from '#core/define'
import { defineFormat } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { field, textField, walkJson } from '../json/json-node.js'
import { judgeMetadata, metadataCode } from '../metadata/active-content.js'

const custom = defineRule({
  id: 'mxnet.custom-operator',
  title: 'An MXNet graph needs a custom operator',
  severity: 'high',
  description: 'A custom operator is Python or native code that the program registers, and that runs with every call of the graph.',
  remediation: 'Find out where the operator comes from, or ask for a graph without it.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0018.001'],
})

/** The graph of an MXNet or Gluon model: `*-symbol.json`. */
export const mxnet = defineFormat({
  id: 'mxnet',
  title: 'MXNet graph',
  rules: [custom, metadataCode],
  detect(content) {
    const root = jsonOf(content)?.root
    return field(root, 'nodes')?.kind === 'array' && (field(root, 'arg_nodes') || field(root, 'heads') || field(root, 'node_row_ptr'))
      ? 'yes'
      : 'no'
  },
  scan(content, scan) {
    for (const { node } of walkJson(jsonOf(content)!.root)) {
      scan.spend(1)
      if (node.kind === 'text' && node.text.length > 12) judgeMetadata(scan, 'attribute', node.text, node.at)
      const operator = node.kind === 'object' ? textField(node, 'op') : undefined
      if (operator === undefined) continue
      const library = node.kind === 'object' && JSON.stringify(field(node, 'attrs') ?? '').match(/[\w./\\-]{1,200}\.(?:so|dll|dylib)\b/)
      if (!/^(?:_?Custom\w*|_CrossDeviceCopy|_?NDArray|_?Native|_TensorRT|_sg_\w+)$/.test(operator) && !library) continue
      const type = textField(field(node, 'attrs') ?? field(node, 'param') ?? field(node, 'attr'), 'op_type') ?? (library ? library[0] : '')
      const known = /^(?:_TensorRT|_sg_\w+|_CrossDeviceCopy)$/.test(operator) && !library
      scan.observe({
        rule: custom.id,
        verdict: known ? 'unknown' : 'suspicious',
        message: `the graph needs the operator ${operator}${type === '' ? '' : ` “${type.slice(0, 120)}”`}`,
        location: { operator, type: type.slice(0, 120) },
        evidence: [{ kind: 'callable', text: `${operator} ${type}`.trim().slice(0, 200), offset: node.at }],
      })
    }
  },
})
