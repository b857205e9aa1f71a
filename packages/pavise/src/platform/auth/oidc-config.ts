import { z } from 'zod'
import { ROLE_IDS } from '#core/access/permissions'
import { httpUrlSchema, type SecretRef, secretRefSchema } from '#core/assets'
import type { OidcSettings } from './oidc.js'

/** `auth.oidc` of pavise.yaml. */
export const oidcConfigSchema = z.strictObject({
  issuer: httpUrlSchema.refine(
    (text) => text.startsWith('https:') || isLocal(text),
    'wants https; http only for a provider on this machine',
  ),
  /** As the button says it. */
  name: z.string().min(1).max(60).default('single sign-on'),
  clientId: z.string().min(1),
  clientSecret: secretRefSchema.optional(),
  scopes: z.array(z.string().regex(/^[\x21-\x7e]+$/)).default(['openid', 'profile', 'email']),
  /** Where the provider's endpoints lie beside the issuer's own origin. */
  origins: z.array(httpUrlSchema).default([]),
  roles: z.strictObject({
    claim: z.string().min(1).default('groups'),
    map: z.record(z.string(), z.enum(ROLE_IDS)),
    otherwise: z.enum(ROLE_IDS).optional(),
  }),
})
export type OidcConfig = z.infer<typeof oidcConfigSchema>

function isLocal(text: string): boolean {
  return URL.canParse(text) && /^(127(\.\d+){3}|\[::1\]|localhost)$/.test(new URL(text).hostname)
}

/** The settings of a sign-in, its secret resolved. */
export async function oidcSettings(config: OidcConfig, secret: (ref: SecretRef) => Promise<string>): Promise<OidcSettings> {
  const { issuer, name, clientId, clientSecret, origins, roles } = config
  return {
    issuer,
    name,
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret: await secret(clientSecret) }),
    scopes: config.scopes.includes('openid') ? config.scopes : ['openid', ...config.scopes],
    origins,
    roles: { claim: roles.claim, roles: roles.map, ...(roles.otherwise === undefined ? {} : { otherwise: roles.otherwise }) },
  }
}
