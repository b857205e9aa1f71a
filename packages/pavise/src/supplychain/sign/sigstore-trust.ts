import type { toTrustMaterial } from '@sigstore/verify'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'

/** Whom sigstore mode trusts: the authorities that give out certificates, and the logs and clocks that witness signatures. */

type TrustedRoot = Parameters<typeof toTrustMaterial>[0]

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, 'wants base64')
const range = z.object({ start: z.iso.datetime().optional(), end: z.iso.datetime().optional() })
const log = z.object({
  baseUrl: z.string(),
  hashAlgorithm: z.string(),
  publicKey: z.object({ rawBytes: base64, keyDetails: z.string(), validFor: range.optional() }),
  logId: z.object({ keyId: base64 }),
  checkpointKeyId: z.object({ keyId: base64 }).optional(),
})
const authority = z.object({
  certChain: z.object({ certificates: z.array(z.object({ rawBytes: base64 })).min(1) }),
  validFor: range.optional(),
})
const schema = z.object({
  mediaType: z.string().regex(/^application\/vnd\.dev\.sigstore\.trustedroot/, 'is no trusted root of Sigstore'),
  tlogs: z.array(log).min(1),
  certificateAuthorities: z.array(authority).min(1),
  ctlogs: z.array(log),
  timestampAuthorities: z.array(authority).default([]),
})

export type TrustedRootJson = z.input<typeof schema>

/** Keys in PKCS #1 have to be told from all others; numbers as in the protocol definitions of Sigstore. */
const PKCS1: Readonly<Record<string, number>> = { PKCS1_RSA_PKCS1V5: 1, PKIX_RSA_PKCS1V5: 3 }
const OTHER_KEY = 5

/** Reads a `trusted_root.json`. Throws PAV_SIGN_KEY naming `shown` and all fields that are wrong. */
export function readTrustedRoot(text: string, shown: string): TrustedRootJson {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new PaviseError('PAV_SIGN_KEY', `${shown} is not JSON`, { cause })
  }
  const read = schema.safeParse(json)
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`)
  throw new PaviseError('PAV_SIGN_KEY', `${shown} is no trusted root: ${faults.slice(0, 5).join('; ')}`)
}

/** In the shape of the library. */
export function toTrustedRoot(json: TrustedRootJson): TrustedRoot {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64')
  const validity = (range?: { start?: string | undefined; end?: string | undefined }) => ({
    start: range?.start ? new Date(range.start) : undefined,
    end: range?.end ? new Date(range.end) : undefined,
  })
  const toLog = ({ baseUrl, publicKey, logId, checkpointKeyId }: TrustedRootJson['tlogs'][number]) => ({
    baseUrl,
    operator: '',
    hashAlgorithm: 1,
    publicKey: {
      rawBytes: bytes(publicKey.rawBytes),
      keyDetails: PKCS1[publicKey.keyDetails] ?? OTHER_KEY,
      validFor: validity(publicKey.validFor),
    },
    logId: { keyId: bytes(logId.keyId) },
    checkpointKeyId: checkpointKeyId && { keyId: bytes(checkpointKeyId.keyId) },
  })
  const toAuthority = ({ certChain, validFor }: TrustedRootJson['certificateAuthorities'][number]) => ({
    subject: undefined,
    uri: '',
    operator: '',
    certChain: { certificates: certChain.certificates.map(({ rawBytes }) => ({ rawBytes: bytes(rawBytes) })) },
    validFor: validity(validFor),
  })
  return {
    mediaType: json.mediaType,
    tlogs: json.tlogs.map(toLog),
    certificateAuthorities: json.certificateAuthorities.map(toAuthority),
    ctlogs: json.ctlogs.map(toLog),
    timestampAuthorities: (json.timestampAuthorities ?? []).map(toAuthority),
  }
}
