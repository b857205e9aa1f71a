import { bundleFromJSON } from '@sigstore/bundle'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import { PaviseError } from '#core/errors/error'
import { SIGSTORE_ROOT } from './sigstore-root.js'
import { type TrustedRootJson, toTrustedRoot } from './sigstore-trust.js'

export interface SigstoreTrust {
  readonly mode: 'sigstore'
  /** Mail address or URI in the certificate; compared as a whole. */
  readonly identity: string
  /** URL of the provider that vouched for it. */
  readonly issuer: string
  /** Default: the public installation, as this release knows it. */
  readonly trustedRoot?: TrustedRootJson
}

export interface Witnessed {
  readonly who: string
  readonly issuer: string
  readonly time?: string
}

/**
 * Verifies a keyless signature without network: certificate, its log, the entry in the transparency log or a timestamp, signature, identity, issuer.
 * Throws PAV_SIGN_SIGNATURE with what does not hold.
 */
export function verifyWitnessed(json: unknown, trust: SigstoreTrust): Witnessed {
  const found = witnessed(json, trust.trustedRoot)
  // The library takes the wanted identity for a pattern: compared here, as a whole.
  if (found.who !== trust.identity) throw invalid(`it is of ${found.who}, not of ${trust.identity}`)
  if (found.issuer !== trust.issuer) throw invalid(`${found.who} was vouched for by ${found.issuer}, not by ${trust.issuer}`)
  return found
}

/** Who signed, as authority and log say. Says nothing about whether that is whom anybody trusts. Throws PAV_SIGN_SIGNATURE. */
export function witnessed(json: unknown, trustedRoot: TrustedRootJson = SIGSTORE_ROOT): Witnessed {
  refuseOddCheckpoints(json)
  const root = toTrustMaterial(toTrustedRoot(trustedRoot))
  let identity: string | undefined
  let issuer: string | undefined
  let time: string | undefined
  try {
    const bundle = bundleFromJSON(json)
    const signer = new Verifier(root).verify(toSignedEntity(bundle))
    identity = signer.identity?.subjectAlternativeName
    issuer = signer.identity?.extensions?.issuer
    // Only an entry with the promise of the log has a time that the log signed.
    const entry = bundle.verificationMaterial.tlogEntries.find(({ inclusionPromise }) => inclusionPromise)
    if (entry) time = new Date(Number(entry.integratedTime) * 1000).toISOString()
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error), error)
  }
  if (identity === undefined || issuer === undefined) throw invalid('its certificate names nobody')
  return { who: identity, issuer, ...(time ? { time } : {}) }
}

/** The library makes a pattern of the name that a checkpoint bears: nothing but the letters of host names reaches it. */
function refuseOddCheckpoints(json: unknown): void {
  const entries = (json as { verificationMaterial?: { tlogEntries?: unknown } } | null)?.verificationMaterial?.tlogEntries
  for (const entry of Array.isArray(entries) ? entries : []) {
    const note = (entry as { inclusionProof?: { checkpoint?: { envelope?: unknown } } } | null)?.inclusionProof?.checkpoint?.envelope
    if (typeof note !== 'string') continue
    for (const line of note.split('\n')) {
      if (line.startsWith('\u2014') && !/^\u2014 [A-Za-z0-9.-]{1,253} [A-Za-z0-9+/=]{1,4096}$/.test(line))
        throw invalid('its checkpoint is malformed')
    }
  }
}

function invalid(what: string, cause?: unknown): PaviseError {
  return new PaviseError('PAV_SIGN_SIGNATURE', `the signature does not hold: ${what}`, { cause })
}
