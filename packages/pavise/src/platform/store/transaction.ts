import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { isRetryable, storeFault } from '#platform/store/faults'

const TRIES = 5

/**
 * Runs `work` in one transaction: all of it is durable when this resolves, none of it is there when it throws. A deadlock or a
 * serialization failure is tried again, so `work` may run more than once. Faults of the database come as PaviseError.
 */
export async function inTransaction<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const client = await pool.connect().catch((error: unknown) => {
      throw storeFault(error)
    })
    let broken: Error | undefined
    try {
      await client.query('begin')
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((fault: Error) => {
        broken = fault
      })
      if (tries >= TRIES || !isRetryable(error)) throw storeFault(error)
    } finally {
      client.release(broken)
    }
    await wait(5 * 2 ** tries * Math.random())
  }
}
