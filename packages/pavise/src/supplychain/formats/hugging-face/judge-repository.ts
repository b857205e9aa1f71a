import type { MemberScan, Observation } from '#supplychain/scan/format'
import { isModelPackage, standingOf } from '../callable/namespace.js'
import { judgeTemplate } from '../jinja/judge-template.js'
import { field, integerOf, type JsonNode, type JsonObject, pathText, textField, textOf, walkJson } from '../json/json-node.js'
import { judgeMetadata } from '../metadata/active-content.js'
import { pathFault } from '../path/path-fault.js'
import { foreignClass, path as pathRule, reference, remoteCode, sizes } from './rules.js'

/** Texts of one document that are looked at: vocabularies have hundreds of thousands. */
const MOST_TEXTS = 5000
/** Diffusers' own names for parts that a pipeline brings along. */
const PIPELINE_MODULES =
  /^(?:stable_diffusion\w*|paint_by_example|kandinsky\w*|deepfloyd_if|audioldm\w*|unidiffuser|shap_e|wuerstchen|latent_diffusion|alt_diffusion|versatile_diffusion|blip_diffusion|ledits_pp|semantic_stable_diffusion|flux|hunyuan\w*|cosmos|sana|ltx|wan|qwenimage)$/
const SIZE_KEYS =
  /^(?:hidden_size|intermediate_size|num_hidden_layers|n_layers?|n_embd|n_head|num_attention_heads|d_model|d_ff|vocab_size|num_experts|num_local_experts|max_position_embeddings|image_size|num_labels|type_vocab_size)$/

/** A configuration of a model repository: what it makes the loader import, read and render. */
export class RepositoryJudge {
  constructor(private readonly scan: MemberScan) {}

  judge(root: JsonNode): void {
    if (root.kind === 'array') this.#modules(root.items)
    let texts = 0
    for (const { node, path } of walkJson(root)) {
      this.scan.spend(1)
      if (node.kind === 'object') this.#object(node, path)
      if (node.kind === 'text' && texts++ < MOST_TEXTS) this.#text(node.text, node.at, path)
    }
    this.#facts(root)
  }

  #object(node: JsonObject, path: readonly (string | number)[]): void {
    for (const { key, value, at } of node.entries) {
      const place = pathText([...path, key])
      if (key === 'auto_map') this.#autoMap(value, place)
      else if (key === 'trust_remote_code' && isTrue(value))
        this.#say(remoteCode.id, 'suspicious', 'switches remote code on', place, 'trust_remote_code: true', at)
      else if (key === 'custom_pipelines' || key === 'custom_pipeline' || key === 'custom_generate') this.#custom(key, value, place)
      else if (key === 'chat_template') this.#template(value, place)
      else if (key === 'weight_map') this.#weightMap(value, place)
      else if (key === '_class_name' && value.kind === 'array') this.#custom('_class_name', value, place)
      else if (key === 'megatron_core' && textOf(value) !== undefined && textOf(value) !== 'megatron.core')
        this.#import(textOf(value)!, place, at)
      else if (key === 'parent_library' && textOf(value) !== undefined) this.#parent(textOf(value)!, place, at)
      else if (SIZE_KEYS.test(key)) this.#size(key, value, place)
      else if (value.kind === 'array') this.#pair(key, value, node, place)
    }
  }

  /** A list of modules, as sentence-transformers writes it. */
  #modules(items: readonly JsonNode[]): void {
    items.forEach((item, index) => {
      const type = textField(item, 'type')
      if (type === undefined || field(item, 'idx') === undefined) return
      this.#import(type, `${index}.type`, item.at)
      const path = textField(item, 'path')
      if (path) this.#path(path, `${index}.path`, item.at)
    })
  }

  #autoMap(value: JsonNode, place: string): void {
    for (const { node } of walkJson(value)) {
      const text = textOf(node)
      if (text === undefined) continue
      const [before, after] = text.includes('--') ? [text.slice(0, text.indexOf('--')), text.slice(text.indexOf('--') + 2)] : ['', text]
      const standing = standingOf(after)
      const broken = !/^[\w.]+$/.test(after) || /(?:^|\.)\.|^\./.test(after) || (before !== '' && !/^[\w.-]+(?:\/[\w.-]+)?$/.test(before))
      if (broken || standing === 'dunder' || (standing === 'system' && after.includes('.')))
        this.#say(reference.id, 'malicious', `maps a class to “${text.slice(0, 120)}”`, place, text, node.at)
      else {
        const whose = before === '' ? 'code of this repository' : `code of the repository ${before}`
        this.#say(remoteCode.id, 'suspicious', `runs ${whose} when remote code is allowed: ${after}`, place, text, node.at)
      }
    }
  }

  #custom(key: string, value: JsonNode, place: string): void {
    for (const { node } of walkJson(value)) {
      const text = textOf(node)
      if (text === undefined || text === '') continue
      if (standingOf(text) === 'system' && text.includes('.'))
        this.#say(reference.id, 'malicious', `${key} names ${text.slice(0, 120)}`, place, text, node.at)
      else this.#say(remoteCode.id, 'suspicious', `${key} runs code of the repository: ${text.slice(0, 120)}`, place, text, node.at)
      return
    }
  }

  #template(value: JsonNode, place: string): void {
    for (const { node, path } of walkJson(value)) {
      const text = textOf(node)
      if (text !== undefined && path.at(-1) !== 'name') judgeTemplate(this.scan, { text, key: pathText([place, ...path]), offset: node.at })
    }
  }

  #weightMap(value: JsonNode, place: string): void {
    if (value.kind !== 'object') return
    const told = new Set<string>()
    for (const { value: shard } of value.entries) {
      const text = textOf(shard)
      if (text === undefined) this.#say(pathRule.id, 'suspicious', 'names a shard that is no text', place, 'weight_map', shard.at)
      else if (!told.has(text)) {
        told.add(text)
        this.#path(text, place, shard.at)
      }
    }
  }

  /** `["library", "Class"]` of a pipeline's index. */
  #pair(key: string, value: JsonNode & { kind: 'array' }, owner: JsonObject, place: string): void {
    const [library, name] = value.items.map((item) => textOf(item))
    if (value.items.length !== 2 || library === undefined || name === undefined || key.startsWith('_')) return
    if (field(owner, '_class_name') === undefined && field(owner, '_diffusers_version') === undefined) return
    if (PIPELINE_MODULES.test(library)) return
    this.#import(`${library}.${name}`, place, value.at)
  }

  /** The module of an adapter's base class; code of a repository is loaded under a name of its own. */
  #parent(dotted: string, place: string, at: number): void {
    if (dotted.startsWith('transformers_modules.'))
      this.#say(remoteCode.id, 'suspicious', `imports code of a repository: ${dotted.slice(0, 120)}`, place, dotted, at)
    else this.#import(dotted, place, at)
  }

  /** A dotted name that the loader imports. */
  #import(dotted: string, place: string, at: number): void {
    const standing = standingOf(dotted)
    if (standing === 'system' || standing === 'dunder' || standing === 'loading' || pathFault(dotted) !== undefined)
      this.#say(reference.id, 'malicious', `imports “${dotted.slice(0, 120)}”`, place, dotted, at)
    else if (!isModelPackage(dotted)) this.#say(foreignClass.id, 'suspicious', `imports “${dotted.slice(0, 120)}”`, place, dotted, at)
  }

  #path(text: string, place: string, at: number): void {
    const fault = pathFault(text)
    if (fault) this.#say(pathRule.id, 'malicious', `names “${text.slice(0, 200)}”, which ${fault}`, place, text, at)
  }

  #size(key: string, value: JsonNode, place: string): void {
    const size = integerOf(value)
    if (size !== undefined && (size < 0n || size > 2n ** 31n)) {
      if (size === -1n) return
      this.#say(sizes.id, 'suspicious', `sets ${key} to ${size}`, place, `${key}: ${size}`, value.at)
    }
  }

  #text(text: string, at: number, path: readonly (string | number)[]): void {
    const key = path.at(-1)
    if (path.includes('chat_template') || text.length < 3) return
    this.#place(text, at, path)
    if (/\{[{%]/.test(text) && /__\w{2,20}__|\|\s*attr\b|\b(?:lipsum|cycler|joiner|self)\b|\\x5f/.test(text))
      judgeTemplate(this.scan, { text, key: pathText(path), offset: at })
    const dotted = /^[a-z_][\w]*(?:\.\w+)+$/i.test(text) ? standingOf(text) : undefined
    if (
      (dotted === 'system' &&
        /\.(?:system|popen|exec\w*|eval|run|call|Popen|spawn\w*|import_module|check_output|loads?|CDLL|open|fork|remove|rmtree)$/.test(
          text,
        )) ||
      dotted === 'dunder'
    )
      this.#say(reference.id, 'malicious', `names the callable ${text.slice(0, 120)}`, pathText(path), text, at)
    else if (text.length >= 12 && key !== 'content') judgeMetadata(this.scan, pathText(path), text, at)
  }

  /** Files and names that lead elsewhere. Absolute paths of whoever saved the configuration are common and mean nothing. */
  #place(text: string, at: number, path: readonly (string | number)[]): void {
    const key = String(path.findLast((step) => typeof step === 'string') ?? '')
    const leads = /(?:^|[\\/])\.\.(?:[\\/]|$)|^\/(?:etc|proc|dev|sys|root\/\.ssh)\/|^file:|^\\\\|\u0000/.test(text)
    if (
      /(?:^|_)(?:files?|paths?|dir|folder|checkpoint|base_model_name_or_path|name_or_path|model_type|tokenizer_class|architectures|subfolder|revision)$/.test(
        key,
      ) &&
      leads &&
      text.length < 1000
    )
      this.#say(pathRule.id, 'suspicious', `names “${text.slice(0, 200)}”, which leads out of the model`, pathText(path), text, at)
  }

  #facts(root: JsonNode): void {
    for (const [key, name] of [
      ['model_type', 'model type'],
      ['_name_or_path', 'name or path'],
      ['base_model_name_or_path', 'base model'],
      ['torch_dtype', 'dtype'],
      ['dtype', 'dtype'],
      ['peft_type', 'adapter'],
      ['_class_name', 'pipeline'],
      ['license', 'license'],
    ] as const) {
      const text = textField(root, key)
      if (text) this.scan.fact(name, text.slice(0, 300))
    }
    const architectures = field(root, 'architectures')
    const first = architectures?.kind === 'array' ? textOf(architectures.items[0]) : undefined
    if (first) this.scan.fact('architecture', first.slice(0, 300))
  }

  #say(rule: string, verdict: Observation['verdict'], message: string, place: string, shown: string, offset: number): void {
    this.scan.observe({
      rule,
      verdict,
      message: `${place}: ${message}`,
      location: { key: place },
      evidence: [{ kind: 'config', text: shown.slice(0, 300), offset }],
    })
  }
}

const isTrue = (node: JsonNode): boolean =>
  (node.kind === 'word' && node.word === 'true') ||
  /^(?:true|yes|1)$/i.test(textOf(node) ?? '') ||
  (node.kind === 'number' && node.digits === '1')
