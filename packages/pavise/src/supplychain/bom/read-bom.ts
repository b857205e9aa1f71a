import { z } from 'zod'
import { PaviseError } from '#core/errors/error'

/** Reads bills of others: CycloneDX 1.4 to 1.7 in JSON. Only what lists and differences need is looked at; the rest is left aside. */

const VERSIONS = ['1.4', '1.5', '1.6', '1.7']
const DEEPEST = 50
const MOST = 1_000_000

const name = z.string()
const licenseSchema = z.object({
  license: z.object({ id: name.optional(), name: name.optional() }).optional(),
  expression: name.optional(),
})
const componentSchema = z.object({
  type: z.string(),
  name,
  'bom-ref': name.optional(),
  group: name.optional(),
  version: name.optional(),
  purl: name.optional(),
  hashes: z.array(z.object({ alg: name, content: name })).optional(),
  licenses: z.array(licenseSchema).optional(),
  properties: z.array(z.object({ name: name, value: name.optional() })).optional(),
  evidence: z.object({ occurrences: z.array(z.object({ additionalContext: name.optional() })).optional() }).optional(),
  modelCard: z.object({ modelParameters: z.object({ task: name.optional(), modelArchitecture: name.optional() }).optional() }).optional(),
  components: z.array(z.unknown()).optional(),
})
const bomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.enum(VERSIONS, 'is a version that is not read; 1.4 to 1.7 are'),
  serialNumber: name.optional(),
  metadata: z.object({ component: z.unknown().optional() }).optional(),
  components: z.array(z.unknown()).default([]),
  dependencies: z.array(z.object({ ref: name, dependsOn: z.array(name).optional() })).default([]),
})

export interface ListedComponent {
  /** The same thing in two bills has the same key. */
  readonly key: string
  readonly type: string
  readonly name: string
  readonly group?: string
  readonly version?: string
  /** `ALG:hex`, sorted. */
  readonly hashes: readonly string[]
  /** Identifiers, names or expressions, sorted. */
  readonly licenses: readonly string[]
  readonly properties: readonly (readonly [string, string])[]
  /** Lines of evidence, as a scan wrote them. */
  readonly findings: readonly string[]
  /** Keys of what it stands on. */
  readonly dependsOn: readonly string[]
  readonly depth: number
}

export interface ReadBom {
  readonly specVersion: string
  readonly serialNumber?: string
  /** What the bill is of. */
  readonly subject?: string
  readonly components: readonly ListedComponent[]
}

/** Throws PAV_BOM_INVALID naming `shown` and every field that is wrong, as far as they were looked at. */
export function readBom(text: string, shown: string): ReadBom {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new PaviseError('PAV_BOM_INVALID', `${shown} is not JSON`, { cause })
  }
  const bom = shaped(bomSchema, json, shown, '')
  const found: { component: z.infer<typeof componentSchema>; depth: number }[] = []
  collect(bom.components, 0, 'components', shown, found)
  const keys = new Map<string, string>()
  const used = new Map<string, number>()
  const keyed = found.map(({ component, depth }) => {
    const plain = [component.type, component.group ?? '', component.name].join('|')
    const times = (used.get(plain) ?? 0) + 1
    used.set(plain, times)
    const key = times === 1 ? plain : `${plain}#${times}`
    if (component['bom-ref'] !== undefined) keys.set(component['bom-ref'], key)
    return { component, depth, key }
  })
  const depends = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn ?? []]))
  const subject = componentSchema.safeParse(bom.metadata?.component)
  return {
    specVersion: bom.specVersion,
    ...(bom.serialNumber ? { serialNumber: bom.serialNumber } : {}),
    ...(subject.success ? { subject: subject.data.name } : {}),
    components: keyed.map(({ component, depth, key }) => ({
      key,
      type: component.type,
      name: component.name,
      ...(component.group ? { group: component.group } : {}),
      ...(component.version ? { version: component.version } : {}),
      hashes: (component.hashes ?? []).map(({ alg, content }) => `${alg}:${content.toLowerCase()}`).sort(),
      licenses: (component.licenses ?? []).map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '').sort(),
      properties: (component.properties ?? []).map(({ name, value }) => [name, value ?? ''] as const),
      findings: (component.evidence?.occurrences ?? [])
        .flatMap(({ additionalContext }) => (additionalContext ? [additionalContext] : []))
        .sort(),
      dependsOn: (depends.get(component['bom-ref'] ?? '') ?? []).map((ref) => keys.get(ref) ?? ref).sort(),
      depth,
    })),
  }
}

function collect(
  list: readonly unknown[],
  depth: number,
  path: string,
  shown: string,
  found: { component: z.infer<typeof componentSchema>; depth: number }[],
): void {
  if (depth > DEEPEST) throw new PaviseError('PAV_BOM_INVALID', `${shown}: ${path} lies deeper than ${DEEPEST} levels`)
  for (const [at, raw] of list.entries()) {
    const component = shaped(componentSchema, raw, shown, `${path}.${at}.`)
    if (found.length >= MOST) throw new PaviseError('PAV_BOM_INVALID', `${shown} lists more than ${MOST} components`)
    found.push({ component, depth })
    collect(component.components ?? [], depth + 1, `${path}.${at}.components`, shown, found)
  }
}

function shaped<Shape>(schema: z.ZodType<Shape>, json: unknown, shown: string, path: string): Shape {
  const read = schema.safeParse(json)
  if (read.success) return read.data
  const faults = read.error.issues.slice(0, 5).map((issue) => `${path}${issue.path.join('.')}: ${issue.message}`)
  throw new PaviseError('PAV_BOM_INVALID', `${shown} is no bill that can be read: ${faults.join('; ')}`)
}
