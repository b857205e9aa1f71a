import type { Pool, PoolClient } from 'pg'
import { ROLE_IDS, type Role } from '#core/access/permissions'
import { PaviseError } from '#core/errors/error'
import type { UserRow } from '#core/records/identity'
import { writeChange } from '#platform/store/outbox'
import { inTransaction } from '#platform/store/transaction'
import { addUser, USER_COLUMNS, type UserLine, userRow } from './users.js'

/** Which role a person's claims give; of several the strongest. */
export interface RoleMapping {
  readonly claim: string
  /** Value of the claim to role. */
  readonly roles: Readonly<Record<string, Role>>
  /** For people that no value of the claim speaks for; without it they are refused. */
  readonly otherwise?: Role
}

export interface Claims {
  readonly iss: string
  readonly sub: string
  readonly [claim: string]: unknown
}

/** The role by the claims; undefined where the mapping gives none. */
export function roleOf(claims: Claims, mapping: RoleMapping): Role | undefined {
  const value = claims[mapping.claim]
  const said = new Set((Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string'))
  const given = new Set(Object.entries(mapping.roles).flatMap(([name, role]) => (said.has(name) ? [role] : [])))
  return ROLE_IDS.find((role) => given.has(role)) ?? mapping.otherwise
}

/** A handle from what the provider calls the person; digits are added by the caller where it is taken. */
export function handleOf(claims: Claims): string {
  const named = [claims['preferred_username'], claims['email'], claims['name'], claims.sub].find(
    (one): one is string => typeof one === 'string' && one !== '',
  )
  const plain = (named ?? '')
    .split('@')[0]!
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 40)
  return plain === '' ? 'user' : plain
}

/**
 * The user of these claims, by issuer and subject alone (an e-mail address is no identity); made on the first sign-in. The role follows the
 * claims at every sign-in. PAV_AUTH_REFUSED where the mapping gives no role or the user is disabled.
 */
export function userOfClaims(pool: Pool, claims: Claims, mapping: RoleMapping, now: Date): Promise<UserRow> {
  const role = roleOf(claims, mapping)
  if (role === undefined) {
    return Promise.reject(
      new PaviseError('PAV_AUTH_REFUSED', `the identity provider gives no role here (claim ${mapping.claim})`, {
        hint: 'Ask an administrator to add you to a group that has a role.',
      }),
    )
  }
  const by = { handle: 'oidc' }
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<UserLine>(
      `select ${USER_COLUMNS} from pavise.user_account u where u.oidc_issuer = $1 and u.oidc_subject = $2 for update of u`,
      [claims.iss, claims.sub],
    )
    const [known] = rows
    if (!known) {
      const handle = await freeHandle(client, handleOf(claims))
      const name = typeof claims['name'] === 'string' && claims['name'] !== '' ? claims['name'].slice(0, 200) : handle
      const user = await addUser(client, { handle, name, role }, by, now)
      await client.query('update pavise.user_account set oidc_issuer = $2, oidc_subject = $3 where id = $1', [
        user.id,
        claims.iss,
        claims.sub,
      ])
      return { ...user, oidc: true }
    }
    if (known.disabled) throw new PaviseError('PAV_AUTH_REFUSED', `the user ${known.handle} is disabled`)
    if (known.role === role) return userRow(known, now)
    await client.query('update pavise.user_account set role = $2, version = version + 1 where id = $1', [known.id, role])
    const fields = { user: known.handle, role, before: known.role }
    await writeChange(client, { type: 'user.change', by, body: fields, fields })
    return userRow({ ...known, role, version: known.version + 1 }, now)
  })
}

async function freeHandle(client: PoolClient, wanted: string): Promise<string> {
  const { rows } = await client.query<{ handle: string }>(
    `select handle from pavise.user_account where handle = $1 or handle like $1 || '-%'`,
    [wanted],
  )
  const taken = new Set(rows.map((row) => row.handle))
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}
