import type { Pool } from 'pg'
import type { LeaseStore } from '#core/ports/leases'

/** Milliseconds between two sweeps of windows that are over. */
const SWEEP = 600_000
const DAY = 86_400_000

/** Grants of budgets in the database: one row per budget and window, changed in one statement, so that no two gateways are granted the same. */
export function storedLeases(pool: Pool, now: () => number = Date.now): LeaseStore {
  let swept = now()
  return {
    async take({ budget, window, ends, amount }, want) {
      const { rows } = await pool.query<{ last: string }>(
        `insert into pavise.gateway_lease as lease (budget, period, granted, last, ends)
         values ($1, $2, least($3::bigint, $4::bigint), least($3::bigint, $4::bigint), to_timestamp($5::double precision / 1000))
         on conflict (budget, period) do update
           set last = greatest(0, least($3::bigint, $4::bigint - lease.granted)),
               granted = lease.granted + greatest(0, least($3::bigint, $4::bigint - lease.granted))
         returning last`,
        [budget, window, want, amount, ends],
      )
      if (now() - swept > SWEEP) {
        swept = now()
        await pool.query('delete from pavise.gateway_lease where ends < to_timestamp($1::double precision / 1000)', [swept - DAY])
      }
      return Number(rows[0]!.last)
    },
  }
}
