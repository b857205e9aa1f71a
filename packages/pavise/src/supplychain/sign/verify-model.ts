import type { KeyObject, X509Certificate } from 'node:crypto'
import { PaviseError } from '#core/errors/error'
import { readCertificate } from './certificate.js'
import { distrust, titleOf } from './certificate-chain.js'
import { type CompareOptions, type Comparison, compareModel } from './compare.js'
import { curveOf, keyHint, verifyPayload } from './elliptic-key.js'
import { type ReadBundle, readBundle } from './envelope.js'
import type { SigstoreTrust } from './sigstore-mode.js'
import { type ReadStatement, readStatement } from './statement.js'

/** Whom the user trusts. What a signature says about its own key is never taken. */
export type Trust =
  | { readonly mode: 'key'; readonly key: KeyObject }
  | { readonly mode: 'certificate'; readonly roots: readonly X509Certificate[] }
  | SigstoreTrust

export interface Signer {
  readonly mode: 'key' | 'certificate' | 'sigstore'
  /** For people: the key's fingerprint, the certificate's subject, the identity. */
  readonly who: string
  readonly certificate?: { readonly sha256: string; readonly issuer: string; readonly notBefore: string; readonly notAfter: string }
  /** Who vouched for the identity. */
  readonly issuer?: string
  /** When it was signed, where a log or clock that is trusted says so (ISO 8601). */
  readonly time?: string
}

export interface Verification {
  readonly verdict: 'good' | 'bad' | 'inconclusive'
  /** Nothing where the signature itself does not hold: then nothing that it says counts. */
  readonly signer?: Signer
  readonly model?: {
    readonly name: string
    readonly version: string
    readonly method: string
    readonly hash: string
    readonly resources: number
  }
  readonly comparison?: Comparison
  /** Why the verdict is not good, one line each. */
  readonly faults: readonly string[]
}

export interface VerifyOptions extends CompareOptions {
  /** The signature file as the user named it. */
  readonly signatureShown: string
}

/**
 * Verifies a signature, then holds the files against it. A signature that cannot be read, is of another or does not hold is `bad`, and so is
 * any file that is missing, added or changed. Throws only for what is no matter of the signature: files that cannot be read.
 */
export async function verifyModel(root: string, signature: string, trust: Trust, options: VerifyOptions): Promise<Verification> {
  let signer: Signer
  let statement: ReadStatement
  try {
    const bundle = readBundle(signature, options.signatureShown)
    signer = await signerOf(bundle, trust)
    statement = readStatement(bundle.payload)
  } catch (error) {
    if (!(error instanceof PaviseError) || error.code !== 'PAV_SIGN_SIGNATURE') throw error
    return { verdict: 'bad', faults: [error.message] }
  }
  const comparison = await compareModel(root, statement, options)
  const { method, hash } = statement.serialization
  return {
    verdict: comparison.verdict,
    signer,
    model: { name: statement.name, version: statement.version, method, hash, resources: statement.resources.length },
    comparison,
    faults: faultsOf(comparison),
  }
}

function faultsOf({ missing, extra, changed, refused, faults }: Comparison): string[] {
  return [
    ...faults,
    ...changed.map((name) => `${name} is not as it was signed`),
    ...missing.map((name) => `${name} was signed and is missing`),
    ...extra.map((name) => `${name} was added after signing`),
    ...refused.map(({ name, reason }) => `${name}: ${reason}`),
  ]
}

async function signerOf(bundle: ReadBundle, trust: Trust): Promise<Signer> {
  wantMode(bundle, trust.mode)
  if (trust.mode === 'key') return byKey(bundle, trust.key)
  if (trust.mode === 'certificate') return byCertificate(bundle, trust.roots)
  // Its library is loaded for this mode alone.
  const { verifyWitnessed } = await import('./sigstore-mode.js')
  return { mode: 'sigstore', ...verifyWitnessed(bundle.json, trust) }
}

function byKey(bundle: ReadBundle, key: KeyObject): Signer {
  const hint = keyHint(key)
  if (!verifyPayload(bundle.payload, bundle.signature, key)) {
    const other = bundle.hint !== undefined && /^[0-9a-f]{64}$/.test(bundle.hint) && bundle.hint !== hint
    invalid(other ? `it is of another key (${bundle.hint})` : 'it does not fit its content and this key')
  }
  return { mode: 'key', who: `key ${hint} (${curveOf(key)!.title})` }
}

function byCertificate(bundle: ReadBundle, roots: readonly X509Certificate[]): Signer {
  const chain = bundle.certificates.map((raw, at) => {
    try {
      return readCertificate(raw, `certificate ${at + 1}`)
    } catch {
      return invalid(`its certificate ${at + 1} cannot be read`)
    }
  })
  const leaf = chain[0]!
  if (!curveOf(leaf.publicKey)) invalid('the key of its certificate is not of P-256, P-384 or P-521')
  // Release 0.2 used SHA-256 in this mode whatever the curve.
  if (!verifyPayload(bundle.payload, bundle.signature, leaf.publicKey, 'sha256')) invalid('it does not fit its content and its certificate')
  const fault = distrust(chain, roots)
  if (fault !== undefined) invalid(fault)
  return {
    mode: 'certificate',
    who: titleOf(leaf),
    certificate: {
      sha256: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
      issuer: leaf.issuer.replaceAll('\n', ', '),
      notBefore: new Date(leaf.validFrom).toISOString(),
      notAfter: new Date(leaf.validTo).toISOString(),
    },
  }
}

const WAYS = { key: '--key', certificate: '--cert-chain', sigstore: '--identity and --issuer' } as const

function wantMode(bundle: ReadBundle, mode: ReadBundle['mode']): void {
  if (bundle.mode !== mode) invalid(`it was made in ${bundle.mode} mode; verify it with ${WAYS[bundle.mode]}`)
}

function invalid(what: string): never {
  throw new PaviseError('PAV_SIGN_SIGNATURE', `the signature does not hold: ${what}`)
}
