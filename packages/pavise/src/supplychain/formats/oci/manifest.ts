import type { MemberScan } from '#supplychain/scan/format'
import { field, integerOf, type JsonNode, textField, textOf } from '../json/json-node.js'
import { pathFault } from '../path/path-fault.js'
import { foreignRule, manifestRule, pathRule } from './rules.js'

/** What a manifest or index says of a blob (OCI image specification, descriptors). */
export interface Descriptor {
  readonly mediaType: string
  /** `sha256:…` */
  readonly digest: string
  readonly size: number | undefined
  /** The name under which tools write it. */
  readonly title: string | undefined
  readonly at: number
}

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/
const MOST_LAYERS = 10_000

/** An index names manifests, a manifest names its configuration and layers. */
export const isManifest = (root: JsonNode | undefined): boolean =>
  integerOf(field(root, 'schemaVersion')) === 2n &&
  (field(root, 'layers')?.kind === 'array' || field(root, 'manifests')?.kind === 'array' || field(root, 'blobs')?.kind === 'array')

/** Every descriptor of a manifest or index. */
export function descriptorsOf(root: JsonNode): Descriptor[] {
  const lists = ['layers', 'manifests', 'blobs'].flatMap((key) => {
    const list = field(root, key)
    return list?.kind === 'array' ? list.items : []
  })
  const config = field(root, 'config')
  return [...(config ? [config] : []), ...lists].slice(0, MOST_LAYERS).map((node) => ({
    mediaType: textField(node, 'mediaType') ?? '',
    digest: textField(node, 'digest') ?? '',
    size: sizeOf(node),
    title:
      textField(field(node, 'annotations'), 'org.opencontainers.image.title') ??
      textField(field(node, 'annotations'), 'org.cncf.model.filepath'),
    at: node.at,
  }))
}

function sizeOf(node: JsonNode): number | undefined {
  const size = integerOf(field(node, 'size'))
  return size !== undefined && size >= 0n && size <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(size) : undefined
}

const short = (text: string): string => text.slice(0, 120)

/** Judges a manifest or index by itself. */
export function judgeManifest(root: JsonNode, scan: MemberScan): void {
  const sizes = new Map<string, number>()
  for (const { digest, size, title, at, mediaType } of descriptorsOf(root)) {
    scan.spend(16)
    const wrong = (message: string): void =>
      scan.observe({
        rule: manifestRule.id,
        verdict: 'suspicious',
        message,
        location: { digest: short(digest) },
        evidence: [{ kind: 'config', text: short(digest) || mediaType, offset: at }],
      })
    if (!DIGEST.test(digest)) wrong(`a blob of type “${short(mediaType)}” has no digest of a known kind`)
    else if (size === undefined) wrong(`the blob ${digest.slice(0, 19)} has no size`)
    else if (sizes.has(digest) && sizes.get(digest) !== size) wrong(`the blob ${digest.slice(0, 19)} has two sizes`)
    else sizes.set(digest, size)
    const fault = title === undefined ? undefined : pathFault(title)
    if (fault)
      scan.observe({
        rule: pathRule.id,
        verdict: fault === 'leads out of its folder' || fault === 'is absolute' ? 'malicious' : 'suspicious',
        message: `a layer is written as “${short(title!)}”, which ${fault}`,
        location: { title: short(title!) },
        evidence: [{ kind: 'config', text: short(title!), offset: at }],
      })
  }
  foreign(root, scan)
  facts(root, scan)
}

function foreign(root: JsonNode, scan: MemberScan): void {
  const layers = field(root, 'layers')
  for (const layer of layers?.kind === 'array' ? layers.items.slice(0, MOST_LAYERS) : []) {
    const urls = field(layer, 'urls')
    const first = urls?.kind === 'array' ? textOf(urls.items[0]) : undefined
    if (first === undefined) continue
    scan.observe({
      rule: foreignRule.id,
      verdict: 'suspicious',
      message: `a layer is fetched from ${short(first)}`,
      location: { url: short(first) },
      evidence: [{ kind: 'config', text: short(first), offset: layer.at }],
    })
    scan.inconclusive(`the layer at ${short(first)} is not here`)
  }
}

function facts(root: JsonNode, scan: MemberScan): void {
  const type = textField(root, 'artifactType') ?? textField(field(root, 'config'), 'mediaType')
  if (type !== undefined) scan.fact('artifact', type.slice(0, 200))
  for (const [key, name] of [
    ['org.opencontainers.image.title', 'title'],
    ['org.opencontainers.image.licenses', 'license'],
    ['org.opencontainers.image.source', 'source'],
    ['org.opencontainers.image.base.name', 'base image'],
  ] as const) {
    const value = textField(field(root, 'annotations'), key)
    if (value !== undefined) scan.fact(name, value.slice(0, 300))
  }
}
