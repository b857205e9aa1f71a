import type { Log } from '#core/ports/log'
import { VERSION } from '#core/version'
import { migrateJobs } from '#platform/jobs/migrate'
import { startWorker, type Worker } from '#platform/jobs/worker'
import { CLOCK, workbenchJobs } from '#workbench/jobs/index'
import type { JoinedStore } from '#workbench/parts/join-store'
import { RunFolders } from '#workbench/runs/run-folders'
import { foldersOf, type WorkbenchSettings } from '#workbench/settings'

export interface WorkerPartOptions {
  readonly joined: Pick<JoinedStore, 'database' | 'store' | 'keys'>
  readonly settings: WorkbenchSettings
  /** Not used by any worker before. */
  readonly name: string
  readonly dead: readonly string[]
  readonly log: Log
}

/** Works on the jobs of the workbench in this process. */
export async function startWorkerPart({ joined, settings, name, dead, log }: WorkerPartOptions): Promise<Worker> {
  const { database, store, keys } = joined
  await migrateJobs(database.pool)
  await new RunFolders(foldersOf(settings.dataDir).runs).sweep(store)
  return startWorker({
    pool: database.pool,
    jobs: workbenchJobs({ store, settings, keys, env: process.env, log }),
    worker: name,
    dead,
    concurrency: settings.concurrency,
    version: VERSION,
    cron: CLOCK,
    log,
  })
}
