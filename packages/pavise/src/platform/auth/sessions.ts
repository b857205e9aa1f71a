import type { Pool } from 'pg'
import type { UserRow } from '#core/records/identity'
import { writeChange } from '#platform/store/outbox'
import { inTransaction } from '#platform/store/transaction'
import { type Principal, sessionPrincipal } from './principal.js'
import { digestOf, newSecret } from './secret.js'
import { USER_COLUMNS, type UserLine, userRow } from './users.js'

const IDLE = 2 * 3_600_000
/** A session is touched at most this often: a write for each request would be a commit for each request. */
const TOUCH = 60_000

/** By what somebody proved who they are. */
export type SignInWay = 'link' | 'password' | 'provider'

export interface Sessions {
  /** A new one, written for the ledger; `before` is the cookie that came with the sign-in, which ends now (no session survives a change of who one is). */
  begin(user: UserRow, way: SignInWay, before?: string): Promise<{ secret: string; expires: Date }>
  /** Whose cookie this is; undefined where it ended, idled out, or its user is disabled. Unless `active` is false, it is used. */
  find(secret: string, active?: boolean): Promise<Principal | undefined>
  end(secret: string): Promise<void>
  endAll(userId: string, except?: string): Promise<void>
  /** Drops what is over. */
  sweep(): Promise<void>
}

/** `hours`: how long a session lives at most. It also ends after two idle hours. */
export function sessions(pool: Pool, now: () => Date, hours: () => Promise<number>): Sessions {
  return {
    async begin(user, way, before) {
      const secret = newSecret()
      const time = now()
      const expires = new Date(time.getTime() + (await hours()) * 3_600_000)
      await inTransaction(pool, async (client) => {
        if (before !== undefined) await client.query('delete from pavise.session where digest = $1', [digestOf(before)])
        await client.query('insert into pavise.session (digest, account, created, used, expires) values ($1, $2, $3, $3, $4)', [
          digestOf(secret),
          user.id,
          time,
          expires,
        ])
        await client.query('update pavise.user_account set last_seen = $2 where id = $1', [user.id, time])
        const fields = { user: user.handle, way }
        await writeChange(client, { type: 'user.sign-in', by: { handle: user.handle }, body: fields, fields })
      })
      return { secret, expires }
    },
    async find(secret, active = true) {
      const time = now()
      const { rows } = await pool.query<UserLine & { used: Date }>(
        `select ${USER_COLUMNS}, s.used from pavise.session s join pavise.user_account u on u.id = s.account
         where s.digest = $1 and s.expires > $2 and s.used > $3 and not u.disabled`,
        [digestOf(secret), time, new Date(time.getTime() - IDLE)],
      )
      const [line] = rows
      if (!line) return undefined
      if (active && time.getTime() - line.used.getTime() > TOUCH) {
        await pool.query(
          `with touched as (update pavise.session set used = $2 where digest = $1 returning account)
           update pavise.user_account set last_seen = $2 where id = (select account from touched)`,
          [digestOf(secret), time],
        )
      }
      return sessionPrincipal(userRow(line, time), secret)
    },
    async end(secret) {
      await pool.query('delete from pavise.session where digest = $1', [digestOf(secret)])
    },
    async endAll(userId, except) {
      await pool.query('delete from pavise.session where account = $1 and digest <> $2', [
        userId,
        except === undefined ? '' : digestOf(except),
      ])
    },
    async sweep() {
      const time = now()
      await pool.query('delete from pavise.session where expires < $1 or used < $2', [time, new Date(time.getTime() - IDLE)])
      await pool.query('delete from pavise.sign_in_link where expires < $1', [time])
      await pool.query('delete from pavise.oidc_flow where expires < $1', [time])
      await pool.query('delete from pavise.sign_in_failure where last < $1', [new Date(time.getTime() - 86_400_000)])
      await pool.query('delete from pavise.idempotency_key where created < $1', [new Date(time.getTime() - 86_400_000)])
    },
  }
}
