import type pg from 'pg'
import type { Store } from '#core/ports/store'
import type { Keyring } from '#platform/ledger/keyring'
import { assetStore } from '#platform/store/assets'
import { eraseRecords } from '#platform/store/erase'
import { eventStore } from '#platform/store/events'
import { findingStore } from '#platform/store/findings'
import { holdStore } from '#platform/store/holds'
import { Listener } from '#platform/store/listen'
import { migrate } from '#platform/store/migrate'
import { migrations } from '#platform/store/migrations/index'
import { outboxStore } from '#platform/store/outbox'
import { readOverview } from '#platform/store/overview'
import { policyStore } from '#platform/store/policies'
import { recordingStore } from '#platform/store/recordings'
import { runStore } from '#platform/store/runs'
import { scheduleStore } from '#platform/store/schedules'
import { RecordSeal } from '#platform/store/sealed'
import { searchAll } from '#platform/store/search'
import { settingStore } from '#platform/store/settings'

export interface StoreOptions {
  /** Stays the caller's: `close` does not end it. */
  readonly pool: pg.Pool
  /** Holds the master key under which record keys lie, outside the data. */
  readonly keys: Pick<Keyring, 'dir' | 'masterKey'>
  readonly now?: () => Date
}

/**
 * The store of the workbench over a PostgreSQL, with its schema brought to this version. Throws PAV_STORE_NEWER,
 * PAV_STORE_UNREACHABLE, PAV_LEDGER_KEY.
 * @example const store = await openStore({ pool: database.pool, keys: keyring({ env: process.env, create: true }) })
 */
export async function openStore({ pool, keys, now = () => new Date() }: StoreOptions): Promise<Store> {
  await migrate(pool, migrations)
  const seal = new RecordSeal(await keys.masterKey())
  const listener = new Listener(pool.options)
  return {
    assets: assetStore(pool, now),
    runs: runStore(pool, seal, now),
    findings: findingStore(pool, seal, now),
    events: eventStore(pool, now),
    recordings: recordingStore(pool, seal),
    policies: policyStore(pool, now),
    holds: holdStore(pool, now),
    schedules: scheduleStore(pool, now),
    outbox: outboxStore(pool),
    ...settingStore(pool, now),
    overview: () => readOverview(pool, now()),
    search: (text, limit) => searchAll(pool, text, limit),
    erase: (what, by) => eraseRecords(pool, seal, keys.dir, what, by, now()),
    listen: (channel, heard) => listener.on(channel, heard),
    close: () => listener.close(),
  }
}
