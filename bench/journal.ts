import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileJournal } from '../packages/pavise/src/gateway/journal/file-journal.js'
import { startShipper } from '../packages/pavise/src/gateway/journal/shipper.js'
import { keyring } from '../packages/pavise/src/platform/ledger/index.js'
import { openDatabase } from '../packages/pavise/src/platform/store/database.js'
import { openStore } from '../packages/pavise/src/platform/store/store.js'
import { guardEvent } from './store/guard-events.js'

export const name = 'journal'

const JOURNALED = 200_000
const SHIPPED = 100_000
/** Exchanges that a gateway has under way at a time. */
const AT_A_TIME = 256

/**
 * Events a second that are written by group commit (each append resolves when its line is in the file, one in a hundred on the disk), and that
 * go from the journal into an embedded PostgreSQL. Each also by the processor time of this process, which a busy machine does not blur.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'pavise-bench-'))
  await chmod(folder, 0o711)
  try {
    const events = join(folder, 'events')
    const journal = await FileJournal.open(events)
    const journaled = await rate(JOURNALED, async () => {
      let next = 0
      const client = async (): Promise<void> => {
        for (let n = next++; n < JOURNALED; n = next++) await journal.append(guardEvent(n, new Date()), n % 100 === 0)
      }
      await Promise.all(Array.from({ length: AT_A_TIME }, client))
    })
    await journal.close()
    await rm(events, { recursive: true })
    const second = await FileJournal.open(events)
    for (let n = 0; n < SHIPPED; n++) await second.append(guardEvent(n, new Date()))
    await second.close()
    const database = await openDatabase({ dataDir: join(folder, 'data'), as: 'own' })
    const store = await openStore({ pool: database.pool, keys: keyring({ dir: join(folder, 'keys'), env: {}, create: true }) })
    const shipped = await rate(SHIPPED, async () => {
      const shipper = await startShipper({ folder: events, deliver: (batch) => store.events.add(batch), log: () => {} })
      await shipper.drain()
      await shipper.stop()
    })
    await store.close()
    await database.stop()
    return { journaled, shipped }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function rate(count: number, work: () => Promise<void>): Promise<{ events: number; perSecond: number; perCpuSecond: number }> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return {
    events: count,
    perSecond: Math.round(count / ((performance.now() - begun) / 1_000)),
    perCpuSecond: Math.round(count / ((user + system) / 1e6)),
  }
}
