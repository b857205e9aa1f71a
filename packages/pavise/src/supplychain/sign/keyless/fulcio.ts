import { type KeyObject, sign, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { PaviseError } from '#core/errors/error'
import type { IdentityToken } from './identity-token.js'
import { ask, refusal, type Service, shapedAnswer } from './service.js'

const NAME = 'the certificate authority'
const chain = z.object({ chain: z.object({ certificates: z.array(z.string().max(20_000)).min(1).max(16) }) })
const answer = z.object({ signedCertificateEmbeddedSct: chain })

/**
 * A certificate for a key by an OpenID Connect token (Fulcio's API, version 2). That the key is ours is proved by a signature over the
 * token's subject. Throws PAV_SIGN_SERVICE where it refuses or answers a certificate of another key, PAV_EGRESS_… where it cannot be reached.
 */
export async function requestCertificate(
  service: Service,
  token: IdentityToken,
  keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): Promise<X509Certificate> {
  const response = await ask(service, '/api/v2/signingCert', {
    credentials: { oidcIdentityToken: token.text },
    publicKeyRequest: {
      publicKey: { algorithm: 'ECDSA', content: keys.publicKey.export({ type: 'spki', format: 'pem' }) },
      proofOfPossession: sign('sha256', Buffer.from(token.subject), keys.privateKey).toString('base64'),
    },
  })
  if (response.status !== 200 && response.status !== 201) throw refusal(NAME, response)
  const [pem] = shapedAnswer(NAME, response, answer).signedCertificateEmbeddedSct.chain.certificates
  let certificate: X509Certificate
  try {
    certificate = new X509Certificate(pem!)
  } catch (cause) {
    throw new PaviseError('PAV_SIGN_SERVICE', `${NAME} answered what is no certificate`, { cause })
  }
  if (!certificate.checkPrivateKey(keys.privateKey))
    throw new PaviseError('PAV_SIGN_SERVICE', `${NAME} answered a certificate of another key`)
  return certificate
}
