import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { defineJob, type JobDefinition } from '#core/ports/jobs'
import type { Log } from '#core/ports/log'
import type { Store } from '#core/ports/store'

const DAY = 86_400_000
/** Where the setting was never made. */
const DEFAULT_DAYS = 90

/** Drops events and recordings that are older than the setting `retentionDays`, and the journals of runs that ended as long ago. */
export const retentionJob = (store: Store, runsDir: string, log: Log, now: () => Date = () => new Date()): JobDefinition =>
  defineJob({
    id: 'retention',
    title: 'Drop what was kept long enough',
    payload: z.unknown(),
    attempts: 3,
    async run() {
      const days = Number((await store.setting<number>('retentionDays')) ?? DEFAULT_DAYS)
      const before = new Date(now().getTime() - days * DAY)
      const events = await store.events.retain(before)
      const recordings = await store.recordings.retain(before)
      const journals = await dropFolders(runsDir, before)
      log('info', 'dropped what was kept long enough', { days, events, recordings, journals })
    },
  })

async function dropFolders(dir: string, before: Date): Promise<number> {
  const names = await readdir(dir).catch(() => [])
  let dropped = 0
  for (const name of names) {
    const journal = await stat(join(dir, name, 'journal.jsonl')).catch(() => undefined)
    if (!journal || journal.mtime >= before) continue
    await rm(join(dir, name), { recursive: true, force: true })
    dropped++
  }
  return dropped
}
