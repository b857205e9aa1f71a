import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { bodies, historyBody, requestBody } from './gateway/bodies.js'
import { type BenchProcess, start } from './gateway/start.js'

export const name = 'gateway'

/**
 * Processor time of a request through the gateway, beside a proxy that looks at nothing: node:http and undici, bodies whole. 1 KB each way, inspected both ways, with key and
 * journal on disk: with every detector that ships, with the starter policy, and with a policy of no rules, which is what is left when the guard is taken away. With `BENCH_PORTKEY=DIR`, a folder in which `npm install --ignore-scripts
 * @portkey-ai/gateway@1.15.2` was run, that gateway without any guardrail as well. Rounds alternate, so that all meet the same machine. `BENCH_SIDES=all,none`
 * leaves sides out, `BENCH_PROFILE=DIR` writes a processor profile of each process.
 */
export interface GatewayNumbers {
  body: string
  requestsPerRound: number
  rounds: number
  bareMicrosecondsPerRequest: number
  /** Every detector that ships. Ratios are the median over rounds of bare cost / gateway cost. */
  gatewayMicrosecondsPerRequest?: number
  ratio?: number
  ratioWorst?: number
  gatewayMegabytes?: number
  starterMicrosecondsPerRequest?: number
  starterRatio?: number
  /** Without any rule. */
  floorMicrosecondsPerRequest?: number
  floorRatio?: number
  portkeyMicrosecondsPerRequest?: number
  /** Portkey's cost / ours, with every detector and with the starter policy. */
  portkeyRatio?: number
  portkeyStarterRatio?: number
  failed: number
}

/** `1k`: texts that are new each time, but for the system prompt. `64k`: a conversation that is resent with one new turn, and nothing is remembered. `history`: the same, remembered. */
const BODY = process.env['BENCH_BODY'] ?? '1k'
const ROUNDS = Number(process.env['PAVISE_BENCH_ROUNDS'] ?? 7)
const REQUESTS = BODY === '1k' ? 1_500 : 160
/** Until the engine has compiled what a process that runs for days runs. */
const WARM_UP = BODY === '1k' ? 6_000 : 900
const CONNECTIONS = 32
const SIDES = (process.env['BENCH_SIDES'] ?? 'all,starter,none').split(',')

/** Sends requests over kept connections; counts what is no 200. */
function loader(proxy: BenchProcess, key: string, more: Record<string, string> = {}): (count: number) => Promise<number> {
  const pool = new Pool(`http://127.0.0.1:${proxy.port}`, { connections: CONNECTIONS })
  const body = bodies(BODY === '1k' ? requestBody : historyBody)
  let turn = 0
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...more }
  return async (count) => {
    let left = count
    let failed = 0
    const one = async () => {
      while (left-- > 0) {
        const answer = await pool.request({ path: '/v1/chat/completions', method: 'POST', headers, body: body(turn++) })
        const text = await answer.body.text()
        if (answer.statusCode !== 200 || !text.includes('"choices"')) failed++
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, one))
    return failed
  }
}

/** The other gateway as it is installed, on a port of its own. */
async function startPortkey(folder: string): Promise<BenchProcess> {
  const port = await freePort()
  const file = join(folder, 'node_modules/@portkey-ai/gateway/build/start-server.js')
  const child = spawn(process.execPath, [file, '--headless', `--port=${port}`], { stdio: 'ignore' })
  for (let i = 0; i < 100; i++) {
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    port,
    usage: async () => {
      const stat = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ')[1]!.split(' ')
      // Ticks of ten milliseconds and pages of four kilobytes, as Linux has them.
      return { cpu: (Number(stat[11]) + Number(stat[12])) * 10_000, rss: Number(stat[21]) * 4_096 }
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!
const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

interface Side {
  readonly proxy: BenchProcess
  readonly load: (count: number) => Promise<number>
  readonly costs: number[]
}

const cost = ({ costs }: Side): number => round(median(costs), 1)

/** Of each round, one side's cost / another's. */
const ratios = (of: Side, to: Side): number[] => of.costs.map((cost, i) => cost / to.costs[i]!)

export async function run(): Promise<GatewayNumbers> {
  const key = `pv_${randomBytes(16).toString('hex')}`
  const folder = await mkdtemp(join(tmpdir(), 'pavise-bench-gateway-'))
  const stub = await start('stub.ts')
  const upstream = `http://127.0.0.1:${stub.port}`
  const memory = BODY === '64k' ? 'forgets' : 'remembers'
  const guarded = (which: string) => start('guarded-proxy.ts', [upstream, key, join(folder, which), which, memory])
  const [bare, ...gateways] = await Promise.all([start('bare-proxy.ts', [upstream]), ...SIDES.map(guarded)])
  const portkey = process.env['BENCH_PORTKEY'] === undefined ? undefined : await startPortkey(process.env['BENCH_PORTKEY'])
  try {
    const side = (proxy: BenchProcess, more?: Record<string, string>): Side => ({ proxy, load: loader(proxy, key, more), costs: [] })
    const plain = side(bare)
    const ours = new Map(gateways.map((proxy, i) => [SIDES[i]!, side(proxy)]))
    const other = portkey && side(portkey, { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${upstream}/v1` })
    const sides = [plain, ...ours.values(), ...(other ? [other] : [])]
    let failed = 0
    for (const { load } of sides) failed += await load(WARM_UP)
    for (let i = 0; i < ROUNDS; i++)
      for (const { proxy, load, costs } of sides) {
        const before = await proxy.usage()
        failed += await load(REQUESTS)
        costs.push(((await proxy.usage()).cpu - before.cpu) / REQUESTS)
      }
    const [all, starter, floor] = ['all', 'starter', 'none'].map((which) => ours.get(which))
    return {
      body: BODY,
      requestsPerRound: REQUESTS,
      rounds: ROUNDS,
      bareMicrosecondsPerRequest: cost(plain),
      ...(all && {
        gatewayMicrosecondsPerRequest: cost(all),
        ratio: round(median(ratios(plain, all)), 3),
        ratioWorst: round(Math.min(...ratios(plain, all)), 3),
        gatewayMegabytes: Math.round((await all.proxy.usage()).rss / 1e6),
      }),
      ...(starter && { starterMicrosecondsPerRequest: cost(starter), starterRatio: round(median(ratios(plain, starter)), 3) }),
      ...(floor && { floorMicrosecondsPerRequest: cost(floor), floorRatio: round(median(ratios(plain, floor)), 3) }),
      ...(other && {
        portkeyMicrosecondsPerRequest: cost(other),
        ...(all && { portkeyRatio: round(median(ratios(other, all)), 1) }),
        ...(starter && { portkeyStarterRatio: round(median(ratios(other, starter)), 1) }),
      }),
      failed,
    }
  } finally {
    for (const proxy of [bare, ...gateways, stub, portkey]) proxy?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify({ bench: name, ...(await run()) }))
  process.exit(0)
}
