import type { Pool } from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Egress } from '#core/ports/egress'
import type { UserRow } from '#core/records/identity'
import { createEgress } from '#platform/egress/egress'
import { egressFetch } from './oidc-fetch.js'
import { type Claims, type RoleMapping, userOfClaims } from './oidc-user.js'
import { digestOf, newSecret } from './secret.js'

const LIFE = 10 * 60_000
const TIMEOUT_SECONDS = 20

export interface OidcSettings {
  /** As the button says it. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** Absent for a public client; PKCE is used either way. */
  readonly clientSecret?: string
  readonly scopes: readonly string[]
  readonly roles: RoleMapping
  /** Where the provider's endpoints lie beside the issuer's own origin. */
  readonly origins: readonly string[]
}

export interface OidcSignIn {
  readonly name: string
  /** Where the browser goes, and the value of the cookie that ties the answer to this browser. */
  begin(redirect: string, destination: string): Promise<{ url: string; flow: string }>
  /** `current`: the address that the provider sent the browser to. PAV_AUTH_REFUSED, PAV_OIDC_FAILED. */
  finish(flow: string, current: URL): Promise<{ user: UserRow; destination: string }>
  close(): Promise<void>
}

type Client = typeof import('openid-client')
type Configuration = InstanceType<Client['Configuration']>

/** Sign-in at an OpenID Connect provider: authorization code with PKCE, state and nonce, each used once. */
export function oidcSignIn(pool: Pool, now: () => Date, settings: OidcSettings): OidcSignIn {
  const egress = createEgress({ allow: [settings.issuer, ...settings.origins], connections: 4 })
  let known: Promise<{ client: Client; configuration: Configuration }> | undefined
  /** Read at the first sign-in, and again after a failure. */
  const discover = () => {
    known ??= discovered(settings, egress).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    name: settings.name,
    close: () => egress.close(),
    async begin(redirect, destination) {
      const { client, configuration } = await discover()
      const [flow, verifier, nonce] = [newSecret(), client.randomPKCECodeVerifier(), client.randomNonce()]
      await pool.query('insert into pavise.oidc_flow (digest, verifier, nonce, destination, expires) values ($1, $2, $3, $4, $5)', [
        digestOf(flow),
        verifier,
        nonce,
        destination,
        new Date(now().getTime() + LIFE),
      ])
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: settings.scopes.join(' '),
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: digestOf(flow),
        nonce,
      })
      return { url: url.href, flow }
    },
    async finish(flow, current) {
      const { rows } = await pool.query<{ verifier: string; nonce: string; destination: string }>(
        'delete from pavise.oidc_flow where digest = $1 and expires > $2 returning verifier, nonce, destination',
        [digestOf(flow), now()],
      )
      const [begun] = rows
      if (!begun) throw new PaviseError('PAV_AUTH_REFUSED', 'this sign-in was begun elsewhere or too long ago', { hint: 'Sign in again.' })
      const { client, configuration } = await discover()
      const claims = await client
        .authorizationCodeGrant(configuration, current, {
          pkceCodeVerifier: begun.verifier,
          expectedState: digestOf(flow),
          expectedNonce: begun.nonce,
          idTokenExpected: true,
        })
        .then((tokens) => tokens.claims())
        .catch((cause: unknown) => {
          throw new PaviseError('PAV_OIDC_FAILED', `${settings.name} did not confirm the sign-in`, { cause })
        })
      if (!claims) throw new PaviseError('PAV_OIDC_FAILED', `${settings.name} sent no identity`)
      return { user: await userOfClaims(pool, claims as Claims, settings.roles, now()), destination: begun.destination }
    },
  }
}

async function discovered(settings: OidcSettings, egress: Egress): Promise<{ client: Client; configuration: Configuration }> {
  const client = await import('openid-client')
  const issuer = new URL(settings.issuer)
  const { clientSecret: secret } = settings
  const configuration = await client
    .discovery(issuer, settings.clientId, undefined, secret === undefined ? client.None() : client.ClientSecretBasic(secret), {
      [client.customFetch]: egressFetch(egress),
      timeout: TIMEOUT_SECONDS,
      // http is for a provider on this machine; elsewhere the configuration asks for https.
      execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    })
    .catch((cause: unknown) => {
      throw new PaviseError('PAV_OIDC_FAILED', `${issuer.host} could not be reached or is no OpenID Connect provider`, { cause })
    })
  return { client, configuration }
}
