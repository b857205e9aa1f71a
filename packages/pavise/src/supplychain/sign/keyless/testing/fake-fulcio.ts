import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { TestAuthority } from './test-authority.js'

const AUDIENCE = 'sigstore'
const request = z.strictObject({
  credentials: z.strictObject({ oidcIdentityToken: z.string() }),
  publicKeyRequest: z.strictObject({
    publicKey: z.strictObject({ algorithm: z.enum(['ECDSA', 'ED25519', 'RSA_PSS']), content: z.string() }),
    proofOfPossession: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
  }),
})
interface Claims {
  iss?: string
  sub?: string
  aud?: string
  exp?: number
  iat?: number
  email?: string
  email_verified?: boolean
}

export interface Answered {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const refused = (status: number, message: string): Answered => ({ status, body: { code: status === 401 ? 16 : 3, message, details: [] } })
const pem = (raw: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${raw
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END CERTIFICATE-----\n`

/** Fulcio as its clients meet it: judges token, audience and proof of possession, and refuses as it does. */
export class FakeFulcio {
  readonly #provider = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly authority: TestAuthority
  readonly issuer = 'https://login.test'
  /** Faults that a test asks for. */
  fault: 'none' | 'another key' | 'no log' | 'no json' = 'none'

  constructor(private readonly now: () => Date) {
    this.authority = new TestAuthority(now())
  }

  /** A token of the provider that this authority knows. */
  token(claims: Claims = {}, key: KeyObject = this.#provider.privateKey): string {
    const seconds = Math.floor(this.now().getTime() / 1000)
    const all = {
      iss: this.issuer,
      aud: AUDIENCE,
      sub: '42',
      email: 'ana@example.com',
      email_verified: true,
      iat: seconds,
      exp: seconds + 300,
      ...claims,
    }
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const head = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(all)}`
    return `${head}.${sign('sha256', Buffer.from(head), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }

  answer(method: string, path: string, type: string | undefined, text: string): Answered {
    if (path !== '/api/v2/signingCert') return refused(404, 'Not Found')
    if (method !== 'POST') return refused(501, 'Method Not Allowed')
    if (!/^application\/json\b/.test(type ?? '')) return refused(415, 'unsupported content type')
    const read = request.safeParse(JSON.parse(text))
    if (!read.success) return refused(400, 'the request does not have the shape of a signing certificate request')
    const { credentials, publicKeyRequest } = read.data
    const claims = this.#claims(credentials.oidcIdentityToken)
    if (claims === undefined) return refused(401, 'There was an error processing the identity token')
    if (claims.email !== undefined && claims.email_verified !== true) return refused(400, 'email_verified claim was false')
    const subject = claims.email ?? claims.sub ?? ''
    let key: KeyObject
    try {
      key = createPublicKey(publicKeyRequest.publicKey.content)
    } catch {
      return refused(400, 'The public key supplied in the request could not be parsed')
    }
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return refused(400, 'The public key supplied in the request is insecure')
    if (!verify('sha256', Buffer.from(subject), key, Buffer.from(publicKeyRequest.proofOfPossession, 'base64')))
      return refused(400, 'The signature supplied in the request could not be verified')
    if (this.fault === 'no json') return { status: 200, body: undefined }
    const other = this.fault === 'another key' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey : key
    const identity = claims.email ?? `https://ci.test/${subject}`
    const leaf = this.authority.leaf(other, identity, this.issuer, this.now(), this.fault !== 'no log')
    return { status: 200, body: { signedCertificateEmbeddedSct: { chain: { certificates: [pem(leaf), pem(this.authority.root)] } } } }
  }

  #claims(token: string): Claims | undefined {
    const [head = '', body = '', signature = ''] = token.split('.')
    const good = verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      { key: this.#provider.publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims
    const seconds = this.now().getTime() / 1000
    const current = (claims.exp ?? 0) > seconds && (claims.iat ?? Number.POSITIVE_INFINITY) <= seconds + 60
    return good && current && claims.iss === this.issuer && claims.aud === AUDIENCE ? claims : undefined
  }
}
