import { VENDORS } from '@pavise/guard/surfaces'
import { z } from 'zod'
import { assetKinds, type EndpointAsset, httpUrlSchema, type ModelAsset, secretRefSchema } from '#core/assets'
import { type Fault, type FaultPath, faultsIn, pathText, readYaml } from '#core/config/yaml-source'
import { faultsOf } from '#core/config/zod-faults'
import { parseCron } from '#core/schedule/cron'
import { suggest } from '#core/suggest'
import { oidcConfigSchema } from '#platform/auth/oidc-config'
import { inlineSecrets } from './inline-secrets.js'

/** A run by the clock. `asset` is the name of one of the assets; `scan` wants a model, `loop` runs on the practice target and wants none. */
const scheduleSchema = z.strictObject({
  run: z.enum(['attack', 'scan', 'loop']),
  asset: z.string().optional(),
  cron: z.string().refine(isCron, 'wants five fields in UTC: minute, hour, day of the month, month, day of the week'),
  /** Requests at most. */
  budget: z.number().int().min(1).max(1_000_000).optional(),
  name: z.string().min(1).max(100).optional(),
})

/** `pavise.yaml` but for its assets, whose schemas come from the list of asset kinds. */
const frameSchema = z.strictObject({
  name: z.string().min(1),
  assets: z.array(z.looseObject({ kind: z.string() })).default([]),
  gateway: z
    .strictObject({
      listen: z
        .string()
        .regex(/^(\[[0-9a-f:]+\]|[^\s:[\]]+):\d{1,5}$/i, 'wants HOST:PORT')
        .default('127.0.0.1:8400'),
      upstreams: z.partialRecord(z.enum(VENDORS), z.strictObject({ url: httpUrlSchema, key: secretRefSchema.optional() })),
      /** MCP servers (streamable HTTP) by the name under which they are served: `/mcp/NAME`. */
      mcp: z
        .record(z.string().regex(/^[A-Za-z0-9][\w.-]{0,63}$/), z.strictObject({ url: httpUrlSchema, key: secretRefSchema.optional() }))
        .optional(),
      /** A stage.yaml, or the folder of one, relative to this file: what settles the doubts of the detector `injection`. */
      secondStage: z.string().min(1).optional(),
    })
    .optional(),
  policy: z.string().min(1).optional(),
  /** Where models may lie that people of the console name: folders relative to this file, `https://…/`, `s3://…/`. */
  scan: z.strictObject({ from: z.array(z.string().min(1)).min(1) }).optional(),
  schedule: z.array(scheduleSchema).default([]),
  auth: z.strictObject({ oidc: oidcConfigSchema.optional() }).optional(),
})

/** What a configuration says after parsing: every default filled in, files apart from what answers on a network. */
export type Config = Omit<z.output<typeof frameSchema>, 'assets'> & { assets: EndpointAsset[]; models: ModelAsset[] }

/** Keys of the vocabulary whose rooms are not built. */
const NOT_BUILT: Readonly<Record<string, string>> = {
  plugins: 'checks from other packages cannot be loaded yet',
  connectors: 'nothing is sent to other systems yet; read the JSON and SARIF reports',
}

/** Parses the text of a `pavise.yaml`. Every fault is in the one PAV_CONFIG_INVALID that it throws, each with its line and a hint. */
export function parseConfig(text: string, name: string): Config {
  const source = readYaml(text, name)
  const secrets = inlineSecrets(source.value)
  const frame = frameSchema.safeParse(withoutNotBuilt(source.value))
  const faults = [
    ...secrets,
    ...notBuiltFaults(source.value),
    ...(frame.success ? [] : faultsOf(frame.error, frameSchema)),
    ...assetFaults(source.value),
    ...(frame.success ? scheduleFaults(frame.data) : []),
  ]
  const said = new Set<string>()
  const distinct = faults.filter((fault) => {
    if (!secrets.includes(fault) && secrets.some((secret) => related(secret.path, fault.path))) return false
    const key = `${pathText(fault.path)} ${fault.message}`
    return said.has(key) ? false : said.add(key)
  })
  if (distinct.length > 0 || !frame.success) throw faultsIn(source, distinct)
  const assets = frame.data.assets as (EndpointAsset | ModelAsset)[]
  return {
    ...frame.data,
    assets: assets.filter((asset) => asset.kind === 'endpoint'),
    models: assets.filter((asset) => asset.kind === 'model'),
  }
}

/** Faults between a schedule and the assets, and two schedules of one name. */
function scheduleFaults({ schedule, assets }: z.output<typeof frameSchema>): Fault[] {
  const named = (wanted: boolean): string[] =>
    assets.filter(({ kind }) => (kind === 'model') === wanted).map((asset) => String(asset['name']))
  const names = schedule.map(({ name, run, asset }) => name ?? [run, asset].filter(Boolean).join(' '))
  return schedule.flatMap(({ run, asset }, index): Fault[] => {
    const path = ['schedule', index]
    const known = named(run === 'scan')
    const twice = names.indexOf(names[index]!) < index
    return [
      ...(run !== 'loop' && asset === undefined
        ? [{ path, message: run === 'scan' ? 'a scan wants a model' : 'an attack wants an asset', hint: 'asset: NAME' }]
        : []),
      ...(run === 'loop' && asset !== undefined
        ? [{ path: [...path, 'asset'], message: 'a loop runs on the practice target', hint: 'leave asset out' }]
        : []),
      ...(run !== 'loop' && asset !== undefined && !known.includes(asset)
        ? [
            {
              path: [...path, 'asset'],
              message: run === 'scan' ? 'no model has this name' : 'no asset has this name',
              hint: `there are: ${known.join(', ') || 'none'}`,
            },
          ]
        : []),
      ...(twice ? [{ path, message: `another schedule is called "${names[index]}"`, hint: 'give it a name: of its own' }] : []),
    ]
  })
}

function isCron(text: string): boolean {
  try {
    return parseCron(text) !== undefined
  } catch {
    return false
  }
}

/** What a configuration reaches beyond itself for: each is a reason why it must be trusted before use. */
export function reachesOf(config: Config): string[] {
  const secrets = [
    ...config.assets.map((asset, index) => ({ at: `assets[${index}].auth`, ref: asset.auth })),
    ...Object.entries(config.gateway?.upstreams ?? {}).map(([id, upstream]) => ({ at: `gateway.upstreams.${id}.key`, ref: upstream.key })),
    ...Object.entries(config.gateway?.mcp ?? {}).map(([name, server]) => ({ at: `gateway.mcp.${name}.key`, ref: server.key })),
    { at: 'auth.oidc.clientSecret', ref: config.auth?.oidc?.clientSecret },
  ]
  return secrets.flatMap(({ at, ref }) => {
    if (!ref) return []
    return 'env' in ref ? `${at} reads the variable ${ref.env}` : `${at} reads the file ${ref.file}`
  })
}

function withoutNotBuilt(value: unknown): unknown {
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !Object.hasOwn(NOT_BUILT, key)))
}

function notBuiltFaults(value: unknown): Fault[] {
  if (!isRecord(value)) return []
  return Object.keys(value)
    .filter((key) => Object.hasOwn(NOT_BUILT, key))
    .map((key) => ({ path: [key], atKey: true, message: 'this part is not built yet', hint: NOT_BUILT[key]! }))
}

function assetFaults(value: unknown): Fault[] {
  const assets = isRecord(value) ? value['assets'] : undefined
  if (!Array.isArray(assets)) return []
  const names = new Set<unknown>()
  return assets.flatMap((asset: unknown, index): Fault[] => {
    if (!isRecord(asset) || typeof asset['kind'] !== 'string') return []
    const faults = kindFaults(asset, asset['kind'], ['assets', index])
    const twice = typeof asset['name'] === 'string' && names.has(asset['name'])
    names.add(asset['name'])
    return twice ? [...faults, { path: ['assets', index, 'name'], message: 'another asset has this name' }] : faults
  })
}

function kindFaults(asset: Record<string, unknown>, given: string, path: FaultPath): Fault[] {
  const kind = assetKinds.find((candidate) => candidate.id === given)
  const built = assetKinds.filter((candidate) => candidate.built).map((candidate) => candidate.id)
  if (!kind) {
    const near = suggest(
      given,
      assetKinds.map((candidate) => candidate.id),
    )
    return [
      {
        path: [...path, 'kind'],
        message: 'unknown kind of asset',
        hint: near ? `did you mean ${near}?` : `there are: ${built.join(', ')}`,
      },
    ]
  }
  if (!kind.built) {
    return [{ path: [...path, 'kind'], message: `assets of kind ${kind.id} are not built yet`, hint: `today: ${built.join(', ')}` }]
  }
  const parsed = kind.schema.safeParse(asset)
  return parsed.success ? [] : faultsOf(parsed.error, kind.schema).map((fault) => ({ ...fault, path: [...path, ...fault.path] }))
}

/** True where one path is the other or leads to it. */
function related(a: FaultPath, b: FaultPath): boolean {
  return (
    Array.from({ length: Math.min(a.length, b.length) }, (_, index) => a[index] === b[index]).every(Boolean) && a.length > 0 && b.length > 0
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
