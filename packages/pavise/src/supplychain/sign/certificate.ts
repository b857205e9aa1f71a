import { X509Certificate } from 'node:crypto'
import { PaviseError } from '#core/errors/error'
import { type DerElement, derElements, derOid } from './der.js'

const KEY_USAGE = '2.5.29.15'
const BASIC_CONSTRAINTS = '2.5.29.19'
const EXTENDED_KEY_USAGE = '2.5.29.37'
/** Critical extensions whose meaning is looked at, here or by the caller. */
const UNDERSTOOD = new Set([KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, '2.5.29.17'])

/** Signature algorithms over MD5 and SHA-1. */
const WEAK = new Set(['1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5', '1.2.840.10045.4.1', '1.2.840.10040.4.3'])
const SEQUENCE = 0x30
const EXTENSIONS = 0xa3

/** What RFC 5280 says about a certificate beyond what Node tells. */
export interface CertificateFacts {
  /** Bits of KeyUsage; all are allowed where the extension is missing. */
  readonly digitalSignature: boolean
  readonly certSign: boolean
  readonly hasKeyUsage: boolean
  /** Certificates of authorities that may follow below it. */
  readonly pathLength: number | undefined
  readonly weakSignature: boolean
  /** OIDs of critical extensions that nobody here understands: such a certificate must not be used. */
  readonly unknownCritical: readonly string[]
}

/** All certificates of a PEM file, in order. Throws PAV_SIGN_KEY naming `shown`. */
export function readCertificates(pem: string, shown: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw new PaviseError('PAV_SIGN_KEY', `${shown} holds no certificate in PEM`)
  return blocks.map((block, at) => readCertificate(block, `certificate ${at + 1} of ${shown}`))
}

/** One certificate, PEM or DER. */
export function readCertificate(bytes: string | Buffer, shown: string): X509Certificate {
  try {
    return new X509Certificate(bytes)
  } catch (cause) {
    throw new PaviseError('PAV_SIGN_KEY', `${shown} cannot be read`, { cause })
  }
}

/** Reads what Node does not tell. Throws RangeError on DER that OpenSSL took and we do not. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const [whole] = derElements(certificate.raw)
  const [body, algorithm] = derElements(whole!.value)
  const extensions = extensionsOf(body!)
  const usage = extensions.find(({ oid }) => oid === KEY_USAGE)
  const constraints = extensions.find(({ oid }) => oid === BASIC_CONSTRAINTS)
  const bits = usage ? (derElements(usage.value)[0]!.value[1] ?? 0) : 0xff
  return {
    digitalSignature: (bits & 0x80) !== 0,
    certSign: (bits & 0x04) !== 0,
    hasKeyUsage: usage !== undefined,
    pathLength: constraints ? pathLengthOf(constraints.value) : undefined,
    weakSignature: WEAK.has(derOid(derElements(algorithm!.value)[0]!.value)),
    unknownCritical: extensions.filter(({ oid, critical }) => critical && !UNDERSTOOD.has(oid)).map(({ oid }) => oid),
  }
}

interface Extension {
  readonly oid: string
  readonly critical: boolean
  readonly value: Buffer
}

function extensionsOf(body: DerElement): Extension[] {
  const field = derElements(body.value).find(({ tag }) => tag === EXTENSIONS)
  const list = field ? derElements(field.value)[0] : undefined
  return (list ? derElements(list.value) : []).map((extension) => {
    const [oid, second, third] = derElements(extension.value)
    return {
      oid: derOid(oid!.value),
      critical: third !== undefined && second!.value[0] !== 0,
      value: (third ?? second)!.value,
    }
  })
}

function pathLengthOf(value: Buffer): number | undefined {
  const [sequence] = derElements(value)
  if (sequence?.tag !== SEQUENCE) return undefined
  const length = derElements(sequence.value).find(({ tag }) => tag === 0x02)
  return length && length.value.length <= 4 ? length.value.readUIntBE(0, length.value.length) : undefined
}
