import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../packages/pavise/src/core/ports/store.js'
import { keyring } from '../packages/pavise/src/platform/ledger/index.js'
import { type Database, openDatabase } from '../packages/pavise/src/platform/store/database.js'
import { openStore } from '../packages/pavise/src/platform/store/store.js'
import { guardEvent } from './store/guard-events.js'
import { seedFindings } from './store/seed-findings.js'

export const name = 'store'

const FINDINGS = Number(process.env['BENCH_FINDINGS'] ?? 1_000_000)
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 200_000)
const BATCH = 1000

/** What the console asks of the inbox, as filter lines. */
const FILTERS: Readonly<Record<string, string>> = {
  everything: '',
  open: 'state:open',
  'open and severe': 'state:open severity:>=high',
  'of one asset': 'asset:bench-17 state:open',
  mine: 'owner:ana state:open,triaged',
  'by rule': 'rule:attack.mail-out -state:fixed',
  'by tag': 'tag:owasp-llm:LLM01 state:open',
  'a common word': 'refund',
  'a rare word': 'case 777777',
  'two words': 'refund ticket state:open',
  'last week': 'last:>=-7d severity:critical',
  answered: 'answered:no severity:critical',
}

const ms = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const round = (value: number): number => Number(value.toFixed(1))
const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0

async function times(runs: number, work: (n: number) => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const taken: number[] = []
  for (let n = 0; n < runs; n++) taken.push(await ms(() => work(n)))
  taken.sort((a, b) => a - b)
  return { p50: round(quantile(taken, 0.5)), p99: round(quantile(taken, 0.99)) }
}

/** Time until the database serves: a new data folder, and one that is there. */
async function starts(dir: string): Promise<{ firstStartMs: number; laterStartMs: number; stopMs: number }> {
  const dataDir = join(dir, 'starts')
  let database!: Database
  const open = async (): Promise<void> => {
    database = await openDatabase({ dataDir })
    await (await openStore({ pool: database.pool, keys: keyring({ env: {}, dir: join(dir, 'keys'), create: true }) })).close()
  }
  const firstStartMs = round(await ms(open))
  await database.stop()
  const laterStartMs = round(await ms(open))
  const stopMs = round(await ms(() => database.stop()))
  return { firstStartMs, laterStartMs, stopMs }
}

async function filters(store: Store): Promise<Record<string, { p50: number; p99: number }>> {
  const out: Record<string, { p50: number; p99: number }> = {}
  for (const [title, q] of Object.entries(FILTERS)) out[title] = await times(40, () => store.findings.list({ q }, { limit: 100 }))
  let cursor: string | undefined
  out['a page further'] = await times(40, async () => {
    const page = await store.findings.list({ q: 'state:open' }, { limit: 100, ...(cursor ? { cursor } : {}) })
    cursor = page.next
  })
  out['one finding'] = await times(40, (n) => store.findings.get(1 + n * 1000))
  out['triage one'] = await times(20, (n) => store.findings.change(5 + n * 977, { owner: 'ana' }, { handle: 'bench' }))
  out['triage 1,000'] = await times(3, (n) =>
    store.findings.changeMany({ numbers: Array.from({ length: 1000 }, (_, i) => 1 + n * 1000 + i) }, { owner: 'ben' }, { handle: 'bench' }),
  )
  out.overview = await times(20, () => store.overview())
  out.search = await times(20, () => store.search('refund ticket', 20))
  return out
}

async function events(store: Store): Promise<Record<string, number | { p50: number; p99: number }>> {
  const base = Date.now() - EVENTS
  const batches = Array.from({ length: EVENTS / BATCH }, (_, b) =>
    Array.from({ length: BATCH }, (_, i) => guardEvent(b * BATCH + i, new Date(base + b * BATCH + i))),
  )
  const taken = await ms(async () => {
    for (const batch of batches) await store.events.add(batch)
  })
  const now = new Date()
  return {
    eventsPerSecond: Math.round(EVENTS / (taken / 1000)),
    latest: await times(40, () => store.events.list({}, { limit: 100 })),
    blocked: await times(40, () => store.events.list({ q: 'action:block' }, { limit: 100 })),
    'of one session': await times(40, () => store.events.list({ q: `session:sha256:${'7'.padStart(64, '0')}` }, { limit: 100 })),
    rates: await times(20, () => store.events.rates(new Date(now.getTime() - 3_600_000).toISOString(), now.toISOString(), 60)),
  }
}

/** Start times, the inbox at a million findings, events into SQL. Milliseconds; one connection, one question at a time. */
export async function run(): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'pavise-bench-store-'))
  await chmod(dir, 0o711)
  const started = await starts(dir)
  const database = await openDatabase({ dataDir: join(dir, 'data') })
  try {
    const store = await openStore({ pool: database.pool, keys: keyring({ env: {}, dir: join(dir, 'keys'), create: true }) })
    const seedSeconds = round((await ms(() => seedFindings(database.pool, FINDINGS))) / 1000)
    const inbox = await filters(store)
    const shipped = await events(store)
    await store.close()
    return { ...started, findings: FINDINGS, seedSeconds, inbox, events: shipped }
  } finally {
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
