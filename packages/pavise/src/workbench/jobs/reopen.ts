import { z } from 'zod'
import { defineJob, type JobDefinition } from '#core/ports/jobs'
import type { Log } from '#core/ports/log'
import type { Store } from '#core/ports/store'

/** Opens findings again that were accepted until a day that has passed. */
export const reopenJob = (store: Store, log: Log): JobDefinition =>
  defineJob({
    id: 'reopen',
    title: 'Open findings again whose acceptance has run out',
    payload: z.unknown(),
    attempts: 3,
    async run() {
      const opened = await store.findings.reopenExpired()
      if (opened > 0) log('info', 'acceptances ran out', { findings: opened })
    },
  })
