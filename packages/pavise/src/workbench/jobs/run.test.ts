import { expect, test } from 'vitest'
import { PaviseError } from '#core/errors/error'
import type { JobContext } from '#core/ports/jobs'
import type { RunOutcome, Store } from '#core/ports/store'
import type { RunRow } from '#core/records/run'
import { runJob } from '#workbench/jobs/run'
import type { RunHandler } from '#workbench/runs/run-work'

const ID = '018f0000-0000-7000-8000-000000000001'
const row = (takes: number): RunRow => ({
  id: ID,
  kind: 'loop',
  state: 'running',
  seed: 1,
  parameters: {},
  by: 'ana',
  created: '2026-01-01T00:00:00.000Z',
  takes,
})

/** The part of a store that a run needs, with what it was told. */
function storeOf(behave: { takes?: number; refuse?: boolean; cancelling?: () => boolean; lost?: () => boolean } = {}) {
  const finished: RunOutcome[] = []
  const runs: Partial<Store['runs']> = {
    take: async () => (behave.refuse ? undefined : row(behave.takes ?? 1)),
    progress: async () => {
      if (behave.lost?.()) throw new PaviseError('PAV_CONFLICT', 'another has it')
      return { cancelling: behave.cancelling?.() ?? false }
    },
    finish: async (_id, _worker, outcome) => void finished.push(outcome),
    saveAttempts: async () => {},
  }
  return { finished, store: { runs } as unknown as Store }
}
const untilAborted: RunHandler = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
const gone: string[] = []
const handle = (store: Store, handler: RunHandler, context: Partial<JobContext> = {}) =>
  runJob({ store, handlers: { loop: async () => handler } as never, ended: async (run) => void gone.push(run), log: () => {} }).run(
    { run: ID },
    { signal: new AbortController().signal, worker: 'w', take: 1, last: false, ...context },
  )
const failing = (code: 'PAV_TARGET_UNREACHABLE' | 'PAV_TARGET_INVALID') => async () => {
  throw new PaviseError(code, 'no')
}

test('a run that is done is finished with what its handler made', async () => {
  const { store, finished } = storeOf()
  await handle(store, async () => ({ state: 'done', result: 7 }))
  expect(finished).toEqual([{ state: 'done', result: 7 }])
  expect(gone.splice(0)).toEqual([ID])
})

test('a run that was cancelled before, or is done, is left alone', async () => {
  const { store, finished } = storeOf({ refuse: true })
  await handle(store, untilAborted)
  expect(finished).toEqual([])
})

test('a run that is cancelled at work stops and says so', async () => {
  const { store, finished } = storeOf({ cancelling: () => true })
  await handle(store, untilAborted)
  expect(finished).toEqual([{ state: 'cancelled' }])
})

test('a handler that does not notice its cancel is cancelled all the same', async () => {
  const { store, finished } = storeOf({ cancelling: () => true })
  await handle(store, async ({ signal }) => {
    while (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10))
    return { state: 'done', result: 'half' }
  })
  expect(finished).toEqual([{ state: 'cancelled' }])
})

test('a run that another worker has taken is left to it', async () => {
  const { store, finished } = storeOf({ lost: () => true })
  await handle(store, untilAborted)
  expect(finished).toEqual([])
})

test('a worker that stops leaves its run for the next', async () => {
  const stop = new AbortController()
  const { store, finished } = storeOf()
  const work = handle(store, untilAborted, { signal: stop.signal })
  stop.abort()
  gone.length = 0
  await expect(work).rejects.toThrow('worker stops')
  expect(gone).toEqual([])
  expect(finished).toEqual([])
})

test('a fault that may pass is tried again, and said in the end', async () => {
  for (const takes of [1, 2, 3]) await expect(handle(storeOf({ takes }).store, failing('PAV_TARGET_UNREACHABLE'))).rejects.toThrow()
  const { store, finished } = storeOf({ takes: 4 })
  await handle(store, failing('PAV_TARGET_UNREACHABLE'))
  expect(finished).toMatchObject([{ state: 'failed', error: { code: 'PAV_TARGET_UNREACHABLE' } }])
})

test('a fault that will not pass is said at once; one of our own without its text', async () => {
  const { store, finished } = storeOf()
  await handle(store, failing('PAV_TARGET_INVALID'))
  expect(finished).toMatchObject([{ state: 'failed', error: { code: 'PAV_TARGET_INVALID', message: 'no' } }])
  const own = storeOf({ takes: 2 })
  await handle(own.store, async () => {
    throw new Error('a secret of the target')
  })
  expect(own.finished).toMatchObject([{ state: 'failed', error: { code: 'PAV_RUN_LOST' } }])
  expect(JSON.stringify(own.finished)).not.toContain('secret')
})
