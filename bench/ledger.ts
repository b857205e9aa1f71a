import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { random } from '../packages/pavise/src/core/random.js'
import { exportLedger, keyring, openLedger, verifyLedger } from '../packages/pavise/src/platform/ledger/index.js'
import { mutate } from '../packages/pavise/src/platform/ledger/mutation.js'

export const name = 'ledger'

/** What the ledger does in a second, and what it notices. Bodies are 300 bytes; every append below is acknowledged after fsync. */
export interface LedgerNumbers {
  appendsPerSecond: number
  /** The same by the processor time that this process took: what a busy machine does not blur. */
  appendsPerCpuSecond: number
  appendBatch: number
  fsyncsPerSecond: number
  entries: number
  verifySeconds: number
  verifyWithBodiesSeconds: number
  peakVerifyMegabytes: number
  mutations: number
  mutationsDetected: number
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}
const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
const progress = (text: string): unknown => process.stderr.write(`${text}\n`)

/** What the disk alone gives: 200 writes of one page, each synced. The physical limit beside which appends stand. */
async function rawFsyncs(dir: string): Promise<number> {
  const { open } = await import('node:fs/promises')
  const file = await open(join(dir, 'fsync'), 'w')
  const taken = await seconds(async () => {
    for (let i = 0; i < 200; i++) {
      await file.write(Buffer.alloc(4096, i), 0, 4096, i * 4096)
      await file.datasync()
    }
  })
  await file.close()
  return 200 / taken
}

async function mutations(dir: string, keys: string, runs: number): Promise<number> {
  const ledger = await openLedger(join(dir, 'small'), {
    keys: keyring({ dir: keys, env: {}, create: true }),
    origin: 'bench.local/small',
  })
  const body = (i: number): { type: string; body: unknown; fields: { n: number } } => ({
    type: 'bench.record',
    body: { i },
    fields: { n: i },
  })
  await ledger.appendBatch(Array.from({ length: 200 }, (_, i) => body(i)))
  const checkpoint = await ledger.checkpoint()
  const { publicKey } = ledger
  await ledger.close()
  const file = join(dir, 'export')
  await exportLedger(join(dir, 'small'), file)
  const bytes = await readFile(file)
  const dice = random('bench ledger mutations')
  let detected = 0
  for (let run = 0; run < runs; run++) {
    await writeFile(file, mutate(bytes, dice).bytes)
    if (!(await verifyLedger(file, { publicKey, checkpoint })).ok) detected++
  }
  return detected
}

/** Measures the ledger on the disk below `tmpdir()`. */
export async function benchLedger(entries = 1_000_000, runs = 10_000): Promise<LedgerNumbers> {
  const dir = await mkdtemp(join(tmpdir(), 'pavise-bench-ledger-'))
  const keys = join(dir, 'keys')
  const ring = (create: boolean) => keyring({ dir: keys, env: {}, create })
  const appendBatch = 2000
  try {
    const fsyncsPerSecond = await rawFsyncs(dir)
    const big = join(dir, 'big')
    const ledger = await openLedger(big, { keys: ring(true), origin: 'bench.local/big' })
    const body = { text: 'x'.repeat(280) }
    const batch = Array.from({ length: appendBatch }, (_, n) => ({ type: 'bench.record', body, fields: { n } }))
    const cpuBefore = process.cpuUsage()
    const appendSeconds = await seconds(async () => {
      // Two batches are on their way at a time: one is prepared while the other is synced.
      let before: Promise<unknown> = Promise.resolve()
      for (let given = 0; given < entries; given += appendBatch) {
        const now = ledger.appendBatch(batch)
        await before
        before = now
        if (given % 100_000 === 0) progress(`appended ${given} of ${entries}`)
      }
      await before
    })
    const cpu = process.cpuUsage(cpuBefore)
    const checkpoint = await ledger.checkpoint()
    const { publicKey } = ledger
    await ledger.close()
    progress(`verifying ${((await stat(join(big, 'entries.jsonl'))).size / 1e6).toFixed(0)} MB of entries`)
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss())
    }, 50)
    const verify = async (bodies: boolean): Promise<void> => {
      const seen = await verifyLedger(big, { publicKey, checkpoint, keys: ring(false), bodies })
      if (!seen.ok || seen.signed !== entries) throw new Error(seen.statement)
    }
    const verifySeconds = await seconds(() => verify(false))
    const verifyWithBodiesSeconds = await seconds(() => verify(true))
    clearInterval(watch)
    progress(`changing an export ${runs} times`)
    const mutationsDetected = await mutations(dir, keys, runs)
    return {
      appendsPerSecond: Math.round(entries / appendSeconds),
      appendsPerCpuSecond: Math.round(entries / ((cpu.user + cpu.system) / 1e6)),
      appendBatch,
      fsyncsPerSecond: Math.round(fsyncsPerSecond),
      entries,
      verifySeconds: round(verifySeconds),
      verifyWithBodiesSeconds: round(verifyWithBodiesSeconds),
      peakVerifyMegabytes: Math.round(peak / 1e6),
      mutations: runs,
      mutationsDetected,
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

export const run = (): Promise<LedgerNumbers> => benchLedger()

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entries, runs] = process.argv.slice(2).map(Number)
  process.stdout.write(`${JSON.stringify(await benchLedger(entries, runs))}\n`)
}
