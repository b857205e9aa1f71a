import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset, Finding } from '#core/results/envelope'
import { comparePaths } from '#supplychain/sign/ignore-rules'
import { rootDigest } from '#supplychain/sign/manifest'
import type { Trust } from '#supplychain/sign/verify-model'
import { fileComponent, licensesOf, modelCardOf, verdictProperties } from './components.js'
import type { Component, Property } from './cyclonedx.js'
import { type AdapterConfig, type Card, type ModelConfig, readAdapterConfig, readCard, readModelConfig } from './model-card.js'
import type { ModelGroup } from './model-folders.js'
import { readSignature } from './signatures.js'

/** A model, and what it stands on. */
export interface ModelPart {
  readonly component: Component
  /** Named, not here: base models and data sets. */
  readonly bases: readonly string[]
  readonly datasets: readonly string[]
}

export interface PartContext {
  /** Folder or file that the bill is of. */
  readonly root: string
  readonly single: boolean
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly unseen: ReadonlyMap<string, readonly string[]>
  readonly trust?: Trust
}

const LARGEST_TEXT = 16 << 20
const WORST = ['malicious', 'suspicious', 'inconclusive', 'unknown', 'safe']

export const baseRef = (name: string): string => `base-model:${name}`
export const datasetRef = (name: string): string => `dataset:${name}`

/** The component of one model: folder or file. */
export async function modelPart(group: ModelGroup, title: string, context: PartContext): Promise<ModelPart> {
  const { files, place } = group
  const own = files.length === 1 && files[0]!.name === place ? files[0] : undefined
  const at = (name: string): string => (place === '.' ? name : `${place}/${name}`)
  const [card, config, adapter] = own ? [] : await claims(context.root, at)
  const bases = baseModels(card, adapter, files)
  const datasets = card?.datasets ?? []
  const model = own ? (context.single ? context.root : join(context.root, place)) : join(context.root, place)
  const signatures = await signaturesOf(files, own ? place : undefined, model, context)
  const licenses = licensesOf(card, config, files)
  const modelCard = modelCardOf(card, config, files, datasets.map(datasetRef))
  const findings = own ? fileComponent(own, 'file', context.findings, context.unseen) : undefined
  const nested = own ? [] : files.map((file) => fileComponent(file, 'file', context.findings, context.unseen))
  const references = signatures.map(({ reference }) => reference)
  const component: Component = {
    type: 'machine-learning-model',
    'bom-ref': `model:${place}`,
    name: title,
    ...(own?.sha256 ? { hashes: [{ alg: 'SHA-256', content: own.sha256 }] } : {}),
    ...(licenses.length > 0 ? { licenses } : {}),
    ...(references.length > 0 ? { externalReferences: references } : {}),
    ...(nested.length > 0 ? { components: nested } : {}),
    ...(findings?.evidence ? { evidence: findings.evidence } : {}),
    ...(modelCard ? { modelCard } : {}),
    properties: [
      ...(own ? verdictProperties(own, context.unseen.get(own.id) ?? []) : folderProperties(files)),
      ...(adapter ? [{ name: 'pavise:model:role', value: 'adapter' }] : []),
      ...(adapter?.peft_type ? [{ name: 'pavise:model:adapter', value: adapter.peft_type }] : []),
      ...signatures.flatMap(({ properties }) => properties),
    ],
  }
  return { component, bases, datasets }
}

/** The worst verdict of a folder's files, and the digest that a signature over them would hold. */
function folderProperties(files: readonly Asset[]): Property[] {
  const verdict = WORST.find((one) => files.some((file) => file.verdict === one)) ?? 'safe'
  const sorted = [...files].sort((a, b) => comparePaths(a.name, b.name))
  const whole = sorted.every((file) => file.sha256 !== undefined)
  const root = rootDigest(sorted.map((file) => ({ name: file.name, algorithm: 'sha256', digest: file.sha256 ?? '' })))
  return [
    { name: 'pavise:scan:verdict', value: verdict },
    { name: 'pavise:model:files', value: String(files.length) },
    ...(whole ? [{ name: 'pavise:model:sha256-of-files', value: root }] : []),
  ]
}

async function claims(
  root: string,
  at: (name: string) => string,
): Promise<[Card | undefined, ModelConfig | undefined, AdapterConfig | undefined]> {
  const read = async <Found>(name: string, reader: (text: string) => Found): Promise<Found | undefined> => {
    const path = join(root, at(name))
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile() || found.size > LARGEST_TEXT) return undefined
    const text = await readFile(path, 'utf8').catch(() => undefined)
    return text === undefined ? undefined : reader(text)
  }
  return Promise.all([read('README.md', readCard), read('config.json', readModelConfig), read('adapter_config.json', readAdapterConfig)])
}

function baseModels(card: Card | undefined, adapter: AdapterConfig | undefined, files: readonly Asset[]): string[] {
  const inside = files.flatMap(({ facts }) => (typeof facts?.['base model'] === 'string' ? [facts['base model']] : []))
  const named = [...(card?.base_model ?? []), ...(adapter?.base_model_name_or_path ? [adapter.base_model_name_or_path] : []), ...inside]
  return [...new Set(named.map((name) => name.trim()).filter((name) => name !== '' && name.length <= 500))]
}

async function signaturesOf(files: readonly Asset[], single: string | undefined, model: string, { root, trust }: PartContext) {
  const names = single === undefined ? files.map(({ name }) => name).filter((name) => /\.(sig|sigstore|sigstore\.json)$/.test(name)) : []
  const found = await Promise.all(names.map((name) => readSignature(join(root, name), name, model, trust)))
  const beside = single === undefined ? [] : [await readSignature(`${model}.sig`, `${single}.sig`, model, trust)]
  return [...found, ...beside].filter((one) => one !== undefined)
}
