import { generateKeyPairSync, sign } from 'node:crypto'
import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import { dsseEnvelope, signedBytes, writeBundle } from '../envelope.js'
import type { Manifest } from '../manifest.js'
import { type Witnessed, witnessed } from '../sigstore-mode.js'
import type { TrustedRootJson } from '../sigstore-trust.js'
import { writeStatement } from '../statement.js'
import { requestCertificate } from './fulcio.js'
import { readIdentityToken } from './identity-token.js'
import { enterEnvelope } from './rekor.js'

/** The public installation of the Sigstore project. */
export const PUBLIC_SIGSTORE = { fulcio: 'https://fulcio.sigstore.dev', rekor: 'https://rekor.sigstore.dev' } as const

export interface KeylessOptions {
  readonly egress: Egress
  /** Base URLs of certificate authority and log. */
  readonly fulcio: string
  readonly rekor: string
  /** An OpenID Connect token for the audience that the authority expects (`sigstore`). */
  readonly token: string
  /** Against what the answers are verified; default: the public installation, as this release knows it. */
  readonly trustedRoot?: TrustedRootJson
  readonly now?: Date
  readonly signal?: AbortSignal
}

export interface KeylessSignature extends Witnessed {
  /** The signature file. */
  readonly text: string
}

/**
 * Signs with a key that lives for this call only: the authority says whose it is, the log says when. What both answered is verified as a reader will,
 * before anything is given back. Throws PAV_SIGN_TOKEN, PAV_SIGN_SERVICE, PAV_EGRESS_….
 */
export async function signKeyless(manifest: Manifest, options: KeylessOptions): Promise<KeylessSignature> {
  const { egress, fulcio, rekor, signal } = options
  const reach = { egress, ...(signal ? { signal } : {}) }
  const token = readIdentityToken(options.token, options.now ?? new Date())
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = await requestCertificate({ ...reach, url: fulcio }, token, keys)
  const payload = Buffer.from(writeStatement(manifest))
  const signature = sign('sha256', signedBytes(payload), keys.privateKey)
  const entry = await enterEnvelope({ ...reach, url: rekor }, dsseEnvelope(payload, signature), certificate)
  const text = writeBundle({ certificate: { rawBytes: certificate.raw.toString('base64') }, tlogEntries: [entry] }, payload, signature)
  try {
    return { text, ...witnessed(JSON.parse(text), options.trustedRoot) }
  } catch (error) {
    if (!(error instanceof PaviseError)) throw error
    throw new PaviseError('PAV_SIGN_SERVICE', `what the services answered does not hold: ${error.message}`, {
      hint: 'For a private installation name its keys: --trusted-root trusted_root.json',
      cause: error,
    })
  }
}
