import type { Log } from '#core/ports/log'
import type { NewRun } from '#core/records/run'
import { settingValue } from '#core/settings'
import { type Shipper, startShipper } from '#gateway/journal/shipper'
import type { ApiParts, WorkbenchStatus } from '#platform/api/parts'
import { type Access, openAccess } from '#platform/auth/access'
import { migrateJobs } from '#platform/jobs/migrate'
import { browseLedger } from '#platform/ledger/browse'
import { openLedger } from '#platform/ledger/index'
import { reports } from '#report/index'
import { placeFault, placesOf } from '#supplychain/scan/model-place'
import { type Leadership, leadWhileLocked } from '#workbench/leader'
import { billReport } from '#workbench/parts/bill-report'
import { publishFirstPolicy } from '#workbench/parts/bootstrap'
import { estimateRun } from '#workbench/parts/estimate'
import type { JoinedStore } from '#workbench/parts/join-store'
import { syncConfig } from '#workbench/parts/sync-config'
import { startSealer } from '#workbench/sealer'
import { foldersOf, type WorkbenchSettings } from '#workbench/settings'

export interface ServerPartOptions {
  readonly joined: JoinedStore
  readonly settings: WorkbenchSettings
  readonly log: Log
  /** How the other parts stand. */
  readonly states: () => Omit<WorkbenchStatus, 'eventsBehind'>
  /** Prometheus text of the other parts. */
  readonly metrics: () => Promise<string>
}

export interface ServerPart {
  readonly access: Access
  readonly shipper: Shipper
  readonly leadership: Leadership
  /** What the API is made of. */
  readonly api: ApiParts
  stop(): Promise<void>
}

/** Everything of the server but its listening: first policy, configuration, access, the ledger's writer, delivery of events. */
export async function startServerPart(options: ServerPartOptions): Promise<ServerPart> {
  const { joined, settings, log } = options
  const { database, store, keys } = joined
  const folders = foldersOf(settings.dataDir)
  const places = placesOf(settings.configFile, settings.modelPlaces)
  await migrateJobs(database.pool)
  if (settings.configured) await syncConfig(store, settings.configured, log)
  await publishFirstPolicy(store, undefined)
  const access = openAccess({
    pool: database.pool,
    sessionHours: async () => settingValue('sessionHours', await store.setting('sessionHours')),
    ...(settings.console.oidc ? { oidc: settings.console.oidc } : {}),
  })
  const browser = browseLedger(folders.ledger, () => keys.masterKey())
  const leadership = leadWhileLocked(database.config, () => write(options, browser, folders.ledger), log)
  const shipper = await startShipper({ folder: folders.events, deliver: (events) => store.events.add(events), log })
  return {
    access,
    shipper,
    leadership,
    api: {
      project: settings.project,
      store,
      access,
      ledger: browser,
      reports: [...reports, billReport],
      modelPathFault: (path) => placeFault(path, places),
      now: () => new Date(),
      status: () => ({ ...options.states(), eventsBehind: Math.ceil(shipper.behind / TYPICAL_EVENT) }),
      metrics: options.metrics,
      estimate: (run: NewRun) => estimateRun(store, run),
      ready: () =>
        database.pool.query('select 1').then(
          () => true,
          () => false,
        ),
    },
    async stop() {
      await shipper.stop()
      await leadership.resign()
      await access.close()
    },
  }
}

/** Bytes of an event in the journal, more or less: the journal counts bytes, people count events. */
const TYPICAL_EVENT = 900

/** Writes the ledger for as long as this process leads. */
async function write({ joined, log }: ServerPartOptions, browser: ApiParts['ledger'], dir: string): Promise<() => Promise<void>> {
  const ledger = await openLedger(dir, { keys: joined.keys })
  try {
    const sealer = await startSealer(joined.store, ledger, browser, log)
    return async () => {
      await sealer.stop()
      await ledger.close()
    }
  } catch (error) {
    await ledger.close()
    throw error
  }
}
