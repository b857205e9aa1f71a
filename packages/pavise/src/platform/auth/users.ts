import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { PaviseError } from '#core/errors/error'
import type { Actor } from '#core/ports/store'
import type { NewUser, UserRow } from '#core/records/identity'
import { writeChange } from '#platform/store/outbox'
import { inTransaction } from '#platform/store/transaction'
import { checkPassword, type Passwords } from './password.js'

/** A user as stored. */
export interface UserLine {
  id: string
  handle: string
  name: string
  email: string | null
  role: UserRow['role']
  password: string | null
  oidc_subject: string | null
  disabled: boolean
  created: Date
  last_seen: Date | null
  version: number
  locked_until: Date | null
}

export const USER_COLUMNS = `u.id, u.handle, u.name, u.email, u.role, u.password, u.oidc_subject, u.disabled, u.created, u.last_seen, u.version,
  (select f.locked_until from pavise.sign_in_failure f where f.subject = 'handle:' || u.handle) as locked_until`

export function userRow(line: UserLine, now: Date): UserRow {
  const locked = line.locked_until !== null && line.locked_until > now
  return {
    id: line.id,
    handle: line.handle,
    name: line.name,
    ...(line.email === null ? {} : { email: line.email }),
    role: line.role,
    password: line.password !== null,
    oidc: line.oidc_subject !== null,
    disabled: line.disabled,
    ...(locked && line.locked_until ? { lockedUntil: line.locked_until.toISOString() } : {}),
    created: line.created.toISOString(),
    ...(line.last_seen === null ? {} : { lastSeen: line.last_seen.toISOString() }),
    version: line.version,
  }
}

export interface UserChange {
  readonly name?: string
  readonly email?: string | null
  readonly role?: UserRow['role']
  readonly disabled?: boolean
}

export interface Users {
  list(): Promise<UserRow[]>
  get(id: string): Promise<UserRow>
  byHandle(handle: string): Promise<UserRow | undefined>
  /** PAV_CONFLICT where the handle is taken. */
  add(user: NewUser, by: Actor): Promise<UserRow>
  /**
   * PAV_CONFLICT where `version` is not the stored one; PAV_LAST_ADMIN where nobody would be left to administer. Whoever is disabled is
   * signed out everywhere.
   */
  change(id: string, change: UserChange & { version?: number }, by: Actor): Promise<UserRow>
  /** Takes sessions, links and tokens along; what the user did keeps the handle. */
  remove(id: string, by: Actor): Promise<void>
  /** Sets the password and signs out everywhere but in `keep`, a session's digest. Without `old` nothing is compared. */
  setPassword(id: string, password: string, by: Actor, options?: { old?: string; keep?: string }): Promise<void>
  /** The user whose password this is; as slow for a handle that there is not as for one that there is. */
  withPassword(handle: string, password: string): Promise<UserRow | undefined>
  preferences(id: string): Promise<Record<string, unknown>>
  setPreferences(id: string, preferences: Record<string, unknown>): Promise<void>
  /** How many there are. */
  count(): Promise<number>
}

export function users(pool: Pool, now: () => Date, passwords: Passwords): Users {
  const one = async (client: PoolClient | Pool, where: string, value: string): Promise<UserLine | undefined> =>
    (await client.query<UserLine>(`select ${USER_COLUMNS} from pavise.user_account u where ${where} = $1`, [value])).rows[0]
  const need = async (client: PoolClient | Pool, id: string): Promise<UserLine> => {
    const line = await one(client, 'u.id', id)
    if (!line) throw new PaviseError('PAV_NOT_FOUND', `there is no user ${id}`)
    return line
  }
  const change = (id: string, wanted: UserChange & { version?: number }, by: Actor) =>
    inTransaction(pool, async (client) => {
      await lockAdmins(client)
      const before = await need(client, id)
      if (wanted.version !== undefined && wanted.version !== before.version) {
        throw new PaviseError('PAV_CONFLICT', `the user ${before.handle} was changed meanwhile`)
      }
      const next = { ...before, ...definedOf(wanted) }
      if (before.role === 'admin' && !before.disabled && (next.role !== 'admin' || next.disabled)) await keepAnAdmin(client, before)
      await client.query(
        'update pavise.user_account set name = $2, email = $3, role = $4, disabled = $5, version = version + 1 where id = $1',
        [id, next.name, next.email, next.role, next.disabled],
      )
      if (next.disabled && !before.disabled) await signOutEverywhere(client, id)
      const fields = { user: before.handle, ...changesOf(before, next) }
      await writeChange(client, { type: 'user.change', by, body: fields, fields })
      return userRow(await need(client, id), now())
    })
  return {
    async list() {
      const { rows } = await pool.query<UserLine>(`select ${USER_COLUMNS} from pavise.user_account u order by u.handle`)
      return rows.map((line) => userRow(line, now()))
    },
    get: async (id) => userRow(await need(pool, id), now()),
    async byHandle(handle) {
      const line = await one(pool, 'u.handle', handle)
      return line && userRow(line, now())
    },
    add: (user, by) => inTransaction(pool, (client) => addUser(client, user, by, now())),
    change,
    remove: (id, by) =>
      inTransaction(pool, async (client) => {
        await lockAdmins(client)
        const line = await need(client, id)
        if (line.role === 'admin' && !line.disabled) await keepAnAdmin(client, line)
        await client.query('delete from pavise.user_account where id = $1', [id])
        await writeChange(client, { type: 'user.remove', by, body: { user: line.handle }, fields: { user: line.handle } })
      }),
    async setPassword(id, password, by, { old, keep } = {}) {
      const line = await need(pool, id)
      if (old !== undefined && (await passwords.verify(old, line.password ?? undefined)) === 'wrong') {
        throw new PaviseError('PAV_INPUT_INVALID', 'the old password is another one')
      }
      checkPassword(password, line.handle)
      const hash = await passwords.hash(password)
      await inTransaction(pool, async (client) => {
        await client.query('update pavise.user_account set password = $2, version = version + 1 where id = $1', [id, hash])
        await signOutEverywhere(client, id, keep)
        await client.query('delete from pavise.sign_in_failure where subject = $1', [`handle:${line.handle}`])
        await writeChange(client, { type: 'user.password', by, body: { user: line.handle }, fields: { user: line.handle } })
      })
    },
    async withPassword(handle, password) {
      const line = await one(pool, 'u.handle', handle)
      const verdict = await passwords.verify(password, line?.password ?? undefined)
      if (!line || line.disabled || verdict === 'wrong') return undefined
      if (verdict === 'stale') {
        await pool.query('update pavise.user_account set password = $2 where id = $1', [line.id, await passwords.hash(password)])
      }
      return userRow(line, now())
    },
    async preferences(id) {
      const { rows } = await pool.query<{ preferences: Record<string, unknown> }>(
        'select preferences from pavise.user_account where id = $1',
        [id],
      )
      return rows[0]?.preferences ?? {}
    },
    async setPreferences(id, preferences) {
      await pool.query('update pavise.user_account set preferences = $2 where id = $1', [id, JSON.stringify(preferences)])
    },
    async count() {
      const { rows } = await pool.query<{ count: string }>('select count(*) as count from pavise.user_account')
      return Number(rows[0]?.count)
    },
  }
}

/** Inserts a user and its outbox row. PAV_CONFLICT where the handle is taken. */
export async function addUser(client: PoolClient, user: NewUser, by: Actor, now: Date): Promise<UserRow> {
  const id = randomUUID()
  const { rowCount } = await client.query(
    `insert into pavise.user_account (id, handle, name, email, role, created) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [id, user.handle, user.name, user.email ?? null, user.role, now],
  )
  if (rowCount === 0) throw new PaviseError('PAV_CONFLICT', `there is a user ${user.handle} already`, { hint: 'Choose another handle.' })
  const fields = { user: user.handle, role: user.role }
  await writeChange(client, { type: 'user.add', by, body: { ...fields, name: user.name }, fields })
  const { rows } = await client.query<UserLine>(`select ${USER_COLUMNS} from pavise.user_account u where u.id = $1`, [id])
  return userRow(rows[0]!, now)
}

/** Two changes at once could each leave the other administrator behind. */
async function lockAdmins(client: PoolClient): Promise<void> {
  await client.query(`select id from pavise.user_account where role = 'admin' order by id for update`)
}

async function keepAnAdmin(client: PoolClient, leaving: UserLine): Promise<void> {
  const { rows } = await client.query(`select 1 from pavise.user_account where role = 'admin' and not disabled and id <> $1 limit 1`, [
    leaving.id,
  ])
  if (rows.length === 0) throw new PaviseError('PAV_LAST_ADMIN', `${leaving.handle} is the last administrator`)
}

async function signOutEverywhere(client: PoolClient, id: string, keep = ''): Promise<void> {
  await client.query('delete from pavise.session where account = $1 and digest <> $2', [id, keep])
  await client.query('delete from pavise.sign_in_link where account = $1', [id])
}

function definedOf({ name, email, role, disabled }: UserChange): Partial<UserLine> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(role === undefined ? {} : { role }),
    ...(disabled === undefined ? {} : { disabled }),
  }
}

function changesOf(before: UserLine, next: UserLine): Record<string, string | boolean> {
  return {
    ...(before.role === next.role ? {} : { role: next.role, before: before.role }),
    ...(before.disabled === next.disabled ? {} : { disabled: next.disabled }),
  }
}
