import { defineRule } from '#core/define'
import { defineFormat } from '#supplychain/scan/format'
import { standingOf } from '../callable/namespace.js'
import { jsonOf } from '../json/json-content.js'
import { field, type JsonNode, textField, textOf, walkJson } from '../json/json-node.js'
import { pathFault } from '../path/path-fault.js'

const handler = defineRule({
  id: 'mar.handler',
  title: 'A model archive brings its own handler',
  severity: 'high',
  description: 'TorchServe imports the handler of the archive when the model is registered and calls it with every request.',
  remediation: 'Read the handler before you register the model; use TorchServe’s own handlers where they do.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

const path = defineRule({
  id: 'mar.path',
  title: 'A model archive’s manifest names files outside it',
  severity: 'critical',
  description: 'A part of the archive is taken from a path that leads out of it.',
  remediation: 'Do not register the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

const requirements = defineRule({
  id: 'mar.requirements',
  title: 'A model archive installs packages',
  severity: 'info',
  description: 'TorchServe can install the packages that the archive asks for when the model is registered.',
  remediation: 'Leave installing of dependencies per model off, or look at the list.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.001'],
})

const BUILT_IN = new Set([
  'image_classifier',
  'image_segmenter',
  'object_detector',
  'text_classifier',
  'text_handler',
  'base_handler',
  'vision_handler',
])
const FILES = new Set([
  'modelFile',
  'serializedFile',
  'handler',
  'requirementsFile',
  'configFile',
  'extraFiles',
  'apacheSource',
  'workflowHandler',
  'specFile',
])

/** `MANIFEST.json` of a TorchServe model archive or workflow archive. */
export const mar = defineFormat({
  id: 'mar',
  title: 'TorchServe manifest',
  rules: [handler, path, requirements],
  detect(content) {
    const document = jsonOf(content)
    return document && isManifest(document.root) ? 'yes' : 'no'
  },
  scan(content, scan) {
    const { root } = jsonOf(content)!
    for (const { node } of walkJson(root)) {
      if (node.kind !== 'object') continue
      for (const { key, value } of node.entries) {
        if (!FILES.has(key)) continue
        for (const text of textsOf(value)) {
          const fault = pathFault(key === 'handler' ? text.split(':')[0]! : text)
          const location = { key, file: text.slice(0, 120) }
          const evidence = [{ kind: 'config', text: `${key}: ${text.slice(0, 200)}`, offset: value.at }]
          if (fault)
            scan.observe({
              rule: path.id,
              verdict: 'malicious',
              message: `${key} is “${text.slice(0, 200)}”, which ${fault}`,
              location,
              evidence,
            })
          else if ((key === 'handler' || key === 'workflowHandler') && !BUILT_IN.has(text.replace(/\.py$/, '').replace(/^.*\//, ''))) {
            const system = standingOf(text.replace(':', '.')) === 'system' && !text.endsWith('.py')
            const message = system
              ? `the handler is ${text.slice(0, 120)}, a function of the system`
              : `the archive runs its own handler ${text.slice(0, 120)}`
            scan.observe({
              rule: handler.id,
              verdict: system ? 'malicious' : 'suspicious',
              message,
              location,
              evidence,
              advisories: ['CVE-2024-5480'],
            })
          } else if (key === 'requirementsFile')
            scan.observe({
              rule: requirements.id,
              verdict: 'unknown',
              message: `the archive installs the packages of ${text.slice(0, 120)}`,
              location,
              evidence,
            })
        }
      }
    }
    const name = textField(field(root, 'model'), 'modelName')
    if (name !== undefined) scan.fact('name', name.slice(0, 200))
  },
})

function isManifest(root: JsonNode): boolean {
  const model = field(root, 'model') ?? field(root, 'workflow')
  if (model?.kind !== 'object') return false
  return ['handler', 'serializedFile', 'modelName', 'modelFile', 'workflowName', 'specFile'].some((key) => field(model, key) !== undefined)
}

const textsOf = (value: JsonNode): string[] =>
  (value.kind === 'array'
    ? value.items.flatMap(textsOf)
    : (textOf(value)
        ?.split(',')
        .map((one) => one.trim()) ?? [])
  ).filter((one) => one !== '')
