import type { Pool } from 'pg'
import { PaviseError } from '#core/errors/error'

const FREE = 5
const FIRST = 30_000
const LONGEST = 3_600_000

/** Failed sign-ins by subject (`handle:…`, `address:…`). From the fifth on each one doubles the wait, up to an hour. */
export interface LockOut {
  /** Throws PAV_AUTH_LOCKED, whether or not there is such a user. */
  check(subjects: readonly string[]): Promise<void>
  failed(subjects: readonly string[]): Promise<void>
  succeeded(subjects: readonly string[]): Promise<void>
}

export function lockOut(pool: Pool, now: () => Date): LockOut {
  return {
    async check(subjects) {
      const { rows } = await pool.query<{ locked_until: Date }>(
        'select max(locked_until) as locked_until from pavise.sign_in_failure where subject = any($1) having max(locked_until) > $2',
        [subjects, now()],
      )
      const until = rows[0]?.locked_until
      if (!until) return
      const seconds = Math.ceil((until.getTime() - now().getTime()) / 1000)
      throw new PaviseError('PAV_AUTH_LOCKED', `too many failed sign-ins: wait ${seconds} seconds`)
    },
    async failed(subjects) {
      for (const subject of [...subjects].sort()) {
        const { rows } = await pool.query<{ failures: number }>(
          `insert into pavise.sign_in_failure as f (subject, failures, last) values ($1, 1, $2)
           on conflict (subject) do update set failures = case when f.last < $3 then 1 else f.failures + 1 end, last = $2
           returning failures`,
          [subject, now(), new Date(now().getTime() - 86_400_000)],
        )
        const wait = waitAfter(rows[0]?.failures ?? 0, subject)
        if (wait === 0) continue
        await pool.query('update pavise.sign_in_failure set locked_until = $2 where subject = $1', [
          subject,
          new Date(now().getTime() + wait),
        ])
      }
    },
    async succeeded(subjects) {
      await pool.query('delete from pavise.sign_in_failure where subject = any($1)', [subjects])
    },
  }
}

/** Milliseconds. Many people may share an address, so that it takes ten times as many failures there. */
function waitAfter(failures: number, subject: string): number {
  const free = subject.startsWith('address:') ? FREE * 10 : FREE
  return failures < free ? 0 : Math.min(LONGEST, FIRST * 2 ** Math.min(failures - free, 20))
}
