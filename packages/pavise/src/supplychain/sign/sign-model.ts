import type { KeyObject, X509Certificate } from 'node:crypto'
import { PaviseError } from '#core/errors/error'
import { distrust } from './certificate-chain.js'
import type { DigestOptions } from './digest-files.js'
import type { DigestName } from './digest-range.js'
import { keyHint, signPayload } from './elliptic-key.js'
import { writeBundle } from './envelope.js'
import { GIT_PATHS } from './ignore-rules.js'
import { DEFAULT_SHARD_SIZE, type Manifest, makeManifest } from './manifest.js'
import { listModelFiles } from './model-files.js'
import { writeStatement } from './statement.js'

export interface ManifestOptions extends DigestOptions {
  /** The path as the user named it, for errors. */
  readonly shown?: string
  readonly method?: 'files' | 'shards'
  readonly shardSize?: number
  readonly hash?: DigestName
  readonly allowSymlinks?: boolean
  /** Relative POSIX paths beside those of git; the signature file among them where it lies in the model. */
  readonly ignore?: readonly string[]
  /** Cover the files of git too. */
  readonly includeGit?: boolean
}

export interface ModelManifest extends Manifest {
  readonly files: number
  readonly bytes: number
  /** Files that the signature will say nothing about, by name. */
  readonly uncovered: readonly string[]
}

/**
 * The manifest of a model or data set: a folder or one file. Throws PAV_SIGN_CONTENT where something in it cannot be covered: links unless
 * allowed, devices, names with a colon under shards (readers could not tell name from range).
 */
export async function describeModel(root: string, options: ManifestOptions = {}): Promise<ModelManifest> {
  const { method = 'files', hash = 'sha256', allowSymlinks = false, shown = root } = options
  const ignorePaths = [...(options.includeGit ? [] : GIT_PATHS), ...(options.ignore ?? [])]
  const found = await listModelFiles(root, { shown, ignored: ignorePaths, allowSymlinks })
  const [first] = found.refused
  if (first) {
    const more = found.refused.length > 1 ? ` (and ${found.refused.length - 1} more)` : ''
    throw new PaviseError('PAV_SIGN_CONTENT', `${first.name} cannot be signed: ${first.reason}${more}`)
  }
  const colon = method === 'shards' ? found.files.find(({ name }) => name.includes(':')) : undefined
  if (colon) {
    throw new PaviseError('PAV_SIGN_CONTENT', `${colon.name} cannot be signed in shards: its name holds a colon`, {
      hint: 'Rename it, or sign whole files: --method files',
    })
  }
  const shardSize = options.shardSize ?? DEFAULT_SHARD_SIZE
  const serialization = {
    method,
    hash,
    allowSymlinks,
    ...(method === 'shards' ? { shardSize } : {}),
    ...(found.single ? {} : { ignorePaths }),
  } as const
  const manifest = await makeManifest(found.name, found.files, serialization, options)
  const empty = method === 'shards' ? found.files.filter(({ size }) => size === 0).map(({ name }) => name) : []
  return {
    ...manifest,
    files: found.files.length,
    bytes: found.files.reduce((sum, file) => sum + file.size, 0),
    uncovered: [...found.ignored.map(({ name }) => name), ...empty],
  }
}

/** A signature file in key mode. */
export function signWithKey(manifest: Manifest, key: KeyObject): string {
  const payload = Buffer.from(writeStatement(manifest))
  return writeBundle({ publicKey: { hint: keyHint(key) } }, payload, signPayload(payload, key))
}

/** A signature file in certificate mode. `chain` is leaf first; roots may be left out of it. Throws PAV_SIGN_KEY where they do not fit. */
export function signWithCertificate(manifest: Manifest, key: KeyObject, chain: readonly X509Certificate[]): string {
  const [leaf] = chain
  if (!leaf?.checkPrivateKey(key)) throw new PaviseError('PAV_SIGN_KEY', 'the key does not belong to the first certificate')
  const fault = distrust(chain, chain.slice(-1))
  if (fault !== undefined) throw new PaviseError('PAV_SIGN_KEY', `the certificates are no chain: ${fault}`)
  const payload = Buffer.from(writeStatement(manifest))
  const certificates = chain.map((certificate) => ({ rawBytes: certificate.raw.toString('base64') }))
  return writeBundle({ x509CertificateChain: { certificates } }, payload, signPayload(payload, key))
}
