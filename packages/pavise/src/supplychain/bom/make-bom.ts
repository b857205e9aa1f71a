import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { Envelope } from '#core/results/envelope'
import type { Trust } from '#supplychain/sign/verify-model'
import { byAsset, fileComponent } from './components.js'
import { type Component, writeBom } from './cyclonedx.js'
import { baseRef, datasetRef, type ModelPart, modelPart } from './model-component.js'
import { groupModels } from './model-folders.js'

export interface BomOptions {
  /** What the bill is of; default: name of the folder or file. */
  readonly name?: string
  readonly version?: string
  /** Whom to believe about signatures. */
  readonly trust?: Trust
  readonly timestamp?: string
}

/**
 * A CycloneDX 1.6 bill of the models, data sets and files below `root`, a folder or file; `envelope` is the scan of it. Answers JSON text.
 * Throws PAV_FILE_NOT_FOUND.
 */
export async function makeBom(root: string, envelope: Envelope, options: BomOptions = {}): Promise<string> {
  const found = await stat(root).catch((cause) => {
    throw new PaviseError('PAV_FILE_NOT_FOUND', `${root} does not exist`, { cause })
  })
  const name = options.name ?? basename(root)
  const { findings, unseen } = byAsset(envelope)
  const { models, datasets, others } = groupModels(envelope.assets)
  const context = { root, single: found.isFile(), findings, unseen, ...(options.trust ? { trust: options.trust } : {}) }
  const parts: ModelPart[] = []
  for (const group of models) parts.push(await modelPart(group, group.place === '.' ? name : group.place, context))
  const files = [
    ...datasets.map((asset) => fileComponent(asset, 'data', findings, unseen)),
    ...others.map((asset) => fileComponent(asset, 'file', findings, unseen)),
  ]
  return assemble(name, parts, files, options)
}

/** The bill of a scan alone: files, verdicts and findings, nothing read from disk. For scans of several paths and of stores elsewhere. */
export function bomOfScan(envelope: Envelope, name = 'scan'): string {
  const { findings, unseen } = byAsset(envelope)
  const files = envelope.assets.map((asset) => fileComponent(asset, 'file', findings, unseen))
  return assemble(name, [], uniqueRefs(files), {})
}

function assemble(name: string, parts: readonly ModelPart[], files: readonly Component[], { version, timestamp }: BomOptions): string {
  const subject: Component = { type: 'application', 'bom-ref': 'subject', name, ...(version ? { version } : {}) }
  const bases = new Set(parts.flatMap((part) => part.bases))
  const datasets = new Set(parts.flatMap((part) => part.datasets))
  const named: Component[] = [
    ...[...bases].map((one) => namedComponent('machine-learning-model', baseRef(one), one)),
    ...[...datasets].map((one) => namedComponent('data', datasetRef(one), one)),
  ]
  const components = [...parts.map(({ component }) => component), ...files, ...named]
  const dependencies = [
    { ref: 'subject', dependsOn: [...parts.map(({ component }) => component['bom-ref']), ...files.map((file) => file['bom-ref'])] },
    ...parts.map(({ component, bases, datasets }) => ({
      ref: component['bom-ref'],
      dependsOn: [...new Set([...bases.map(baseRef), ...datasets.map(datasetRef)])],
    })),
    ...[...files, ...named].map((one) => ({ ref: one['bom-ref'] })),
  ]
  return writeBom({ subject, components, dependencies, ...(timestamp ? { timestamp } : {}) })
}

/** What a model names and does not bring along. `org/name` as hubs write it. */
function namedComponent(type: 'machine-learning-model' | 'data', ref: string, name: string): Component {
  const [, group, own] = /^([\w.-]+)\/([\w.-]+)$/.exec(name) ?? []
  return {
    type,
    'bom-ref': ref,
    name: own ?? name,
    ...(group ? { group } : {}),
    ...(type === 'data' ? { data: [{ type: 'dataset' as const, name }] } : {}),
    properties: [{ name: 'pavise:origin', value: 'named by a model, not part of what was looked at' }],
  }
}

/** Two arguments of a scan may hold files of one name. */
function uniqueRefs(components: readonly Component[]): Component[] {
  const seen = new Map<string, number>()
  return components.map((component) => {
    const times = (seen.get(component['bom-ref']) ?? 0) + 1
    seen.set(component['bom-ref'], times)
    return times === 1 ? component : { ...component, 'bom-ref': `${component['bom-ref']}#${times}` }
  })
}
