import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import { type Manifest, type Resource, rootDigest, shardAlgorithm } from './manifest.js'

/** The in-toto statement (OpenSSF Model Signing v1.0) that is the payload of a signature. */

const STATEMENT = 'https://in-toto.io/Statement/v1'
const SIGNATURE_V1 = 'https://model_signing/signature/v1.0'
const DIGESTS_V01 = 'https://model_signing/Digests/v0.1'

const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/, 'wants lower-case hex')
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'wants 64 hex digits')
const headSchema = z.object({ _type: z.literal(STATEMENT), predicateType: z.enum([SIGNATURE_V1, DIGESTS_V01]) })

const v1Schema = z.object({
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256 }) })).length(1, 'wants exactly one subject'),
  predicate: z.object({
    serialization: z.object({
      method: z.enum(['files', 'shards']),
      hash_type: z.string().default('sha256'),
      allow_symlinks: z.boolean().default(false),
      shard_size: z.number().int().positive().optional(),
      ignore_paths: z.array(z.string()).optional(),
    }),
    resources: z.array(z.object({ name: z.string(), algorithm: z.string(), digest: hex })),
  }),
})

const v01Schema = z.object({ subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256 }) })) })

export interface ReadStatement extends Manifest {
  readonly version: '1.0' | '0.2'
}

/** The payload for a manifest: exactly what is signed. */
export function writeStatement({ name, serialization, resources }: Manifest): string {
  const { method, hash, allowSymlinks, shardSize, ignorePaths } = serialization
  const statement = {
    _type: STATEMENT,
    subject: [{ name, digest: { sha256: rootDigest(resources) } }],
    predicateType: SIGNATURE_V1,
    predicate: {
      serialization: {
        method,
        hash_type: hash,
        allow_symlinks: allowSymlinks,
        ...(method === 'shards' ? { shard_size: shardSize } : {}),
        ...(ignorePaths && ignorePaths.length > 0 ? { ignore_paths: ignorePaths } : {}),
      },
      resources,
    },
  }
  return JSON.stringify(statement, undefined, 2)
}

/**
 * Reads a payload whose signature holds. Fields that are not known are left aside; types, the number of subjects, doubled names and the root digest are
 * held strictly. Throws PAV_SIGN_SIGNATURE.
 */
export function readStatement(payload: Buffer): ReadStatement {
  const json = parseJson(payload)
  const { predicateType } = shaped(headSchema, json)
  if (predicateType === DIGESTS_V01) return readV01(json)
  const { subject, predicate } = shaped(v1Schema, json)
  const { method, hash_type, allow_symlinks, shard_size, ignore_paths } = predicate.serialization
  if (method === 'shards' && shard_size === undefined) bad('its shards have no size')
  refuseDoubled(predicate.resources)
  const algorithm = method === 'shards' ? shardAlgorithm(hash_type, shard_size!) : hash_type
  const odd = predicate.resources.find((resource) => resource.algorithm !== algorithm)
  if (odd) bad(`${odd.name} is digested by ${odd.algorithm} where the signature says ${algorithm}`)
  if (rootDigest(predicate.resources) !== subject[0]!.digest.sha256) bad('its root digest does not fit its resources')
  return {
    version: '1.0',
    name: subject[0]!.name,
    serialization: {
      method,
      hash: hash_type,
      allowSymlinks: allow_symlinks,
      ...(method === 'shards' ? { shardSize: shard_size! } : {}),
      ...(ignore_paths ? { ignorePaths: ignore_paths } : {}),
    },
    resources: predicate.resources,
  }
}

/** Releases up to 0.2: one subject a file, no root digest. */
function readV01(json: unknown): ReadStatement {
  const { subject } = shaped(v01Schema, json)
  const resources = subject.map(({ name, digest }) => ({ name, algorithm: 'sha256', digest: digest.sha256 }))
  refuseDoubled(resources)
  return { version: '0.2', name: '', serialization: { method: 'files', hash: 'sha256', allowSymlinks: false }, resources }
}

function refuseDoubled(resources: readonly Resource[]): void {
  const seen = new Set<string>()
  for (const { name } of resources) {
    if (seen.has(name)) bad(`${name} stands in it twice`)
    seen.add(name)
  }
}

function parseJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return bad('its payload is not JSON')
  }
}

function shaped<Shape>(schema: z.ZodType<Shape>, json: unknown): Shape {
  const read = schema.safeParse(json)
  if (read.success) return read.data
  const [first] = read.error.issues
  return bad(`its payload is no model signature: ${first?.path.join('.') || 'the payload'}: ${first?.message ?? ''}`)
}

function bad(what: string): never {
  throw new PaviseError('PAV_SIGN_SIGNATURE', `the signature is not valid: ${what}`)
}
