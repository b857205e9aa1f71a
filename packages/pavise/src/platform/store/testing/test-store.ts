import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '#core/ports/store'
import { keyring } from '#platform/ledger/keyring'
import { openStore } from '#platform/store/store'
import { type TestDatabase, testDatabase } from './test-database.js'

export interface TestStore {
  readonly store: Store
  readonly database: TestDatabase
  /** Folder of the keys. */
  readonly keys: string
  /** What the store takes for now; tests move it. */
  readonly clock: { now: Date }
  close(): Promise<void>
}

/** A store on a database of the test's own, with a clock that stands still until it is moved. */
export async function testStore(): Promise<TestStore> {
  const database = await testDatabase()
  const keys = await mkdtemp(join(tmpdir(), 'pavise-keys-'))
  const clock = { now: new Date('2026-11-22T08:00:00.000Z') }
  const store = await openStore({ pool: database.pool, keys: keyring({ env: {}, dir: keys, create: true }), now: () => clock.now })
  return {
    store,
    database,
    keys,
    clock,
    close: async () => {
      await store.close()
      await database.drop()
      await rm(keys, { recursive: true, force: true })
    },
  }
}
