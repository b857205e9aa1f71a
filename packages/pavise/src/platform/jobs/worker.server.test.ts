import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { defineJob, type JobContext, type JobDefinition } from '#core/ports/jobs'
import { migrateJobs } from '#platform/jobs/migrate'
import { jobQueue } from '#platform/jobs/queue'
import { startWorker, type Worker } from '#platform/jobs/worker'
import { type Database, openDatabase } from '#platform/store/database'
import { migrate } from '#platform/store/migrate'
import { jobs as leases } from '#platform/store/migrations/030-jobs'

let folder = ''
let database: Database
const workers: Worker[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-jobs-'))
  await chmod(folder, 0o755)
  database = await openDatabase({ dataDir: join(folder, 'data') })
  await Promise.all([migrateJobs(database.pool), migrateJobs(database.pool)])
  await migrate(database.pool, [leases])
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  await database.pool.query('delete from graphile_worker._private_jobs')
})
afterAll(async () => {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
})

const payload = z.object({ n: z.number() })
const job = (run: (n: number, context: JobContext) => Promise<void>, id = 'count'): JobDefinition =>
  defineJob({ id, title: 'Count', payload, attempts: 5, run: (given, context) => run(given.n, context) }) as JobDefinition
async function work(jobs: readonly JobDefinition[], name: string, dead: readonly string[] = []): Promise<Worker> {
  const worker = await startWorker({ pool: database.pool, jobs, worker: name, concurrency: 2, version: '0', log: () => {}, dead })
  workers.push(worker)
  return worker
}
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('jobs run once each, in any order, with what was asked', async () => {
  const seen: number[] = []
  const jobs = [job(async (n) => void seen.push(n))]
  const queue = jobQueue(database.pool, jobs)
  for (let n = 0; n < 20; n++) await queue.add('count', { n })
  await work(jobs, 'w-once')
  await until(() => seen.length >= 20)
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n))
  await expect(queue.add('count', { n: 'many' })).rejects.toThrow()
  await expect(queue.add('unknown', {})).rejects.toThrow('unknown')
})

test('a job that fails is tried again, and knows how often it was', async () => {
  const takes: number[] = []
  const jobs = [
    job(async (_, { take }) => {
      takes.push(take)
      if (take < 2) throw new Error('not yet')
    }),
  ]
  await work(jobs, 'w-again')
  await jobQueue(database.pool, jobs).add('count', { n: 1 })
  await until(() => takes.length === 2)
  expect(takes).toEqual([1, 2])
})

test('a worker that is stopped gives its job back as it was, and another takes it up at once', async () => {
  const takes: string[] = []
  const jobs = [
    job(
      (_, { signal, worker, take }) =>
        new Promise((resolve, reject) => {
          takes.push(`${worker} ${take}`)
          if (worker === 'w-second') resolve()
          else signal.addEventListener('abort', () => reject(signal.reason as Error))
        }),
    ),
  ]
  const first = await work(jobs, 'w-first')
  await jobQueue(database.pool, jobs).add('count', { n: 1 })
  await until(() => takes.length === 1)
  await first.stop()
  await work(jobs, 'w-second')
  await until(() => takes.length === 2)
  expect(takes).toEqual(['w-first 1', 'w-second 1'])
})

const SCRIPT = `
  import { startWorker } from '#platform/jobs/worker'
  import { openDatabase } from '#platform/store/database'
  import { z } from 'zod'
  const { pool } = await openDatabase({ dataDir: process.argv[1], as: 'join' })
  const run = () => { process.stdout.write('taken'); return new Promise(() => {}) }
  await startWorker({ pool, worker: process.argv[2], concurrency: 1, version: '0', log: () => {},
    jobs: [{ id: 'count', title: '', payload: z.unknown(), attempts: 5, run }] })
`
async function killedAtWork(name: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', SCRIPT, join(folder, 'data'), name],
    {
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('the job of a killed worker is taken up: at once where its death was seen, else when it is silent', async () => {
  const seen: number[] = []
  const jobs = [job(async (n) => void seen.push(n))]
  await jobQueue(database.pool, jobs).add('count', { n: 1 })
  await killedAtWork('w-killed')
  await work(jobs, 'w-heir', ['w-killed'])
  await until(() => seen.length === 1)
  await workers.splice(0)[0]!.stop()

  await jobQueue(database.pool, jobs).add('count', { n: 2 })
  await killedAtWork('w-unseen')
  await work(jobs, 'w-watchdog')
  await until(() => seen.length === 2)
  expect(seen).toEqual([1, 2])
})
