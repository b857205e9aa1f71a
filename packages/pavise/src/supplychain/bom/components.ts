import type { Asset, Envelope, Finding } from '#core/results/envelope'
import type { Component, License, ModelCard, Occurrence, Property } from './cyclonedx.js'
import { licenseOf } from './licenses.js'
import type { Card, ModelConfig } from './model-card.js'

/** How the parts of a bill are made from what a scan found and what a model says about itself. */

/** Findings of one file that a bill lists; the report has all of them. */
const MOST_OCCURRENCES = 100

/** One file, with the verdict of the scan and its findings as evidence. */
export function fileComponent(
  asset: Asset,
  type: 'file' | 'data',
  findings: ReadonlyMap<string, readonly Finding[]>,
  unseen: ReadonlyMap<string, readonly string[]>,
): Component {
  const occurrences = (findings.get(asset.id) ?? []).slice(0, MOST_OCCURRENCES).map((finding) => occurrence(asset, finding))
  return {
    type,
    'bom-ref': `${type}:${asset.name}`,
    name: asset.name,
    ...(asset.sha256 ? { hashes: [{ alg: 'SHA-256', content: asset.sha256 }] } : {}),
    ...(type === 'data' ? { data: [{ type: 'dataset' as const, name: asset.name }] } : {}),
    ...(occurrences.length > 0 ? { evidence: { occurrences } } : {}),
    properties: verdictProperties(asset, unseen.get(asset.id) ?? []),
  }
}

export function verdictProperties(asset: Asset, unseen: readonly string[]): Property[] {
  return [
    { name: 'pavise:scan:verdict', value: asset.verdict },
    ...(asset.format ? [{ name: 'pavise:scan:format', value: asset.format }] : []),
    ...(asset.size === undefined ? [] : [{ name: 'pavise:file:size', value: String(asset.size) }]),
    ...Object.entries(asset.facts ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => ({ name: `pavise:fact:${name.replaceAll(' ', '-')}`, value: String(value) })),
    ...unseen.map((value) => ({ name: 'pavise:scan:inconclusive', value })),
  ]
}

function occurrence(asset: Asset, finding: Finding): Occurrence {
  const { member, callable } = finding.location
  const offset = finding.evidence.find((one) => one.offset !== undefined)?.offset
  return {
    location: member ? `${asset.name}!${member}` : asset.name,
    ...(offset === undefined ? {} : { offset }),
    ...(callable ? { symbol: callable } : {}),
    additionalContext: `${finding.severity}: ${finding.rule}: ${finding.message}`,
  }
}

export function byAsset({ findings, inconclusive }: Envelope): {
  findings: ReadonlyMap<string, readonly Finding[]>
  unseen: ReadonlyMap<string, readonly string[]>
} {
  const found = new Map<string, Finding[]>()
  for (const finding of findings) found.set(finding.asset, [...(found.get(finding.asset) ?? []), finding])
  const unseen = new Map<string, string[]>()
  for (const { asset, reason, member } of inconclusive)
    unseen.set(asset, [...(unseen.get(asset) ?? []), member ? `${member}: ${reason}` : reason])
  return { findings: found, unseen }
}

/** Licences that the card, the configuration or the weights name; doubles once. */
export function licensesOf(card: Card | undefined, config: ModelConfig | undefined, assets: readonly Asset[]): License[] {
  const named = card?.license?.length ? card.license : (config?.license ?? [])
  const own = named.map((one) =>
    one.toLowerCase() === 'other' && card?.license_name
      ? licenseOf(card.license_name, card.license_link)
      : licenseOf(one, card?.license_link),
  )
  const inside = assets.flatMap(({ facts }) => (typeof facts?.['license'] === 'string' ? [licenseOf(facts['license'])] : []))
  const all = new Map([...own, ...(own.length > 0 ? [] : inside)].map((one) => [one.license.id ?? one.license.name ?? '', one]))
  return [...all.values()]
}

/** The model card of CycloneDX from what the model says. */
export function modelCardOf(
  card: Card | undefined,
  config: ModelConfig | undefined,
  assets: readonly Asset[],
  datasets: readonly string[],
): ModelCard | undefined {
  const inside = assets.map(({ facts }) => facts?.['architecture']).find((one) => typeof one === 'string')
  const architecture = config?.architectures?.[0]
  const family = config?.model_type ?? (typeof inside === 'string' ? inside : undefined)
  const parameters = {
    ...(card?.pipeline_tag ? { task: card.pipeline_tag } : {}),
    ...(family ? { architectureFamily: family } : {}),
    ...(architecture ? { modelArchitecture: architecture } : {}),
    ...(datasets.length > 0 ? { datasets: datasets.map((ref) => ({ ref })) } : {}),
  }
  const metrics = (card?.['model-index'] ?? []).flatMap(({ results }) =>
    results.flatMap((one) => {
      const slice = one.dataset?.name ?? one.task?.name ?? one.task?.type
      return one.metrics.map(({ type, value }) => ({ type, value, ...(slice ? { slice } : {}) }))
    }),
  )
  const property = (name: string, value: string | undefined): Property[] => (value ? [{ name: `pavise:card:${name}`, value }] : [])
  const properties = [
    ...property('library', card?.library_name),
    ...property('dtype', config?.torch_dtype),
    ...(card?.language ?? []).flatMap((one) => property('language', one)),
    ...(card?.tags ?? []).flatMap((one) => property('tag', one)),
  ]
  const whole: ModelCard = {
    ...(Object.keys(parameters).length > 0 ? { modelParameters: parameters } : {}),
    ...(metrics.length > 0 ? { quantitativeAnalysis: { performanceMetrics: metrics } } : {}),
    ...(properties.length > 0 ? { properties } : {}),
  }
  return Object.keys(whole).length > 0 ? whole : undefined
}
