import { setTimeout as wait } from 'node:timers/promises'
import { PaviseError } from '#core/errors/error'
import type { Store } from '#core/ports/store'
import { type Keyring, keyring } from '#platform/ledger/index'
import { type Database, openDatabase } from '#platform/store/database'
import { openStore } from '#platform/store/store'
import type { WorkbenchSettings } from '#workbench/settings'

export interface JoinedStore {
  readonly database: Database
  readonly store: Store
  readonly keys: Keyring
  close(): Promise<void>
}

/** Milliseconds between two tries. */
const AGAIN = 250

/** Keys lie outside the data folder. */
export const workbenchKeys = ({ keyDir }: WorkbenchSettings): Keyring =>
  keyring({ env: process.env, create: true, ...(keyDir === undefined ? {} : { dir: keyDir }) })

/**
 * Connects a part to the database that its owner runs. One that is not there (yet, or while it restarts) is waited for as long as
 * `patience` says, in milliseconds; any other fault is thrown at once.
 */
export async function joinStore(settings: WorkbenchSettings, connections: number, patience = 60_000): Promise<JoinedStore> {
  const until = Date.now() + patience
  for (;;) {
    try {
      return await join(settings, connections)
    } catch (error) {
      const passing = error instanceof PaviseError && error.code === 'PAV_STORE_UNREACHABLE'
      if (!passing || Date.now() > until) throw error
      await wait(AGAIN)
    }
  }
}

async function join(settings: WorkbenchSettings, connections: number): Promise<JoinedStore> {
  const { dataDir, databaseUrl } = settings
  const database = await openDatabase({ dataDir, as: 'join', connections, ...(databaseUrl === undefined ? {} : { url: databaseUrl }) })
  try {
    const keys = workbenchKeys(settings)
    const store = await openStore({ pool: database.pool, keys })
    const close = async (): Promise<void> => {
      await store.close()
      await database.stop()
    }
    return { database, store, keys, close }
  } catch (error) {
    await database.stop()
    throw error
  }
}
