import type { Principal } from '@pavise/guard'

type Incoming = Readonly<Record<string, string | string[] | undefined>>
const LONGEST = 256

/**
 * Who acts, as the application says: `x-pavise-tenant` and `x-pavise-principal`, else OpenAI's `user` or Anthropic's `metadata.user_id` as
 * `tenant/user` or `tenant`. It is believed because the application holds the key, not the end user.
 */
export function principalOf(headers: Incoming, body: Readonly<Record<string, unknown>>, key: string | undefined): Principal {
  const principal: Principal = {}
  if (key !== undefined) principal.key = key
  const user = userOf(body)
  const slash = user.indexOf('/')
  const tenant = one(headers['x-pavise-tenant']) ?? (slash < 0 ? user : user.slice(0, slash))
  const id = one(headers['x-pavise-principal']) ?? (slash < 0 ? '' : user.slice(slash + 1))
  if (tenant !== '') principal.tenant = tenant
  if (id !== '') principal.id = id
  return principal
}

function userOf({ user, metadata }: Readonly<Record<string, unknown>>): string {
  if (typeof user === 'string') return user.slice(0, LONGEST)
  const id = typeof metadata === 'object' && metadata !== null && 'user_id' in metadata ? metadata.user_id : undefined
  return typeof id === 'string' ? id.slice(0, LONGEST) : ''
}

function one(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header !== '' ? header.slice(0, LONGEST) : undefined
}
