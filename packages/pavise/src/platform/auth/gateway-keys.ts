import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { type KeyScope, keyScopeSchema, type VirtualKey } from '#core/access/key-scope'
import { PaviseError } from '#core/errors/error'
import type { Actor } from '#core/ports/store'
import type { GatewayKeyRow } from '#core/records/overview'
import { writeChange } from '#platform/store/outbox'
import { inTransaction } from '#platform/store/transaction'
import { digestOf, newSecret } from './secret.js'

const SHOWN = 7

interface KeyLine {
  id: string
  name: string
  digest: string
  hint: string
  tenant: string | null
  by: string
  created: Date
  expires: Date | null
  last_used: Date | null
  revoked: Date | null
  scope: unknown
}

/** What a gateway holds a client's key against. */
export interface GatewayKeyDigest extends VirtualKey {
  readonly name: string
  readonly tenant?: string
}

export interface KeyChange {
  readonly name?: string
  readonly expires?: string | null
  readonly scope?: KeyScope | null
}

/** Keys with which applications come to the gateway. Changes are announced on the channel `pavise_key`. */
export interface GatewayKeys {
  list(): Promise<GatewayKeyRow[]>
  /** The key itself is given this once. */
  make(key: { name: string; tenant?: string; expires?: string; scope?: KeyScope }, by: Actor): Promise<{ key: string; row: GatewayKeyRow }>
  /** Changes what a live key may do and how long; `null` takes a bound away. Gateways know within a second. */
  change(id: string, change: KeyChange, by: Actor): Promise<GatewayKeyRow>
  revoke(id: string, by: Actor): Promise<void>
  /** Those that are in force. */
  digests(): Promise<GatewayKeyDigest[]>
}

export function gatewayKeys(pool: Pool, now: () => Date): GatewayKeys {
  return {
    async list() {
      const { rows } = await pool.query<KeyLine>('select * from pavise.gateway_key order by created desc, id')
      return rows.map(keyRow)
    },
    make: (wanted, by) =>
      inTransaction(pool, async (client) => {
        const key = `pv_${newSecret()}`
        checkExpiry(wanted.expires, now)
        const { rows } = await client.query<KeyLine>(
          `insert into pavise.gateway_key (id, name, digest, hint, tenant, by, created, expires, scope)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *`,
          [
            randomUUID(),
            wanted.name,
            digestOf(key),
            key.slice(0, SHOWN),
            wanted.tenant ?? null,
            by.handle,
            now(),
            wanted.expires ?? null,
            wanted.scope ? JSON.stringify(wanted.scope) : null,
          ],
        )
        const row = keyRow(rows[0]!)
        const fields = { id: row.id, ...(row.tenant === undefined ? {} : { tenant: row.tenant }) }
        await writeChange(client, { type: 'gateway-key.make', by, body: { ...fields, name: row.name }, fields })
        await client.query('notify pavise_key')
        return { key, row }
      }),
    change: (id, { name, expires, scope }, by) =>
      inTransaction(pool, async (client) => {
        checkExpiry(expires, now)
        const { rows } = await client.query<KeyLine>(
          `update pavise.gateway_key set name = coalesce($2, name), expires = case when $3 then $4 else expires end,
             scope = case when $5 then $6::jsonb else scope end
           where id = $1 and revoked is null returning *`,
          [
            id,
            name ?? null,
            expires !== undefined,
            expires === undefined || expires === null ? null : new Date(expires),
            scope !== undefined,
            scope ? JSON.stringify(scope) : null,
          ],
        )
        if (!rows[0]) throw new PaviseError('PAV_NOT_FOUND', `there is no live gateway key ${id}`)
        const row = keyRow(rows[0])
        await writeChange(client, { type: 'gateway-key.change', by, body: { id, name: row.name }, fields: { id } })
        await client.query('notify pavise_key')
        return row
      }),
    revoke: (id, by) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query('update pavise.gateway_key set revoked = $2 where id = $1 and revoked is null', [id, now()])
        if (rowCount === 0) throw new PaviseError('PAV_NOT_FOUND', `there is no live gateway key ${id}`)
        await writeChange(client, { type: 'gateway-key.revoke', by, body: { id }, fields: { id } })
        await client.query('notify pavise_key')
      }),
    async digests() {
      const { rows } = await pool.query<KeyLine>(
        'select * from pavise.gateway_key where revoked is null and (expires is null or expires > $1) order by created',
        [now()],
      )
      return rows.map(({ digest, name, tenant, expires, scope }) => ({
        digest,
        name,
        ...(tenant === null ? {} : { tenant }),
        ...(expires === null ? {} : { expires: expires.toISOString() }),
        ...(scope === null ? {} : { scope: keyScopeSchema.parse(scope) }),
      }))
    },
  }
}

function keyRow(line: KeyLine): GatewayKeyRow {
  return {
    id: line.id,
    name: line.name,
    hint: line.hint,
    ...(line.tenant === null ? {} : { tenant: line.tenant }),
    by: line.by,
    created: line.created.toISOString(),
    ...(line.expires === null ? {} : { expires: line.expires.toISOString() }),
    ...(line.last_used === null ? {} : { lastUsed: line.last_used.toISOString() }),
    revoked: line.revoked !== null,
    ...(line.scope === null ? {} : { scope: keyScopeSchema.parse(line.scope) }),
  }
}

function checkExpiry(expires: string | null | undefined, now: () => Date): void {
  if (typeof expires === 'string' && new Date(expires) <= now()) throw new PaviseError('PAV_INPUT_INVALID', 'expires lies in the past')
}
