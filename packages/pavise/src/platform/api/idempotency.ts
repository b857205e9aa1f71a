import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { PaviseError } from '#core/errors/error'

/** A request that was answered, as it is told again. `body` is absent where it held a secret that is shown once. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const LOOK = 50
const MOST_LOOKS = 200
/** A request that began so long ago and left no answer died with its process. */
const ABANDONED = 60_000

/**
 * Does a change once for each key: the same request with the same key gets the first answer again, for 24 hours, also where both arrive at
 * once. Another request with the key is PAV_IDEMPOTENCY_CONFLICT. What failed may be tried again with its key.
 */
export async function once(
  pool: Pool,
  now: () => Date,
  key: { owner: string; key: string; request: string },
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer & { again: boolean }> {
  const digest = createHash('sha256').update(key.request).digest('hex')
  for (let looks = 0; ; looks++) {
    if (await begin(pool, now(), key, digest)) break
    const kept = await read(pool, key, digest)
    if (kept) return { ...kept, again: true }
    if (looks >= MOST_LOOKS) {
      throw new PaviseError('PAV_IDEMPOTENCY_CONFLICT', 'the first request with this idempotency key still runs', {
        hint: 'Ask again later.',
      })
    }
    await wait(LOOK)
  }
  try {
    const answer = await work()
    await pool.query('update pavise.idempotency_key set status = $3, headers = $4, body = $5 where owner = $1 and key = $2', [
      key.owner,
      key.key,
      answer.status,
      JSON.stringify(answer.headers),
      answer.body ?? null,
    ])
    return { ...answer, again: false }
  } catch (error) {
    await pool.query('delete from pavise.idempotency_key where owner = $1 and key = $2', [key.owner, key.key])
    throw error
  }
}

/** True where this request is the one to do it. */
async function begin(pool: Pool, now: Date, { owner, key }: { owner: string; key: string }, digest: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into pavise.idempotency_key as k (owner, key, request, created) values ($1, $2, $3, $4)
     on conflict (owner, key) do update set request = $3, created = $4, status = null, headers = null, body = null
       where k.created < $5 or (k.status is null and k.created < $6)`,
    [owner, key, digest, now, new Date(now.getTime() - 86_400_000), new Date(now.getTime() - ABANDONED)],
  )
  return rowCount === 1
}

async function read(pool: Pool, { owner, key }: { owner: string; key: string }, digest: string): Promise<KeptAnswer | undefined> {
  const { rows } = await pool.query<{ request: string; status: number | null; headers: Record<string, string>; body: string | null }>(
    'select request, status, headers, body from pavise.idempotency_key where owner = $1 and key = $2',
    [owner, key],
  )
  const [line] = rows
  if (!line) return undefined
  if (line.request !== digest) throw new PaviseError('PAV_IDEMPOTENCY_CONFLICT', 'this idempotency key belongs to another request')
  return line.status === null ? undefined : { status: line.status, headers: line.headers, body: line.body ?? undefined }
}
