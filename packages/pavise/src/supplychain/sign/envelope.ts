import { z } from 'zod'
import { PaviseError } from '#core/errors/error'

/** The DSSE envelope in a Sigstore bundle: `model.sig`. */

export const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json'
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'wants base64')
const rawBytes = z.object({ rawBytes: base64 })

/** Fields of sigstore mode are read by its own library; here they only tell the mode. */
const bundleSchema = z.object({
  mediaType: z
    .string()
    .regex(/^application\/vnd\.dev\.sigstore\.bundle(\.v0\.[1-3]\+json|\+json;version=0\.[1-3])$/, 'is no Sigstore bundle'),
  verificationMaterial: z.object({
    publicKey: z.looseObject({ hint: z.string().optional() }).optional(),
    x509CertificateChain: z.object({ certificates: z.array(rawBytes).min(1).max(16) }).optional(),
    certificate: rawBytes.optional(),
    tlogEntries: z.array(z.unknown()).optional(),
  }),
  dsseEnvelope: z.object({
    payload: base64,
    payloadType: z.literal(PAYLOAD_TYPE),
    signatures: z.array(z.object({ sig: base64 })).length(1, 'wants exactly one signature'),
  }),
})

export type BundleMode = 'key' | 'certificate' | 'sigstore'

export interface ReadBundle {
  readonly mode: BundleMode
  readonly payload: Buffer
  readonly signature: Buffer
  /** Key mode: which key, as SHA-256 over its PEM text. */
  readonly hint?: string
  /** Certificate mode: DER, leaf first. */
  readonly certificates: readonly Buffer[]
  /** The whole as JSON, for the library of sigstore mode. */
  readonly json: unknown
}

/** Reads a signature file. Throws PAV_SIGN_SIGNATURE naming `shown` and the first field that is wrong. */
export function readBundle(text: string, shown: string): ReadBundle {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new PaviseError('PAV_SIGN_SIGNATURE', `${shown} is not JSON`, { cause })
  }
  const read = bundleSchema.safeParse(json)
  if (!read.success) {
    const [first] = read.error.issues
    throw new PaviseError('PAV_SIGN_SIGNATURE', `${shown}: ${first?.path.join('.') || 'the file'}: ${first?.message ?? ''}`)
  }
  const { verificationMaterial: material, dsseEnvelope: envelope } = read.data
  const decode = (value: string): Buffer => Buffer.from(value, 'base64')
  return {
    mode: modeOf(material, shown),
    payload: decode(envelope.payload),
    signature: decode(envelope.signatures[0]!.sig),
    ...(material.publicKey?.hint ? { hint: material.publicKey.hint } : {}),
    certificates: (material.x509CertificateChain?.certificates ?? []).map((certificate) => decode(certificate.rawBytes)),
    json,
  }
}

function modeOf(material: z.infer<typeof bundleSchema>['verificationMaterial'], shown: string): BundleMode {
  const modes: BundleMode[] = []
  if (material.publicKey) modes.push('key')
  // Old releases of the reference wrote the Fulcio certificate as a chain of one, with the entry of the log beside it.
  if (material.x509CertificateChain) modes.push(material.tlogEntries?.length ? 'sigstore' : 'certificate')
  if (material.certificate) modes.push('sigstore')
  if (modes.length === 1) return modes[0]!
  throw new PaviseError(
    'PAV_SIGN_SIGNATURE',
    `${shown}: verificationMaterial: wants exactly one of publicKey, x509CertificateChain, certificate`,
  )
}

/** Pre-authentication encoding (DSSE v1): the bytes that are signed. */
export function signedBytes(payload: Buffer, type = PAYLOAD_TYPE): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload])
}

/** What releases up to 0.3 signed instead: the payload as Python prints bytes. */
export function signedBytesOfOldReleases(payload: Buffer, type = PAYLOAD_TYPE): Buffer {
  return Buffer.from(`DSSEV1 ${type.length} ${type} ${payload.length} ${pythonRepr(payload)}`, 'latin1')
}

const ESCAPES: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' }

/** `repr(bytes)`: double quotes where the bytes hold a single quote and no double one. */
function pythonRepr(bytes: Buffer): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? 34 : 39
  const parts: string[] = []
  for (const byte of bytes) {
    if (byte === quote) parts.push(`\\${String.fromCharCode(byte)}`)
    else if (ESCAPES[byte]) parts.push(ESCAPES[byte])
    else if (byte < 32 || byte > 126) parts.push(`\\x${byte.toString(16).padStart(2, '0')}`)
    else parts.push(String.fromCharCode(byte))
  }
  const mark = String.fromCharCode(quote)
  return `b${mark}${parts.join('')}${mark}`
}

/** A signature file as the reference implementation writes it. */
export function writeBundle(material: Readonly<Record<string, unknown>>, payload: Buffer, signature: Buffer): string {
  return JSON.stringify({
    mediaType: MEDIA_TYPE,
    verificationMaterial: { ...material, tlogEntries: material['tlogEntries'] ?? [] },
    dsseEnvelope: dsseEnvelope(payload, signature),
  })
}

/** Payload and signature as they stand in a bundle and as a log takes them. */
export const dsseEnvelope = (payload: Buffer, signature: Buffer) => ({
  payload: payload.toString('base64'),
  payloadType: PAYLOAD_TYPE,
  signatures: [{ sig: signature.toString('base64'), keyid: '' }],
})
