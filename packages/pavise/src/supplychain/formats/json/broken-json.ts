import { defineFormat } from '#supplychain/scan/format'
import { jsonFault, jsonOf } from './json-content.js'

/** Keys of configurations that other formats judge: of these a part that cannot be read matters. */
const KEYS = new Set([
  'class_name',
  'model_config',
  'keras_version',
  'model_type',
  'architectures',
  'auto_map',
  'tokenizer_class',
  'chat_template',
  'weight_map',
  '_class_name',
  '_target_',
  '__loader__',
  'learner',
  'flavors',
  'modelTopology',
  'peft_type',
])

/** A model's configuration that breaks off or is too long: what stands before the break is judged by its format, the rest was not seen. */
export const brokenJson = defineFormat({
  id: 'broken-json',
  title: 'Broken JSON configuration',
  rules: [],
  detect(content) {
    const fault = jsonFault(content)
    if (!fault || fault.fault === 'something follows the document') return 'no'
    const root = jsonOf(content)?.root
    return root?.kind === 'object' && root.entries.some(({ key }) => KEYS.has(key)) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const fault = jsonFault(content)!
    scan.inconclusive(`the JSON cannot be read beyond byte ${fault.at}: ${fault.fault}`)
  },
})
