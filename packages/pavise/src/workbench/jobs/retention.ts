import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { defineJob, type JobDefinition } from '#core/ports/jobs'
import type { Log } from '#core/ports/log'
import type { Store } from '#core/ports/store'
import { settingValue } from '#core/settings'

const DAY = 86_400_000
/** Drops events and recordings that are older than the settings say, and the journals of runs that ended as long ago. */
export const retentionJob = (store: Store, runsDir: string, log: Log, now: () => Date = () => new Date()): JobDefinition =>
  defineJob({
    id: 'retention',
    title: 'Drop what was kept long enough',
    payload: z.unknown(),
    attempts: 3,
    async run() {
      const ago = async (key: 'retentionDays' | 'recordingDays'): Promise<Date> =>
        new Date(now().getTime() - settingValue(key, await store.setting(key)) * DAY)
      const events = await store.events.retain(await ago('retentionDays'))
      const recordings = await store.recordings.retain(await ago('recordingDays'))
      const journals = await dropFolders(runsDir, await ago('retentionDays'))
      log('info', 'dropped what was kept long enough', { events, recordings, journals })
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
