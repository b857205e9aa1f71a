import { z } from 'zod'
import { defineJob, type JobDefinition } from '#core/ports/jobs'
import type { Log } from '#core/ports/log'
import type { Store } from '#core/ports/store'
import type { ScheduleRow } from '#core/records/schedule'
import { nextTime, parseCron } from '#core/schedule/cron'

/** A time that was missed because nothing ran is made up for within this many milliseconds. */
const CATCH_UP = 3_600_000
const EVERY_MINUTE = z.unknown()

/**
 * Starts the runs whose time has come. Idempotent: a time for which a run is there already starts none. A schedule whose last run is
 * still at work waits for its next time.
 */
export const scheduleJob = (store: Store, log: Log, now: () => Date = () => new Date()): JobDefinition =>
  defineJob({
    id: 'schedule',
    title: 'Start what the clock asks for',
    payload: EVERY_MINUTE,
    attempts: 3,
    async run() {
      for (const schedule of await store.schedules.list()) {
        const due = schedule.enabled ? dueTime(schedule, now()) : undefined
        if (!due) continue
        const last = schedule.lastRun === undefined ? undefined : await store.runs.get(schedule.lastRun)
        if (last && new Date(last.created) >= due) continue
        if (last && ['queued', 'running', 'cancelling'].includes(last.state)) {
          log('warn', 'a schedule was passed over: its last run is still at work', { schedule: schedule.id, run: last.id })
          continue
        }
        const run = await store.runs.add(schedule.run, { handle: 'schedule' }, schedule.id)
        log('info', 'the clock started a run', { schedule: schedule.id, run: run.id })
      }
    },
  })

/** The latest time up to now that a schedule names, since it was made; undefined where that is too long ago. */
function dueTime(schedule: ScheduleRow, now: Date): Date | undefined {
  const cron = parseCron(schedule.cron)
  const since = Math.max(now.getTime() - CATCH_UP, new Date(schedule.created).getTime())
  let due: Date | undefined
  for (let time = nextTime(cron, new Date(since)); time && time <= now; time = nextTime(cron, time)) due = time
  return due
}
