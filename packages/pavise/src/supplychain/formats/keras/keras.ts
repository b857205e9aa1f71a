import { defineFormat } from '#supplychain/scan/format'
import { jsonOf } from '../json/json-content.js'
import { field, type JsonNode, textField } from '../json/json-node.js'
import { judgeConfig } from './judge-config.js'
import { kerasRules } from './rules.js'

/** A Keras configuration as JSON: `config.json` of a `.keras` archive, a model saved as JSON, the topology of a TensorFlow.js model. */
export const keras = defineFormat({
  id: 'keras',
  title: 'Keras configuration',
  rules: kerasRules,
  detect(content) {
    const document = jsonOf(content)
    return document && isConfig(document.root) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const { root } = jsonOf(content)!
    const version = textField(root, 'keras_version') ?? textField(field(root, 'modelTopology'), 'keras_version')
    if (version !== undefined) scan.fact('keras', version)
    judgeConfig(root, { offset: 0, observe: (observation) => scan.observe(observation), spend: (work) => scan.spend(work) })
  },
})

/** Whether a document describes something that Keras builds. */
export function isConfig(root: JsonNode): boolean {
  const first = root.kind === 'array' ? root.items[0] : root
  if (field(first, 'keras_version') || field(field(first, 'modelTopology'), 'keras_version')) return true
  const candidates = [first, field(first, 'model_config'), field(field(first, 'modelTopology'), 'model_config'), field(first, 'config')]
  return candidates.some(
    (node) =>
      textField(node, 'class_name') !== undefined &&
      ['config', 'module', 'registered_name', 'items'].some((key) => field(node, key) !== undefined),
  )
}
