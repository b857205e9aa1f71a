import type { Pool } from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Actor } from '#core/ports/store'
import type { UserRow } from '#core/records/identity'
import { writeChange } from '#platform/store/outbox'
import { inTransaction } from '#platform/store/transaction'
import { digestOf, newSecret } from './secret.js'
import { USER_COLUMNS, type UserLine, userRow } from './users.js'

const LIFE = 10 * 60_000

export interface SignInLink {
  /** Stands behind # in the address, so that no server log ever holds it. */
  readonly token: string
  readonly expires: string
}

export interface SignInLinks {
  /** A link for one sign-in within ten minutes. Earlier ones of the user end. */
  make(user: UserRow, by: Actor): Promise<SignInLink>
  /** Uses a link up. PAV_AUTH_REFUSED where it is not known, used or too old. */
  use(token: string): Promise<UserRow>
}

export function signInLinks(pool: Pool, now: () => Date): SignInLinks {
  return {
    make: (user, by) =>
      inTransaction(pool, async (client) => {
        if (user.disabled) throw new PaviseError('PAV_CONFLICT', `the user ${user.handle} is disabled`)
        const token = newSecret()
        const expires = new Date(now().getTime() + LIFE)
        await client.query('delete from pavise.sign_in_link where account = $1', [user.id])
        await client.query('insert into pavise.sign_in_link (digest, account, created, expires) values ($1, $2, $3, $4)', [
          digestOf(token),
          user.id,
          now(),
          expires,
        ])
        await writeChange(client, { type: 'user.link', by, body: { user: user.handle }, fields: { user: user.handle } })
        return { token, expires: expires.toISOString() }
      }),
    async use(token) {
      // One statement: of two at once only one gets the row.
      const { rows } = await pool.query<UserLine>(
        `with used as (delete from pavise.sign_in_link where digest = $1 returning account, expires)
         select ${USER_COLUMNS} from pavise.user_account u join used on used.account = u.id where used.expires > $2 and not u.disabled`,
        [digestOf(token), now()],
      )
      if (rows[0]) return userRow(rows[0], now())
      throw new PaviseError('PAV_AUTH_REFUSED', 'this sign-in link was used before or is older than ten minutes', {
        hint: 'Make a new one: pavise user link HANDLE',
      })
    },
  }
}
