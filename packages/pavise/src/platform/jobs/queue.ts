import type { Pool } from 'pg'
import type { JobDefinition, Jobs } from '#core/ports/jobs'

/** Puts work in the queue of the database. A job that is not in `definitions` or whose payload does not fit is a fault of the caller. */
export function jobQueue(pool: Pool, definitions: readonly Pick<JobDefinition, 'id' | 'payload' | 'attempts'>[]): Jobs {
  const known = new Map(definitions.map((definition) => [definition.id, definition]))
  return {
    async add(job, payload, { key, runAt, queue } = {}) {
      const definition = known.get(job)
      if (!definition) throw new Error(`no job is called ${job}`)
      const parsed = definition.payload.parse(payload)
      await pool.query(
        'select graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4, max_attempts := $5, job_key := $6)',
        [job, JSON.stringify(parsed), queue ?? null, runAt ?? null, definition.attempts, key ?? null],
      )
    },
  }
}
