import type { Observation } from '#supplychain/scan/format'
import { field, type JsonNode, type JsonObject, pathText, textField, textOf, walkJson } from '../json/json-node.js'
import { isFault, readJson } from '../json/read-json.js'
import { pathFault } from '../path/path-fault.js'
import { namesInBytecode } from './bytecode.js'
import { CLASSES, COMPUTING, isKeras, isPublished, isSystem, VALUES } from './exports.js'
import { code, custom, file } from './rules.js'

/** Keys whose text is a file or an address that a layer or a function reads. */
const FILE_KEYS = new Set([
  'vocabulary',
  'filepath',
  'file_path',
  'path',
  'origin',
  'url',
  'fname',
  'filename',
  'cache_dir',
  'directory',
  'checkpoint',
  'log_dir',
  'idf_weights',
  'handle',
  'weights',
])
const DEEPEST = 4

interface Place {
  /** Added to offsets in the document. */
  readonly offset: number
  readonly observe: (observation: Observation) => void
  readonly spend: (work: number) => void
}

/** Walks a Keras configuration at every depth and judges each object that it builds. */
export function judgeConfig(root: JsonNode, place: Place, depth = 0): void {
  for (const { node, path } of walkJson(root)) {
    place.spend(1)
    if (node.kind === 'object') judgeObject(node, path, place)
    if (node.kind === 'text' && depth < DEEPEST && /^\s*[{[]/.test(node.text) && node.text.includes('class_name')) {
      const nested = readJson(new TextEncoder().encode(node.text))
      // Offsets inside a text are those of the text itself.
      if (!isFault(nested)) judgeConfig(nested.root, { ...place, offset: place.offset + node.at }, depth + 1)
    }
  }
}

type Path = readonly (string | number)[]

function judgeObject(node: JsonObject, path: Path, place: Place): void {
  const say = (
    rule: { id: string },
    verdict: Observation['verdict'],
    message: string,
    what: string,
    shown: string,
    advisories?: string[],
  ): void =>
    place.observe({
      rule: rule.id,
      verdict,
      message,
      location: { object: what.slice(0, 120) },
      evidence: [
        { kind: 'config', text: shown.slice(0, 300), offset: place.offset + node.at },
        { kind: 'header', text: pathText(path) },
      ],
      ...(advisories && { advisories }),
    })
  for (const { key, value } of node.entries) {
    if (key === 'safe_mode' && value.kind === 'word' && value.word === 'false')
      say(code, 'malicious', 'the configuration switches safe mode off', 'safe_mode', 'safe_mode: false', ['CVE-2025-9906'])
    if (FILE_KEYS.has(key)) judgeFile(key, value, node, say)
    if (key === 'paths' && value.kind === 'array') for (const item of value.items) judgeFile('path', item, node, say)
  }
  const lambda = bytecodeOf(node)
  if (lambda)
    say(code, 'malicious', 'the configuration holds marshalled Python code', 'lambda', `names in the code: ${lambda.join(', ')}`, [
      'CVE-2024-3660',
      'CVE-2025-9905',
    ])
  const className = textField(node, 'class_name')
  if (className !== undefined) judgeClass(node, className, say)
}

type Say = (
  rule: { id: string },
  verdict: Observation['verdict'],
  message: string,
  what: string,
  shown: string,
  advisories?: string[],
) => void

function judgeClass(node: JsonObject, className: string, say: Say): void {
  const module = textField(node, 'module')
  const registered = textField(node, 'registered_name')
  const config = field(node, 'config')
  const shown = `${module ?? ''}${module ? '.' : ''}${className}${textOf(config) ? `(${textOf(config)})` : ''}${registered ? ` as ${registered}` : ''}`
  if (className === '__lambda__') {
    say(code, 'malicious', 'the configuration holds a Python function as code', '__lambda__', shown, ['CVE-2024-3660'])
    return
  }
  if (className === 'Lambda' && (module === undefined || isKeras(module))) {
    say(code, isPlainLambda(config) ? 'suspicious' : 'malicious', 'a Lambda layer runs a Python function', 'Lambda', shown, [
      'CVE-2024-3660',
    ])
    return
  }
  if (className === 'TorchModuleWrapper') {
    say(code, 'malicious', 'a TorchModuleWrapper loads a pickled torch module', className, shown, ['CVE-2025-49655'])
    return
  }
  if (['TFSMLayer', 'JaxLayer', 'FlaxLayer', 'KerasLayer', 'RemoteModel'].includes(className)) {
    say(code, 'suspicious', `${className} runs a program that lies outside this configuration`, className, shown)
    return
  }
  if (module !== undefined && isSystem(module) && !isCustomFunction(module, className, config)) {
    say(code, 'malicious', `the configuration calls ${module}.${className}`, `${module}.${className}`, shown, ['CVE-2025-1550'])
    return
  }
  judgeExport(className, module, registered, config, shown, say)
}

/** Keras writes a function of the program that saved the model as `builtins`, `function`. */
const isCustomFunction = (module: string, className: string, config: JsonNode | undefined): boolean =>
  module === 'builtins' &&
  ['function', 'type', 'NoneType', 'ellipsis'].includes(className) &&
  !/^(?:exec|eval|compile|open|input|__\w+__|getattr|setattr|delattr|globals|locals|vars|breakpoint)$/.test(textOf(config) ?? '')

function judgeExport(
  className: string,
  module: string | undefined,
  registered: string | undefined,
  config: JsonNode | undefined,
  shown: string,
  say: Say,
): void {
  if (VALUES.has(className)) return
  const own = module !== undefined && isKeras(module)
  const name = className === 'function' || className === 'type' ? (textOf(config) ?? className) : className
  const asFunction = className === 'function' || /^[a-z_]/.test(className)
  if (own && asFunction && !COMPUTING.test(module)) {
    say(code, 'malicious', `the configuration calls ${module}.${name}, which is no part of a model`, `${module}.${name}`, shown, [
      'CVE-2025-8747',
      'CVE-2025-9906',
    ])
    return
  }
  if (
    own &&
    /(?:get_file|load_model|load_weights|load_data|deserialize|unsafe|extract|download|exec|eval|import|open_file|save)/i.test(name)
  ) {
    say(code, 'malicious', `the configuration calls ${module}.${name}`, `${module}.${name}`, shown, ['CVE-2025-8747'])
    return
  }
  const foreign = registered?.includes('>') && !/^keras(?:>|\.)/.test(registered) ? registered : undefined
  if (foreign) {
    say(
      custom,
      isPublished(foreign) ? 'unknown' : 'suspicious',
      `the configuration needs the registered object “${foreign}”`,
      foreign,
      shown,
    )
    return
  }
  if (module !== undefined && !own) {
    const verdict = isPublished(module) || isCustomFunction(module, className, config) ? 'unknown' : 'suspicious'
    say(custom, verdict, `the configuration needs ${module}.${name}`, `${module}.${name}`, shown)
    return
  }
  if (CLASSES.has(className) || (own && asFunction)) return
  const isClass = /^[A-Z]\w*(?:V\d)?$/.test(className)
  const computing = own && isClass && COMPUTING.test(module)
  if (!computing)
    say(
      custom,
      isClass || module === undefined ? 'unknown' : 'suspicious',
      `the configuration needs “${className}”, which Keras does not export`,
      className,
      shown,
    )
}

/** A Lambda whose function is only named: a Keras operation, or a function that the loading program has to bring. */
function isPlainLambda(config: JsonNode | undefined): boolean {
  const named = field(config, 'function')
  return (
    named === undefined ||
    (named.kind === 'object' && textField(named, 'class_name') === 'function') ||
    (named.kind === 'text' && /^[\w.]{1,60}$/.test(named.text))
  )
}

/** Marshalled code among an object's own texts, or in a list of them: Keras 2 writes `[code, defaults, closure]`. */
function bytecodeOf(node: JsonObject): string[] | undefined {
  for (const { key, value } of node.entries) {
    const text = value.kind === 'text' ? value.text : value.kind === 'array' ? textOf(value.items[0]) : undefined
    if (text === undefined || text.length < 40) continue
    const names =
      /^(?:function|output_shape|mask|arguments|code|value|call_fn|init_fn|module)$/.test(key) ||
      text.startsWith('4w') ||
      text.startsWith('Yw')
        ? namesInBytecode(text)
        : undefined
    if (names) return names
  }
  return undefined
}

function judgeFile(key: string, value: JsonNode, owner: JsonObject, say: Say): void {
  const text = textOf(value)
  if (text === undefined || text === '' || text.length > 4096) return
  if (key === 'weights' && /^(?:imagenet|noisy-student|coco|[\w-]{1,40})$/.test(text)) return
  const fault = pathFault(text)
  if (fault) say(file, 'malicious', `“${key}” is “${text.slice(0, 200)}”, which ${fault}`, key, `${key}: ${text}`, ['CVE-2025-12058'])
  else if (
    (key === 'vocabulary' || key === 'filepath' || key === 'idf_weights') &&
    field(owner, 'class_name') === undefined &&
    /[./]/.test(text)
  )
    say(file, 'suspicious', `“${key}” is taken from the file “${text.slice(0, 200)}”`, key, `${key}: ${text}`, ['CVE-2025-12058'])
}
