import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/results/canonical-json'
import { VERSION } from '#core/version'

/** The parts of CycloneDX 1.6 that we write. */

export interface Property {
  readonly name: string
  readonly value: string
}
export interface Hash {
  readonly alg: string
  readonly content: string
}
export interface Occurrence {
  readonly location: string
  readonly offset?: number
  readonly symbol?: string
  readonly additionalContext?: string
}
export interface ExternalReference {
  readonly type: string
  readonly url: string
  readonly comment?: string
  readonly hashes?: readonly Hash[]
}
export type License = { readonly license: { readonly id?: string; readonly name?: string; readonly url?: string } }

export interface ModelCard {
  readonly modelParameters?: {
    readonly task?: string
    readonly architectureFamily?: string
    readonly modelArchitecture?: string
    readonly datasets?: readonly { readonly ref: string }[]
  }
  readonly quantitativeAnalysis?: {
    readonly performanceMetrics: readonly { readonly type: string; readonly value: string; readonly slice?: string }[]
  }
  readonly properties?: readonly Property[]
}

export interface Component {
  readonly type: 'machine-learning-model' | 'data' | 'file' | 'application'
  readonly 'bom-ref': string
  readonly name: string
  readonly group?: string
  readonly version?: string
  readonly description?: string
  readonly hashes?: readonly Hash[]
  readonly licenses?: readonly License[]
  readonly externalReferences?: readonly ExternalReference[]
  readonly components?: readonly Component[]
  readonly evidence?: { readonly occurrences: readonly Occurrence[] }
  readonly modelCard?: ModelCard
  readonly data?: readonly { readonly type: 'dataset'; readonly name: string }[]
  readonly properties?: readonly Property[]
}

export interface BomContent {
  /** What the bill is of. */
  readonly subject: Component
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
  /** ISO 8601; left out, the same content gives the same bytes. */
  readonly timestamp?: string
}

/** A bill of materials as JSON text. Its serial number is made from its content: the same content, the same bill. */
export function writeBom({ subject, components, dependencies, timestamp }: BomContent): string {
  const body = {
    version: 1,
    metadata: {
      tools: { components: [{ type: 'application', name: 'pavise', version: VERSION }] },
      component: subject,
    },
    components,
    dependencies,
  }
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(canonicalJson(body))}`,
    ...body,
    metadata: { ...(timestamp === undefined ? {} : { timestamp }), ...body.metadata },
  }
  return `${JSON.stringify(bom, undefined, 2)}\n`
}

/** A UUID of version 8 (RFC 9562) from SHA-256. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
