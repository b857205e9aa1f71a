import { expect, test } from 'vitest'
import type { Store } from '#core/ports/store'
import type { RunState } from '#core/records/run'
import type { ScheduleRow } from '#core/records/schedule'
import { scheduleJob } from '#workbench/jobs/schedule'

interface Given {
  readonly cron?: string
  readonly enabled?: boolean
  readonly created?: string
  readonly last?: { created: string; state: RunState }
}

/** Runs that the clock starts at a time. */
async function startedAt(now: string, given: Given): Promise<string[]> {
  const started: string[] = []
  const schedule: Partial<ScheduleRow> = {
    id: 's',
    name: 'nightly',
    run: { kind: 'loop' },
    cron: given.cron ?? '0 3 * * *',
    enabled: given.enabled ?? true,
    created: given.created ?? '2026-01-01T00:00:00.000Z',
    ...(given.last ? { lastRun: 'last' } : {}),
  }
  const store = {
    schedules: { list: async () => [schedule] },
    runs: {
      get: async () => given.last,
      add: async (_run: unknown, by: { handle: string }, id: string) => {
        started.push(`${by.handle} ${id}`)
        return { id: 'new' }
      },
    },
  } as unknown as Store
  await scheduleJob(
    store,
    () => {},
    () => new Date(now),
  ).run(undefined, { signal: new AbortController().signal, worker: 'w', take: 1, last: false })
  return started
}
const ONE = ['schedule s']

test.each<[string, string, Given, string[]]>([
  ['at its time', '2026-02-01T03:00:10Z', {}, ONE],
  ['before its time', '2026-02-01T02:59:50Z', {}, []],
  ['a little late', '2026-02-01T03:40:00Z', {}, ONE],
  ['much too late', '2026-02-01T08:00:00Z', {}, []],
  ['where it is off', '2026-02-01T03:00:10Z', { enabled: false }, []],
  ['where it was made after that time', '2026-02-01T03:10:00Z', { created: '2026-02-01T03:05:00.000Z' }, []],
  ['where its run of that time is there', '2026-02-01T03:00:10Z', { last: { created: '2026-02-01T03:00:05.000Z', state: 'done' } }, []],
  [
    'where its run of the time before is done',
    '2026-02-01T03:00:10Z',
    { last: { created: '2026-01-31T03:00:05.000Z', state: 'done' } },
    ONE,
  ],
  [
    'while its run of the time before is at work',
    '2026-02-01T03:00:10Z',
    { last: { created: '2026-01-31T03:00:05.000Z', state: 'running' } },
    [],
  ],
])('%s', async (_what, now, given, expected) => {
  expect(await startedAt(now, given)).toEqual(expected)
})
