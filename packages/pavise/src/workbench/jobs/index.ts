import type { JobDefinition } from '#core/ports/jobs'
import type { Log } from '#core/ports/log'
import type { Store } from '#core/ports/store'
import type { Keyring } from '#platform/ledger/index'
import { placesOf } from '#supplychain/scan/model-place'
import { reopenJob } from '#workbench/jobs/reopen'
import { retentionJob } from '#workbench/jobs/retention'
import { runJob } from '#workbench/jobs/run'
import { scheduleJob } from '#workbench/jobs/schedule'
import { assetSecrets } from '#workbench/runs/asset-secrets'
import { RunFolders } from '#workbench/runs/run-folders'
import { foldersOf, type WorkbenchSettings } from '#workbench/settings'

export interface JobParts {
  readonly store: Store
  readonly settings: Pick<WorkbenchSettings, 'dataDir' | 'configFile' | 'modelPlaces'>
  readonly keys: Keyring
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

/** Every job of the workbench. The red team, the practice target and the guard are loaded when a run needs them. */
export function workbenchJobs({ store, settings, keys, env, log }: JobParts): readonly JobDefinition[] {
  const { runs, ledger } = foldersOf(settings.dataDir)
  const folders = new RunFolders(runs)
  const handlers = {
    loop: async () => (await import('#workbench/runs/loop')).runLoop,
    attack: async () =>
      (await import('#workbench/runs/attack')).runAttack({ store, secrets: assetSecrets(env, settings.configFile), folders }),
    scan: async () => (await import('#workbench/runs/scan')).runScan({ places: placesOf(settings.configFile, settings.modelPlaces), env }),
    replay: async () => {
      throw new Error('replays are part of a loop')
    },
    verify_ledger: async () => (await import('#workbench/runs/verify-ledger')).runVerifyLedger(ledger, keys),
    dry_run: async () => (await import('#workbench/runs/dry-run')).runDryRun(store),
  }
  return [
    runJob({ store, handlers, ended: (run) => folders.remove(run), log }) as JobDefinition,
    scheduleJob(store, log),
    retentionJob(store, folders, log),
    reopenJob(store, log),
  ]
}

/** Jobs that the clock puts in the queue, once for all workers. UTC. */
export const CLOCK = [
  { job: 'schedule', at: '* * * * *' },
  { job: 'reopen', at: '*/5 * * * *' },
  { job: 'retention', at: '17 4 * * *' },
] as const
