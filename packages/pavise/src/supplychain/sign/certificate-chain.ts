import type { X509Certificate } from 'node:crypto'
import { type CertificateFacts, certificateFacts } from './certificate.js'

const CODE_SIGNING = '1.3.6.1.5.5.7.3.3'
const ANY_USAGE = '2.5.29.37.0'
const LONGEST = 10

/**
 * Why the leaf of a signature cannot be trusted, or nothing. `chain` is leaf first and comes from the signature; `roots` are the user's. Validity is
 * judged at the moment from which the leaf is valid, as the reference does: a signature does not become wrong when its certificate ends.
 */
export function distrust(chain: readonly X509Certificate[], roots: readonly X509Certificate[]): string | undefined {
  const [leaf] = chain
  if (!leaf) return 'the signature holds no certificate'
  const facts = safeFacts(leaf)
  if (!facts) return `the certificate of ${titleOf(leaf)} cannot be read`
  if (!facts.digitalSignature) return `the certificate of ${titleOf(leaf)} is not made for signatures`
  const extended = leaf.keyUsage ?? []
  const forCode = extended.includes(CODE_SIGNING) || extended.includes(ANY_USAGE)
  if (extended.length > 0 && !forCode) return `the certificate of ${titleOf(leaf)} is not made for signing code`
  if (!facts.hasKeyUsage && !forCode) return `the certificate of ${titleOf(leaf)} does not say that it may sign`
  if (facts.unknownCritical.length > 0) return criticalFault(leaf, facts)
  const trusted = new Set(roots.map((root) => root.fingerprint256))
  if (trusted.has(leaf.fingerprint256)) return undefined
  return climb(leaf, chain.slice(1), roots, trusted, new Date(leaf.validFrom), 0, new Set([leaf.fingerprint256]))
}

/** Looks for a way from `below` up to a root. Answers the fault of the last way that was tried. */
function climb(
  below: X509Certificate,
  rest: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  trusted: ReadonlySet<string>,
  at: Date,
  authorities: number,
  passed: Set<string>,
): string | undefined {
  let fault = `the certificate of ${titleOf(below)} was issued by ${below.issuer.replaceAll('\n', ', ')}, which is not among the trusted ones`
  if (authorities >= LONGEST) return 'the chain of certificates is too long'
  for (const issuer of [...roots, ...rest]) {
    if (passed.has(issuer.fingerprint256) || !below.checkIssued(issuer)) continue
    // Every authority is looked at once at most: hostile chains do not branch without end.
    passed.add(issuer.fingerprint256)
    const wrong = authorityFault(issuer, below, at, authorities)
    if (wrong !== undefined) fault = wrong
    else if (trusted.has(issuer.fingerprint256)) return undefined
    else {
      const higher = climb(issuer, rest, roots, trusted, at, authorities + 1, passed)
      if (higher === undefined) return undefined
      fault = higher
    }
  }
  return fault
}

function authorityFault(issuer: X509Certificate, below: X509Certificate, at: Date, authorities: number): string | undefined {
  const title = titleOf(issuer)
  const facts = safeFacts(issuer)
  const lower = safeFacts(below)
  if (!facts || !lower) return `the certificate of ${title} cannot be read`
  if (!issuer.ca || !facts.certSign) return `${title} is no authority that may issue certificates`
  if (facts.unknownCritical.length > 0) return criticalFault(issuer, facts)
  if (facts.pathLength !== undefined && authorities > facts.pathLength) return `${title} allows fewer authorities below it`
  if (at < new Date(issuer.validFrom) || at > new Date(issuer.validTo))
    return `the certificate of ${title} was not valid when the leaf was issued`
  if (lower.weakSignature) return `the certificate of ${titleOf(below)} is signed with a broken hash`
  if (!below.verify(issuer.publicKey)) return `the certificate of ${titleOf(below)} is not signed by ${title}`
  return undefined
}

function criticalFault(certificate: X509Certificate, facts: CertificateFacts): string {
  return `the certificate of ${titleOf(certificate)} has a critical extension that is not understood: ${facts.unknownCritical[0]}`
}

function safeFacts(certificate: X509Certificate): CertificateFacts | undefined {
  try {
    return certificateFacts(certificate)
  } catch {
    return undefined
  }
}

/** A name for people: subject, else alternative name, else serial number. */
export function titleOf(certificate: X509Certificate): string {
  return certificate.subject?.replaceAll('\n', ', ') || certificate.subjectAltName || `serial ${certificate.serialNumber}`
}
