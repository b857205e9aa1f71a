import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { keyring } from '../packages/pavise/src/platform/ledger/index.js'
import { openDatabase } from '../packages/pavise/src/platform/store/database.js'
import { openStore } from '../packages/pavise/src/platform/store/store.js'
import { guardEvent } from './store/guard-events.js'
import { seedFindings } from './store/seed-findings.js'

export const name = 'api'

const FINDINGS = Number(process.env['BENCH_FINDINGS'] ?? 1_000_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 30)
const RATE = Number(process.env['BENCH_RATE'] ?? 200)
const EVENTS = 100_000

interface Ask {
  readonly what: string
  /** Of a hundred requests. */
  readonly share: number
  readonly method?: string
  path(n: number): string
  body?(n: number): unknown
}

/** What consoles and scripts ask: mostly lists with filters, single findings, counts of saved views, the firewall; some triage. */
const MIX: readonly Ask[] = [
  { what: 'open and severe', share: 18, path: () => '/findings?q=state%3Aopen%20severity%3A%3E%3Dhigh&limit=50' },
  { what: 'of one asset', share: 12, path: (n) => `/findings?q=asset%3Abench-${1 + (n % 200)}%20state%3Aopen&limit=50` },
  { what: 'mine', share: 8, path: () => '/findings?q=owner%3Ame%20state%3Aopen%2Ctriaged&limit=50' },
  { what: 'by words', share: 6, path: (n) => `/findings?q=case%20${n * 37}&limit=50` },
  { what: 'one finding', share: 20, path: (n) => `/findings/${1 + ((n * 7919) % FINDINGS)}` },
  { what: 'events', share: 12, path: () => '/events?q=action%3Ablock&limit=50' },
  { what: 'event rates', share: 4, path: () => '/events/rates?buckets=60' },
  { what: 'me', share: 8, path: () => '/me' },
  { what: 'search', share: 4, path: (n) => `/search?q=case%20${n}` },
  {
    what: 'counts of views',
    share: 2,
    method: 'POST',
    path: () => '/findings/counts',
    body: () => ({ queries: ['state:open severity:>=high', 'owner:me state:open'] }),
  },
  {
    what: 'triage',
    share: 6,
    method: 'POST',
    path: () => '/findings/bulk',
    body: (n) => ({ numbers: [1 + ((n * 104_729) % FINDINGS)], change: { owner: n % 2 ? 'ana' : 'ben' } }),
  },
]

/** p99 of the API at a steady rate on a million findings, from the moment each request was due; bare /healthz in the same run beside it. */
export async function run(): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'pavise-bench-api-'))
  await chmod(dir, 0o711)
  const database = await openDatabase({ dataDir: join(dir, 'data') })
  try {
    const store = await openStore({ pool: database.pool, keys: keyring({ env: {}, dir: join(dir, 'keys'), create: true }) })
    await seedFindings(database.pool, FINDINGS)
    const base = Date.now() - EVENTS * 10
    for (let at = 0; at < EVENTS; at += 1000) {
      await store.events.add(Array.from({ length: 1000 }, (_, i) => guardEvent(at + i, new Date(base + (at + i) * 10))))
    }
    await store.close()
    await database.pool.query('analyze')
    return { findings: FINDINGS, rate: RATE, seconds: SECONDS, ...(await withServer(dir)), load: loadavg()[0] }
  } finally {
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

async function withServer(dir: string): Promise<object> {
  const file = new URL('api/serve.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', file, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async <Value>(): Promise<Value> => JSON.parse((await lines.next()).value ?? '{}') as Value
  try {
    const { address, token } = await line<{ address: string; token: string }>()
    const health: Ask = { what: 'health', share: 100, path: () => '' }
    await drive(address, token, MIX, 5)
    const baseline = await drive(address, token, [health], Math.min(SECONDS, 10))
    const driven = await drive(address, token, MIX, SECONDS)
    child.kill('SIGTERM')
    const { cpuMs } = await line<{ cpuMs: number }>()
    // The server's own time, whatever else the machine does; warm-up and baseline count as requests too.
    const requests = (5 + Math.min(SECONDS, 10) + SECONDS) * RATE
    return { baseline: baseline.all, serverCpuMsPerRequest: Number((cpuMs / requests).toFixed(2)), ...driven }
  } finally {
    if (child.exitCode === null) await Promise.race([once(child, 'exit'), wait(5000)])
    child.kill('SIGKILL')
  }
}

/** Sends at a steady rate, whatever comes back: a slow answer makes the next ones wait in the server, and they count from when they were due. */
async function drive(address: string, token: string, mix: readonly Ask[], seconds: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const wheel = mix.flatMap((ask) => Array.from({ length: ask.share }, () => ask))
  const taken = new Map<string, number[]>()
  let failed = 0
  const start = performance.now()
  const running: Promise<void>[] = []
  for (let n = 0; n < seconds * RATE; n++) {
    const due = start + (n * 1000) / RATE
    const early = due - performance.now()
    if (early > 1) await wait(early)
    // A stride that is coprime to the wheel mixes the kinds.
    const ask = wheel[(n * 37) % wheel.length]!
    const work = send(agent, address, token, ask, n).then(
      (status) => {
        if (status >= 400) failed++
        const list = taken.get(ask.what) ?? []
        list.push(performance.now() - due)
        taken.set(ask.what, list)
      },
      () => {
        failed++
      },
    )
    running.push(work)
  }
  await Promise.all(running)
  agent.destroy()
  const all = [...taken.values()].flat()
  return {
    all: spread(all),
    failed,
    perSecond: Math.round(all.length / ((performance.now() - start) / 1000)),
    byKind: Object.fromEntries([...taken].map(([what, list]) => [what, spread(list)])),
  }
}

function send(agent: Agent, address: string, token: string, ask: Ask, n: number): Promise<number> {
  const { promise, resolve, reject } = withResolvers<number>()
  const body = ask.body ? JSON.stringify(ask.body(n)) : undefined
  const path = ask.path(n)
  const asked = request(
    path === '' ? `${address}/healthz` : `${address}/api/v1${path}`,
    {
      agent,
      method: ask.method ?? 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
    },
    (reply) => reply.resume().once('end', () => resolve(reply.statusCode ?? 500)),
  )
  asked.once('error', reject)
  asked.end(body)
  return promise
}

function withResolvers<Value>() {
  let resolve!: (value: Value) => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<Value>((done, fail) => {
    resolve = done
    reject = fail
  })
  return { promise, resolve, reject }
}

function spread(list: readonly number[]): { p50: number; p95: number; p99: number; max: number } {
  const sorted = [...list].sort((a, b) => a - b)
  const at = (q: number): number => Number((sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(1))
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}
