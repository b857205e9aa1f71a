import { z } from 'zod'
import { defineJob, type JobDefinition } from '#core/ports/jobs'
import type { Log } from '#core/ports/log'
import type { Store } from '#core/ports/store'
import { settingValue } from '#core/settings'
import type { RunFolders } from '#workbench/runs/run-folders'

const DAY = 86_400_000
/** Drops events and recordings that are older than the settings say, and the journals of runs that ended. */
export const retentionJob = (store: Store, folders: RunFolders, log: Log, now: () => Date = () => new Date()): JobDefinition =>
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
      const journals = await folders.sweep(store)
      log('info', 'dropped what was kept long enough', { events, recordings, journals })
    },
  })
