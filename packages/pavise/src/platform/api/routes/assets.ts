import { isIP } from 'node:net'
import { z } from 'zod'
import { assetKinds } from '#core/assets'
import { pathText } from '#core/config/yaml-source'
import { faultsOf } from '#core/config/zod-faults'
import { PaviseError } from '#core/errors/error'
import { assetRecordSchema, type NewAsset, newAssetSchema } from '#core/records/asset'
import { pageOf } from '#core/records/page'
import { isForbiddenAddress } from '#platform/egress/forbidden-address'
import { filterOf, pageOfQuery } from '../list-filter.js'
import type { ApiParts } from '../parts.js'
import { InvalidInput } from '../problem.js'
import { idParams, listQuery } from '../records.js'
import { defineRoute } from '../route.js'

const area = 'Assets'

export const assetRoutes = [
  defineRoute({
    method: 'GET',
    path: '/assets',
    summary: 'List assets',
    area,
    access: 'asset:read',
    schemas: { query: listQuery, answer: pageOf(assetRecordSchema) },
    errors: ['PAV_QUERY_INVALID'],
    handle: ({ query }, { parts, principal }) => parts.store.assets.list(filterOf(query, principal), pageOfQuery(query)),
  }),
  defineRoute({
    method: 'POST',
    path: '/assets',
    summary: 'Add an asset',
    area,
    access: 'asset:write',
    status: 201,
    schemas: { body: newAssetSchema, answer: assetRecordSchema },
    errors: ['PAV_CONFLICT', 'PAV_ROOM_NOT_BUILT'],
    handle: ({ body }, { parts, principal }) => {
      checkLocator(body, parts.modelPathFault)
      return parts.store.assets.add(body, 'console', principal.actor)
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/assets/:id',
    summary: 'One asset',
    area,
    access: 'asset:read',
    schemas: { params: idParams, answer: assetRecordSchema },
    handle: ({ params }, { parts }) => parts.store.assets.get(params.id),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/assets/:id',
    summary: 'Change an asset',
    area,
    access: 'asset:write',
    schemas: { params: idParams, body: newAssetSchema.omit({ kind: true }).partial(), answer: assetRecordSchema },
    errors: ['PAV_CONFLICT'],
    async handle({ params, body }, { parts, principal }) {
      const before = await parts.store.assets.get(params.id)
      if (before.source === 'config') {
        throw new PaviseError('PAV_CONFLICT', `the asset ${before.name} is kept in pavise.yaml`, { hint: 'Change it there.' })
      }
      const change = withoutUndefined(body)
      checkLocator({ kind: before.kind, name: before.name, locator: before.locator, ...change }, parts.modelPathFault)
      return parts.store.assets.change(params.id, change, principal.actor)
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/assets/:id',
    summary: 'Remove an asset; its runs and findings stay',
    area,
    access: 'asset:write',
    schemas: { params: idParams },
    errors: ['PAV_CONFLICT'],
    async handle({ params }, { parts, principal }) {
      const asset = await parts.store.assets.get(params.id)
      if (asset.source === 'config') {
        throw new PaviseError('PAV_CONFLICT', `the asset ${asset.name} is kept in pavise.yaml`, { hint: 'Remove it there.' })
      }
      await parts.store.assets.remove(params.id, principal.actor)
      return undefined
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/asset-kinds',
    summary: 'The kinds of assets, with what each asks for',
    area,
    access: 'asset:read',
    schemas: {
      answer: z.array(z.object({ id: z.string(), title: z.string(), built: z.boolean(), schema: z.record(z.string(), z.unknown()) })),
    },
    handle: async () =>
      assetKinds.map(({ id, title, built, schema }) => ({
        id,
        title,
        built,
        schema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
      })),
  }),
]

function withoutUndefined(body: { [Key in keyof NewAsset]?: NewAsset[Key] | undefined }): Partial<NewAsset> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<NewAsset>
}

/** What the kind asks for must be there; a secret is named, never written down, and no file of this machine is (promise 7). */
function checkLocator({ kind: id, name, locator, owner }: NewAsset, pathFault: ApiParts['modelPathFault']): void {
  const kind = assetKinds.find((candidate) => candidate.id === id)
  if (!kind) {
    const known = assetKinds.filter((candidate) => candidate.built).map((candidate) => candidate.id)
    throw new InvalidInput([{ path: 'body.kind', message: 'is no kind of asset', hint: `there are: ${known.join(', ')}` }])
  }
  if (!kind.built) throw new PaviseError('PAV_ROOM_NOT_BUILT', `assets of kind ${id} are not built yet`)
  const parsed = kind.schema.safeParse({ ...locator, kind: id, name, ...(owner === undefined ? {} : { owner }) })
  const faults = parsed.success
    ? []
    : faultsOf(parsed.error, kind.schema).map(({ path, message, hint }) => ({
        path: `body.locator.${pathText(path)}`,
        message,
        ...(hint ? { hint } : {}),
      }))
  const { auth } = locator as { auth?: { file?: unknown; env?: unknown } }
  if (auth !== undefined) {
    faults.push({
      path: 'body.locator.auth',
      message: 'cannot be named over the API',
      hint: 'add the asset in pavise.yaml, where { env: NAME } is trusted',
    })
  }
  const message = id === 'model' && typeof locator['path'] === 'string' ? pathFault(locator['path']) : undefined
  if (message) faults.push({ path: 'body.locator.path', message, hint: 'pavise.yaml says where models may lie: scan: { from: [models] }' })
  for (const key of ['url', 'effects']) {
    if (leadsToMetadata(locator[key])) faults.push({ path: `body.locator.${key}`, message: 'names a link-local or metadata address' })
  }
  if (faults.length > 0) throw new InvalidInput(faults)
}

/** An address that only the trusted configuration may name. Names are held against it when they are resolved. */
function leadsToMetadata(url: unknown): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && isForbiddenAddress(host)
}
