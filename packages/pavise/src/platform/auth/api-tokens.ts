import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Permission } from '#core/access/permissions'
import { PaviseError } from '#core/errors/error'
import type { Actor } from '#core/ports/store'
import type { NewToken, TokenRow } from '#core/records/identity'
import { writeChange } from '#platform/store/outbox'
import { inTransaction } from '#platform/store/transaction'
import { type Principal, tokenPrincipal } from './principal.js'
import { digestOf, newSecret } from './secret.js'
import { USER_COLUMNS, type UserLine, userRow } from './users.js'

const PREFIX = 'pav_'
const SHOWN = 8
const TOUCH = 60_000

interface TokenLine {
  id: string
  name: string
  hint: string
  handle: string
  scopes: Permission[]
  created: Date
  expires: Date | null
  last_used: Date | null
  revoked: Date | null
}

const COLUMNS = 't.id, t.name, t.hint, u.handle, t.scopes, t.created, t.expires, t.last_used, t.revoked'
const FROM = 'from pavise.api_token t join pavise.user_account u on u.id = t.account'

export interface ApiTokens {
  /** Those of one user, or everybody's. Newest first. */
  list(userId?: string): Promise<TokenRow[]>
  /** Of a user; the token itself is given this once. PAV_FORBIDDEN for a scope that is not in `limit`. */
  make(userId: string, token: NewToken, limit: ReadonlySet<Permission>, by: Actor): Promise<{ token: string; row: TokenRow }>
  /** `ofUser`: only where it is theirs. PAV_NOT_FOUND otherwise. */
  revoke(id: string, by: Actor, ofUser?: string): Promise<void>
  /** Whose token this is; undefined where it is not known, revoked or expired, or its user is disabled. */
  find(token: string): Promise<Principal | undefined>
}

export function apiTokens(pool: Pool, now: () => Date): ApiTokens {
  return {
    async list(userId) {
      const { rows } = await pool.query<TokenLine>(
        `select ${COLUMNS} ${FROM} where $1::uuid is null or t.account = $1 order by t.created desc, t.id`,
        [userId ?? null],
      )
      return rows.map(tokenRow)
    },
    async make(userId, wanted, limit, by) {
      const beyond = wanted.scopes.filter((scope) => !limit.has(scope))
      if (beyond.length > 0) throw new PaviseError('PAV_FORBIDDEN', `a token cannot do more than its maker: ${beyond.join(', ')}`)
      if (wanted.expires !== undefined && new Date(wanted.expires) <= now()) {
        throw new PaviseError('PAV_INPUT_INVALID', 'expires lies in the past')
      }
      const token = `${PREFIX}${newSecret()}`
      return inTransaction(pool, async (client) => {
        const id = randomUUID()
        await client.query(
          `insert into pavise.api_token (id, digest, name, hint, account, scopes, created, expires) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [id, digestOf(token), wanted.name, token.slice(0, SHOWN), userId, [...new Set(wanted.scopes)], now(), wanted.expires ?? null],
        )
        const { rows } = await client.query<TokenLine>(`select ${COLUMNS} ${FROM} where t.id = $1`, [id])
        const row = tokenRow(rows[0]!)
        const fields = { id, user: row.user, scopes: row.scopes.join(' ') }
        await writeChange(client, { type: 'token.make', by, body: { ...fields, name: row.name }, fields })
        return { token, row }
      })
    },
    revoke: (id, by, ofUser) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ handle: string }>(
          `update pavise.api_token t set revoked = $2 from pavise.user_account u
           where t.id = $1 and u.id = t.account and t.revoked is null and ($3::uuid is null or t.account = $3) returning u.handle`,
          [id, now(), ofUser ?? null],
        )
        const [line] = rows
        if (!line) throw new PaviseError('PAV_NOT_FOUND', `there is no live token ${id}`)
        const fields = { id, user: line.handle }
        await writeChange(client, { type: 'token.revoke', by, body: fields, fields })
      }),
    async find(token) {
      if (!token.startsWith(PREFIX)) return undefined
      const time = now()
      const { rows } = await pool.query<UserLine & { token_id: string; scopes: Permission[]; last_used: Date | null }>(
        `select ${USER_COLUMNS}, t.id as token_id, t.scopes, t.last_used ${FROM}
         where t.digest = $1 and t.revoked is null and (t.expires is null or t.expires > $2) and not u.disabled`,
        [digestOf(token), time],
      )
      const [line] = rows
      if (!line) return undefined
      if (line.last_used === null || time.getTime() - line.last_used.getTime() > TOUCH) {
        await pool.query('update pavise.api_token set last_used = $2 where id = $1', [line.token_id, time])
      }
      return tokenPrincipal(userRow(line, time), { id: line.token_id, scopes: line.scopes })
    },
  }
}

function tokenRow(line: TokenLine): TokenRow {
  return {
    id: line.id,
    name: line.name,
    hint: line.hint,
    user: line.handle,
    scopes: line.scopes,
    created: line.created.toISOString(),
    ...(line.expires === null ? {} : { expires: line.expires.toISOString() }),
    ...(line.last_used === null ? {} : { lastUsed: line.last_used.toISOString() }),
    revoked: line.revoked !== null,
  }
}
