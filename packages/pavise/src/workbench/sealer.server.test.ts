import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '#core/ports/store'
import { browseLedger } from '#platform/ledger/browse'
import { keyring, type Ledger, openLedger } from '#platform/ledger/index'
import { startSealer } from '#workbench/sealer'

let folder = ''
let ledger: Ledger
const keys = () => keyring({ dir: join(folder, 'keys'), env: {}, create: true })
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pavise-sealer-'))
  ledger = await openLedger(join(folder, 'ledger'), { keys: keys() })
})
afterEach(async () => {
  await ledger.close()
  await rm(folder, { recursive: true, force: true })
})

/** An outbox in memory. `forgetful`: what was sealed is not marked, as after a crash in between. */
function outboxOf(count: number) {
  const rows = Array.from({ length: count }, (_, n) => ({
    id: String(n + 1),
    type: 'finding-change',
    body: { n },
    fields: { by: 'ana' },
    index: -1,
  }))
  let forgetful = false
  let heard = (): void => {}
  const store: Pick<Store, 'outbox' | 'listen'> = {
    outbox: {
      waiting: async (limit) => rows.filter((row) => row.index < 0).slice(0, limit),
      sealed: async (entries) => {
        if (forgetful) throw new Error('the database is away')
        for (const { id, index } of entries) rows.find((row) => row.id === id)!.index = index
      },
    },
    listen: async (_channel, on) => {
      heard = () => on('')
      return async () => {}
    },
  }
  const forget = (value: boolean): void => {
    forgetful = value
  }
  return { rows, store, forget, tell: () => heard() }
}
const browser = () => browseLedger(join(folder, 'ledger'), () => keys().masterKey())
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
}
const start = (store: Pick<Store, 'outbox' | 'listen'>) => startSealer(store, ledger, browser(), () => {})

test('every change is sealed in order, and marked with its entry', async () => {
  const { rows, store, tell } = outboxOf(450)
  const sealer = await start(store)
  await until(() => rows.every((row) => row.index >= 0))
  expect(rows.map((row) => row.index)).toEqual(rows.map((_, n) => n))
  rows.push({ id: '451', type: 'policy', body: { n: 450 }, fields: { by: 'ana' }, index: -1 })
  tell()
  await until(() => rows.at(-1)!.index >= 0)
  await sealer.stop()
  expect(ledger.size).toBe(451)
  expect((await ledger.read(450)).entry).toMatchObject({ type: 'policy', by: 'ana', change: '451' })
})

test('what was sealed and not marked before a crash is found again and sealed once', async () => {
  const { rows, store, forget } = outboxOf(30)
  forget(true)
  const first = await start(store)
  await until(() => ledger.size === 30)
  await first.stop()
  forget(false)
  const second = await start(store)
  await until(() => rows.every((row) => row.index >= 0))
  await second.stop()
  expect(ledger.size).toBe(30)
  expect(rows.map((row) => row.index)).toEqual(rows.map((_, n) => n))
})
