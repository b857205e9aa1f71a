import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { PaviseError } from '#core/errors/error'
import { signedBytes, signedBytesOfOldReleases } from './envelope.js'

/** Keys on the three curves of the format, each with its hash. */

const CURVES: Readonly<Record<string, { readonly title: string; readonly hash: string }>> = {
  prime256v1: { title: 'P-256', hash: 'sha256' },
  secp384r1: { title: 'P-384', hash: 'sha384' },
  secp521r1: { title: 'P-521', hash: 'sha512' },
}

/** A private key of one of the curves. Throws PAV_SIGN_KEY; `needsPassphrase` tells beforehand whether one is wanted. */
export function readPrivateKey(pem: string, passphrase: string | undefined, shown: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey({ key: pem, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) })
  } catch (cause) {
    const encrypted = needsPassphrase(pem)
    throw new PaviseError('PAV_SIGN_KEY', encrypted ? `the passphrase does not open ${shown}` : `${shown} is no private key in PEM`, {
      cause,
    })
  }
  return ofCurve(key, shown)
}

export function needsPassphrase(pem: string): boolean {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem)
}

/** A public key of one of the curves, from PEM. A private key is refused: it has no business where signatures are verified. */
export function readPublicKey(pem: string, shown: string): KeyObject {
  if (/PRIVATE KEY-----/.test(pem)) {
    throw new PaviseError('PAV_SIGN_KEY', `${shown} holds a private key; signatures are verified with the public one`, {
      hint: `Make it: openssl pkey -in ${shown} -pubout -out key.pub`,
    })
  }
  try {
    return ofCurve(createPublicKey({ key: pem, format: 'pem' }), shown)
  } catch (cause) {
    if (cause instanceof PaviseError) throw cause
    throw new PaviseError('PAV_SIGN_KEY', `${shown} is no public key in PEM`, { cause })
  }
}

export function curveOf(key: KeyObject): { readonly title: string; readonly hash: string } | undefined {
  return key.asymmetricKeyType === 'ec' ? CURVES[key.asymmetricKeyDetails?.namedCurve ?? ''] : undefined
}

function ofCurve(key: KeyObject, shown: string): KeyObject {
  if (curveOf(key)) return key
  const found = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType
  throw new PaviseError('PAV_SIGN_KEY', `${shown} is a key of type ${found}; the format wants P-256, P-384 or P-521`)
}

/** How signatures name a key: SHA-256 in hex over the text of its public half in PEM. */
export function keyHint(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'pem' }))
    .digest('hex')
}

/** ECDSA over the envelope of `payload`, DER, with the hash of the curve. */
export function signPayload(payload: Buffer, key: KeyObject): Buffer {
  return sign(curveOf(key)!.hash, signedBytes(payload), key)
}

/** Whether the signature over `payload` is of `key`; the bytes that releases up to 0.3 signed count too. */
export function verifyPayload(payload: Buffer, signature: Buffer, key: KeyObject, oldHash?: string): boolean {
  const { hash } = curveOf(key)!
  return verify(hash, signedBytes(payload), key, signature) || verify(oldHash ?? hash, signedBytesOfOldReleases(payload), key, signature)
}
