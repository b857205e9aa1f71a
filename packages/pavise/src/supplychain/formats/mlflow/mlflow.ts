import { defineRule } from '#core/define'
import { defineFormat, type MemberScan, type Observation } from '#supplychain/scan/format'
import { isModelPackage, standingOf } from '../callable/namespace.js'
import { jsonOf } from '../json/json-content.js'
import { field, type JsonNode, pathText, textField, textOf, walkJson } from '../json/json-node.js'
import { requirementFault } from '../packages/judge-requirement.js'
import { source } from '../packages/rules.js'
import { pathFault } from '../path/path-fault.js'
import { textOf as contentText } from '../text/text-content.js'
import { readYaml } from '../yaml/read-yaml.js'

const loader = defineRule({
  id: 'mlflow.loader',
  title: 'An MLflow model is loaded by a module that is not MLflow’s',
  severity: 'high',
  description: 'MLflow imports the loader module, from the model’s own code folder if there is one, and runs it when the model is loaded.',
  remediation: 'Read the module and the code folder before you load the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0011.000'],
})

const path = defineRule({
  id: 'mlflow.path',
  title: 'An MLflow model names files outside its folder',
  severity: 'critical',
  description: 'Code, data or an artifact is taken from a path that leads out of the model, or from an address.',
  remediation: 'Do not load the model.',
  taxonomy: ['owasp-llm:LLM03', 'atlas:AML.T0010.003'],
})

const ownCode = defineRule({
  id: 'mlflow.code',
  title: 'An MLflow model brings Python code',
  severity: 'info',
  description: 'The code folder is put first on Python’s path when the model is loaded.',
  remediation: 'Read the code before you load the model.',
  taxonomy: ['owasp-llm:LLM03'],
})

const PATH_KEYS = new Set([
  'code',
  'code_path',
  'code_paths',
  'data',
  'model_path',
  'model_code_path',
  'model_config',
  'python_model',
  'path',
  'pickled_model',
  'saved_input_example_info',
  'artifact_path',
  'env',
  'conda',
  'virtualenv',
  'model_data',
])
/** Keys of MLflow's own environment files and of conda's. */
const ENVIRONMENT = /^(?:dependencies|build_dependencies|channels|python)\s*:/m

/** `MLmodel`, and the environments beside it: `conda.yaml`, `python_env.yaml`. */
export const mlflow = defineFormat({
  id: 'mlflow',
  title: 'MLflow model',
  rules: [loader, path, ownCode, source],
  detect(content) {
    const text = contentText(content)
    if (
      text === undefined ||
      content.size > 2_000_000 ||
      !(/(?:^|[{,]\s*)["']?flavors["']?\s*:/m.test(text) || (ENVIRONMENT.test(text) && /pip|python/.test(text)))
    )
      return 'no'
    return rootsOf(content).some((root) => isModel(root) || isEnvironment(root)) ? 'yes' : 'no'
  },
  scan(content, scan) {
    for (const root of rootsOf(content)) {
      if (isModel(root)) judgeModel(root, scan)
      else if (isEnvironment(root)) judgeEnvironment(root, scan)
    }
  },
})

function rootsOf(content: Parameters<typeof readYaml>[0]): readonly JsonNode[] {
  const document = jsonOf(content)
  if (document) return [document.root]
  const read = readYaml(content)
  return read === null || typeof read === 'string' ? [] : read.documents
}

const isModel = (root: JsonNode): boolean => field(root, 'flavors')?.kind === 'object'
const isEnvironment = (root: JsonNode): boolean =>
  field(root, 'dependencies')?.kind === 'array' || field(root, 'build_dependencies')?.kind === 'array'

function judgeModel(root: JsonNode, scan: MemberScan): void {
  const version = textField(root, 'mlflow_version')
  if (version !== undefined) scan.fact('mlflow', version.slice(0, 40))
  const flavors = field(root, 'flavors')!
  for (const { node, path: place } of walkJson(flavors)) {
    scan.spend(1)
    if (node.kind !== 'object') continue
    for (const { key, value, at } of node.entries) {
      const where = pathText(['flavors', ...place, key])
      const say = (rule: string, verdict: Observation['verdict'], message: string, shown: string): void =>
        scan.observe({
          rule,
          verdict,
          message: `${where}: ${message}`,
          location: { key: where },
          evidence: [{ kind: 'config', text: `${key}: ${shown.slice(0, 200)}`, offset: at }],
        })
      const text = textOf(value)
      if (key === 'loader_module' && text !== undefined) judgeLoader(text, say)
      else if (PATH_KEYS.has(key)) for (const one of textsOf(value)) judgePath(one, key, say)
    }
  }
}

type Say = (rule: string, verdict: Observation['verdict'], message: string, shown: string) => void

function judgeLoader(module: string, say: Say): void {
  if (/^mlflow(?:\.[a-z_0-9]+)+$/.test(module) && standingOf(module) === 'other') return
  const standing = standingOf(module)
  if (standing === 'system' || standing === 'dunder' || standing === 'loading' || pathFault(module))
    say(loader.id, 'malicious', `the model is loaded by ${module.slice(0, 120)}`, module)
  else
    say(loader.id, isModelPackage(module) ? 'unknown' : 'suspicious', `the model is loaded by the module ${module.slice(0, 120)}`, module)
}

function judgePath(text: string, key: string, say: Say): void {
  const fault = /^(?:runs|models|mlflow-artifacts):/.test(text) ? undefined : pathFault(text)
  if (fault) say(path.id, 'malicious', `“${text.slice(0, 200)}” ${fault}`, text)
  else if (/^(?:code|code_path|code_paths|model_code_path)$/.test(key))
    say(ownCode.id, 'unknown', `the model brings code in ${text.slice(0, 120)}`, text)
}

const textsOf = (value: JsonNode): string[] => {
  if (value.kind === 'array') return value.items.flatMap(textsOf)
  const text = textOf(value)
  return text === undefined || text === '' ? [] : [text]
}

function judgeEnvironment(root: JsonNode, scan: MemberScan): void {
  for (const { node, path: place } of walkJson(root)) {
    scan.spend(1)
    const text = textOf(node)
    if (
      text === undefined ||
      !place.some((step) => step === 'dependencies' || step === 'build_dependencies' || step === 'pip' || step === 'channels')
    )
      continue
    const address =
      place[0] === 'channels' &&
      /^(?:https?|file):\/\//i.test(text) &&
      !/^https:\/\/(?:conda\.anaconda\.org|repo\.anaconda\.com)\//.test(text)
    const fault = address
      ? ({ verdict: 'suspicious', what: 'is a channel by its address' } as const)
      : place[0] === 'channels'
        ? undefined
        : requirementFault(text)
    if (!fault) continue
    scan.observe({
      rule: source.id,
      verdict: fault.verdict,
      message: `“${text.slice(0, 200)}” ${fault.what}`,
      location: { line: text.slice(0, 120) },
      evidence: [{ kind: 'config', text: text.slice(0, 300), offset: node.at }],
    })
  }
}
