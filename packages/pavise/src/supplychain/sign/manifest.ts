import { createHash } from 'node:crypto'
import { type DigestOptions, digestFiles } from './digest-files.js'
import type { DigestJob, DigestName } from './digest-range.js'
import { comparePaths } from './ignore-rules.js'
import type { ModelFile } from './model-files.js'

/** One signed thing: a whole file, or a part of one. */
export interface Resource {
  readonly name: string
  /** `sha256`, `blake2b`, `sha256-sharded-1000000000`, … */
  readonly algorithm: string
  readonly digest: string
}

/** How a manifest was made; what a verifier needs to make it again. */
export interface Serialization {
  readonly method: 'files' | 'shards'
  /** `sha256`, `blake2b`, or one that this build cannot compute. */
  readonly hash: string
  readonly allowSymlinks: boolean
  /** Bytes; with `shards` only. */
  readonly shardSize?: number
  /** Relative, POSIX. Not there in signatures before 1.0.1. */
  readonly ignorePaths?: readonly string[]
}

export interface Manifest {
  readonly name: string
  readonly serialization: Serialization
  readonly resources: readonly Resource[]
}

export const DEFAULT_SHARD_SIZE = 1_000_000_000

export const shardAlgorithm = (hash: string, size: number): string => `${hash}-sharded-${size}`

/** Parts of `files` with the names that the manifest gives them, sorted as it sorts them. A file of no bytes has no shard. */
export function planResources(
  files: readonly ModelFile[],
  serialization: Serialization,
): readonly { readonly name: string; readonly file: ModelFile; readonly start: number; readonly end: number }[] {
  const sorted = [...files].sort((a, b) => comparePaths(a.name, b.name))
  const { shardSize } = serialization
  if (serialization.method === 'files' || shardSize === undefined) {
    return sorted.map((file) => ({ name: file.name, file, start: 0, end: file.size }))
  }
  return sorted.flatMap((file) =>
    Array.from({ length: Math.ceil(file.size / shardSize) }, (_, shard) => {
      const start = shard * shardSize
      const end = Math.min(start + shardSize, file.size)
      return { name: `${file.name}:${start}:${end}`, file, start, end }
    }),
  )
}

/** Digests `files` as `serialization` says. The hash must be one that this build computes. */
export async function makeManifest(
  name: string,
  files: readonly ModelFile[],
  serialization: Serialization & { readonly hash: DigestName },
  options: DigestOptions = {},
): Promise<Manifest> {
  const plan = planResources(files, serialization)
  const jobs = plan.map(
    ({ file, start, end }): DigestJob => ({
      path: file.path,
      start,
      end,
      size: file.size,
      algorithm: serialization.hash,
      followLink: file.link,
    }),
  )
  const digests = await digestFiles(jobs, options)
  const { method, hash, shardSize } = serialization
  const algorithm = method === 'shards' && shardSize !== undefined ? shardAlgorithm(hash, shardSize) : hash
  return { name, serialization, resources: plan.map((part, at) => ({ name: part.name, algorithm, digest: digests[at]! })) }
}

/** SHA-256 over the raw digests of all resources in their order, whatever hash they use, in hex. */
export function rootDigest(resources: readonly Resource[]): string {
  const hash = createHash('sha256')
  for (const { digest } of resources) hash.update(Buffer.from(digest, 'hex'))
  return hash.digest('hex')
}
